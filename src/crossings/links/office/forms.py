"""What curators are asked: what becomes of a bridge, and what came of a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.engine.links.states import BridgeState, permitted
from crossings.journal.office import RecordForm

CONFIRM, REJECT, REJECT_EVERYWHERE, REOPEN = "confirm", "reject", "reject everywhere", "reopen"
DECISIONS = (
    (CONFIRM, _("Confirm it: the public sees it, and those who follow its topics are told")),
    (REJECT, _("Reject it for this pair: it is proposed no more")),
    (REJECT_EVERYWHERE, _("Reject it everywhere: the concept is too general to join anything")),
    (REOPEN, _("Open it anew: it waits for a curator again")),
)


class DecideForm(RecordForm):
    """A bridge: what becomes of it, a note for other curators, and why. Without a decision, only the note is kept."""

    decision = forms.ChoiceField(label=_("What becomes of it"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = permitted(BridgeState(self.instance.state)) if self.instance.pk else ()
        offered = [(key, words) for key, words in DECISIONS if key.split()[0] in verbs]
        self.fields["decision"].choices = [("", _("Leave it as it is")), *offered]


class SettleForm(RecordForm):
    """A report of a reader: what came of it, and in which words if more is to be said."""

    OUTCOMES = (
        ("rejected", _("The bridge was rejected")),
        ("mended", _("The concept was mended, such as its type or a name")),
        ("stays", _("It holds, and stays")),
    )

    outcome = forms.ChoiceField(label=_("What came of it"), choices=OUTCOMES, widget=forms.RadioSelect)
    further = forms.CharField(label=_("In more words"), required=False, max_length=450)

    def answer(self) -> str:
        """What is kept of it."""
        given = self.cleaned_data
        return ": ".join(filter(None, (given["outcome"], given["further"])))
