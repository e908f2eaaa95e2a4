"""Pictures of the website: none goes without words for those who cannot see it, nor without its maker."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity


class Picture(AbstractImage):
    """An image with an alternative text (`description`), the name of its maker and its licence."""

    credit = models.CharField(_("made by"), max_length=200)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    admin_form_fields: ClassVar = ("title", "file", "description", "credit", "licence", "collection", "tags")
    personal_fields: ClassVar[dict[str, Personal]] = {
        "uploaded_by_user": Personal(
            Purpose.ACCOUNTABILITY, Retention(days=30, after="the account is closed"), Sensitivity.P2
        ),
        "credit": Personal(Purpose.ACCOUNTABILITY, Retention(days=0, after="the picture is removed"), Sensitivity.P0),
    }

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = (models.CheckConstraint(condition=~models.Q(description=""), name="website_picture_has_words"),)

    def clean(self) -> None:
        super().clean()
        if not self.description:
            raise ValidationError(
                {
                    "description": _(
                        "A picture needs words for those who cannot see it. Say in one sentence what it shows."
                    )
                }
            )


class PictureRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="website_rendition_once"),
        )
