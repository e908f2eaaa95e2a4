"""Who sits on the board of a programme, and the scale on which its grades are given."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.audience import Audience
from crossings.engine.privacy import Personal, Purpose, Retention
from crossings.people.permissions import belongs_to
from crossings.programmes.models import Programme
from crossings.provenance.models import Sourced


class BoardSeatQuerySet(models.QuerySet["BoardSeat"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every seat; everyone else sees their own."""
        if account.has_perm("studies.view_boardseat"):
            return self
        return self.filter(account=account) if account.is_authenticated else self.none()

    def counting_for(self, account: Any) -> Self:
        """The seats of this account, as long as it holds the role."""
        return self.filter(account=account) if belongs_to(account, Audience.BOARD) else self.none()

    def with_programme(self) -> Self:
        """Each with its programme and what that is called."""
        return self.select_related("programme").prefetch_related("programme__translations")


class BoardSeat(models.Model):
    """Somebody on the board of a programme: sees its students' records and decides on what they ask for.

    The seat counts only together with the role *Member of a board*; who leaves loses the seat, and the journal keeps it.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("member"), related_name="board_seats"
    )
    programme = models.ForeignKey(Programme, models.CASCADE, verbose_name=_("programme"), related_name="board_seats")

    objects: ClassVar[BoardSeatQuerySet] = BoardSeatQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "account": Personal(Purpose.ACCOUNTABILITY, Retention(days=30, after="the account is closed"))
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("seat on a board")
        verbose_name_plural = _("seats on boards")
        ordering = ("programme_id", "id")
        constraints = (models.UniqueConstraint(fields=("account", "programme"), name="studies_board_seat_once"),)

    def __str__(self) -> str:
        return f"{self.account} · {self.programme}"


def overseen_by(account: Any) -> models.QuerySet[Programme]:
    """The programmes of which this account sees every record: of the office all, else those on whose board it sits."""
    if account.has_perm("studies.view_enrolment"):
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=BoardSeat.objects.counting_for(account).values("programme"))


class GradeScaleQuerySet(models.QuerySet["GradeScale"]):
    def visible_to(self, account: Any) -> Self:
        """Scales are no secret; who sees the programme may see its scale."""
        return self.filter(programme__in=Programme.objects.visible_to(account))


class GradeScale(Sourced):
    """The scale of a programme's grades. A grade outside it is refused; without a scale none can be recorded."""

    programme = models.OneToOneField(Programme, models.CASCADE, verbose_name=_("programme"), related_name="grade_scale")
    least = models.DecimalField(_("lowest grade"), max_digits=6, decimal_places=2)
    most = models.DecimalField(_("highest grade"), max_digits=6, decimal_places=2)
    places = models.PositiveSmallIntegerField(_("decimal places"), default=0)

    objects: ClassVar[GradeScaleQuerySet] = GradeScaleQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("scale of grades")
        verbose_name_plural = _("scales of grades")
        ordering = ("programme_id",)
        constraints = (
            models.CheckConstraint(condition=Q(least__lt=F("most")), name="studies_scale_rises"),
            models.CheckConstraint(condition=Q(places__lte=2), name="studies_scale_places"),
        )

    def __str__(self) -> str:
        return f"{self.least:.{self.places}f}–{self.most:.{self.places}f}"
