"""The one kind of error that the engine raises: what was refused, why, and how to mend it.

Public name: `Refusal`. Screens show its three parts; logs show its text. It knows nothing of languages:
a form field answers in the reader's language and keeps this text for the log.
"""


class Refusal(ValueError):
    """A value or a move was refused.

    `what` names the value or the move, `why` the rule it broke, `mend` the next step; each is one whole sentence.

    >>> print(Refusal("31 ECTS was refused.", "The module gives at most 30.", "Write 30 or less."))
    31 ECTS was refused. The module gives at most 30. Write 30 or less.
    """

    def __init__(self, what: str, why: str, mend: str) -> None:
        super().__init__(what, why, mend)
        self.what = what
        self.why = why
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what} {self.why} {self.mend}"
