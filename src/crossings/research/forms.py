"""What may be asked of the lists of research: plain GET forms, whose every answer is an address that can be kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.engine.research.running import Running

STATUS_WORDS = (
    (Running.ONGOING.value, _("Ongoing")),
    (Running.ENDED.value, _("Ended")),
    (Running.NOT_BEGUN.value, _("Not begun yet")),
    (Running.NOT_STATED.value, _("Not stated in any source read")),
)
NEWEST_OR_TITLE = (("newest", _("Newest first")), ("title", _("By title")))
WORDS_HELP = _("Of the title, or a name of somebody who made it.")


def choice(label: object) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)  # type: ignore[arg-type]  # a lazy text


class PublicationFilter(forms.Form):
    """Which works to list, and in which order."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80, help_text=WORDS_HELP)
    type = choice(_("Type"))
    topic = choice(_("Topic"))
    institution = choice(_("Institution"))
    year = choice(_("Year"))
    language = choice(_("Language"))
    journal = forms.SlugField(required=False, max_length=120, widget=forms.HiddenInput)
    volume = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    issue = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=NEWEST_OR_TITLE)


class ProjectFilter(forms.Form):
    """Which projects to list, and in which order."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80, help_text=_("Of the title, or the acronym."))
    status = choice(_("Status"))
    topic = choice(_("Topic"))
    institution = choice(_("Institution"))
    order = forms.ChoiceField(label=_("Order"), required=False, choices=tuple(reversed(NEWEST_OR_TITLE)))


class GroupFilter(forms.Form):
    """Which research groups to list."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)
    kind = choice(_("Kind"))
    topic = choice(_("Topic"))
    institution = choice(_("Institution"))


class VenueFilter(forms.Form):
    """Which journals and series to list."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)
    kind = choice(_("Kind"))
