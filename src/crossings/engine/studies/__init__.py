"""What may follow what in a student's studies: the enrolment, a plan, a request to the board (`states`)."""
