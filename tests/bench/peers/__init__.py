"""What others would do for the same answer, written by us, so that ratios are measured in one run."""
