"""What a person chooses for themselves: the topics of which they want to hear."""

from collections import defaultdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.links.models import FollowedTopic
from crossings.people.models import Account
from crossings.topics.models import Concept, ConceptScheme
from crossings.topics.records import named


class TopicsForm(forms.Form):
    """The topics that are followed, each with a box to let go of it, and one more to follow."""

    followed = forms.MultipleChoiceField(
        label=_("You follow"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Clear a box to hear no more of a topic."),
    )
    further = forms.ChoiceField(label=_("Follow one more"), required=False)

    def __init__(self, *args: Any, account: Account, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = Concept.objects.filter(scheme__facet=ConceptScheme.Facet.TOPIC)
        chosen = {str(key) for key in FollowedTopic.objects.visible_to(account).values_list("concept", flat=True)}
        schemes = {each.slug: each.words("title", language).text for each in ConceptScheme.objects.with_words()}
        leaves = named(topics, language)
        self.fields["followed"].choices = [  # type: ignore[attr-defined]
            (str(key), leaf.label.text) for key, leaf in leaves.items() if str(key) in chosen
        ]
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, leaf in leaves.items():
            if str(key) not in chosen and not leaf.is_deprecated:
                groups[schemes[leaf.scheme]].append((str(key), leaf.label.text))
        self.fields["further"].choices = [("", "–"), *groups.items()]  # type: ignore[attr-defined]
        self.fields["followed"].initial = sorted(chosen)
        if not chosen:
            del self.fields["followed"]

    def chosen(self) -> list[Concept]:
        """The topics to follow from now on."""
        given = self.cleaned_data
        keys = {*given.get("followed", ()), given["further"]} - {""}
        return list(Concept.objects.filter(pk__in=keys).order_by("pk"))
