"""Who is needed by studies that go on: the student, and the adviser to whom others are entrusted."""

from django.utils.translation import gettext as _

from crossings.engine.refusal import Refusal
from crossings.people.models import Account
from crossings.studies.models import Enrolment


def refuse_while_studies_go_on(account: Account) -> None:
    """Refuse to close the account of somebody who studies or advises; raises `Refusal` with what has to be ended first."""
    going_on = Enrolment.objects.open().with_rules()
    own = going_on.filter(student=account).newest().first()
    if own is not None:
        raise Refusal(
            _("The account was not closed."),
            _("It is enrolled in %(programme)s, and these studies go on.") % {"programme": own.programme},
            _("Ask the office to complete or withdraw the studies first."),
        )
    if going_on.filter(adviser=account).exists():
        raise Refusal(
            _("The account was not closed."),
            _("Students are entrusted to it, and their plans would wait for nobody."),
            _("Ask the office to assign another adviser first."),
        )
