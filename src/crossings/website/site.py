"""What a network sets for itself: its name, its mark, its two colours. Contrast is checked when it does."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from crossings.engine.contrast import contrast_ratio
from crossings.journal.kept import until_changed

HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write a colour as # and six digits, such as #0a5c4b."))
PAPER = {"light": "#fcfdfb", "dark": "#101715"}
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3


@register_setting(icon="site")
class NetworkSettings(BaseSiteSetting):
    """The face of this network. Empty colours leave Crossings' own."""

    name = models.CharField(_("name of the network"), max_length=100, default="Crossings")
    note = models.CharField(_("what this network is"), max_length=300, blank=True)
    mark = models.ForeignKey("website.Picture", models.SET_NULL, null=True, blank=True, related_name="+")
    accent_light = models.CharField(_("accent on light paper"), max_length=7, blank=True, validators=[HEX_COLOUR])
    accent_dark = models.CharField(_("accent on dark paper"), max_length=7, blank=True, validators=[HEX_COLOUR])
    signal_light = models.CharField(_("signal on light paper"), max_length=7, blank=True, validators=[HEX_COLOUR])
    signal_dark = models.CharField(_("signal on dark paper"), max_length=7, blank=True, validators=[HEX_COLOUR])

    personal_fields: ClassVar[dict[str, object]] = {}
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("note"),
        FieldPanel("mark"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("accent_light"), FieldPanel("accent_dark")]),
                FieldRowPanel([FieldPanel("signal_light"), FieldPanel("signal_dark")]),
            ],
            heading=_("Colours"),
        ),
    ]

    class Meta:
        verbose_name = _("this network")

    def __str__(self) -> str:
        return self.name

    @property
    def has_colours(self) -> bool:
        return any((self.accent_light, self.accent_dark, self.signal_light, self.signal_dark))

    def clean(self) -> None:
        super().clean()
        faint = {name: _too_faint(ratio) for name, ratio in self._contrasts().items() if ratio < LEAST_CONTRAST}
        if faint:
            raise ValidationError(faint)

    def _contrasts(self) -> dict[str, float]:
        fields = [(f"{ink}_{theme}", theme) for ink in ("accent", "signal") for theme in PAPER]
        return {
            name: contrast_ratio(getattr(self, name), PAPER[theme]) for name, theme in fields if getattr(self, name)
        }


@until_changed
def this_network() -> NetworkSettings:
    """The face of the one network that is served here."""
    site = Site.objects.filter(is_default_site=True).first()
    return NetworkSettings.for_site(site) if site else NetworkSettings()


def _too_faint(ratio: float) -> str:
    return _(
        "This colour stands out from the paper by %(ratio).1f to 1; readers need 4.5 to 1. Choose a stronger one."
    ) % {"ratio": ratio}
