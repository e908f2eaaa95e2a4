"""The schemes of the demonstration network: complete in four languages, sound by every rule, loaded once."""

import pytest

from crossings.demo import topics
from crossings.journal.models import Entry
from crossings.topics.models import Concept, ConceptScheme, ConceptTranslation, Mapping, SchemeVersion

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]
GROUPS = {"social-sciences", "humanities", "health", "welfare"}


def test_thirteen_disciplines_stand_in_their_groups():
    disciplines = Concept.objects.in_scheme("disciplines")
    assert disciplines.exclude(slug__in=GROUPS).count() == 13
    assert set(disciplines.filter(broader=None).values_list("slug", flat=True)) == GROUPS | {"education"}


def test_there_are_six_focus_areas_each_with_a_page_of_its_own_as_source():
    areas = Concept.objects.in_scheme("focus-areas")
    assert areas.values("source__address").distinct().count() == areas.count() == 6


def test_every_assigned_country_code_has_a_country():
    from crossings.fields.countries import COUNTRIES

    assert set(Concept.objects.countries().values_list("iso_alpha2", flat=True)) == set(COUNTRIES)


@pytest.mark.parametrize(
    ("code", "region", "english", "arabic"),
    [("GB", "northern-europe", "United Kingdom", "المملكة المتحدة"), ("TW", "eastern-asia", "Taiwan", "تايوان")],
)
def test_a_country_has_its_region_and_its_names(code, region, english, arabic):
    country = Concept.objects.get(iso_alpha2=code)
    assert (country.broader.slug, country.label) == (region, english)
    assert country.translations.get(language="ar").label == arabic


def test_no_concept_lacks_a_label_in_any_language():
    every = set(Concept.objects.values_list("pk", flat=True))
    for language in ("es", "fr", "ar"):
        told = ConceptTranslation.objects.filter(language=language).exclude(label="")
        assert set(told.values_list("record", flat=True)) == every
    assert len(every) > 350


def test_targets_stand_under_their_goals():
    target = Concept.objects.in_scheme("sdg").get(notation="10.7")
    assert target.broader.notation == "10"


def test_every_row_keeps_every_rule():
    for row in [*ConceptScheme.objects.all(), *Concept.objects.select_related("broader"), *Mapping.objects.all()]:
        row.full_clean(validate_unique=False, validate_constraints=False)


def test_every_mapping_names_who_decided_it():
    assert set(Mapping.objects.values_list("source__kind", flat=True)) == {"decision"}


def test_each_scheme_is_published_once_and_a_second_loading_changes_nothing(at):
    entries = Entry.objects.count()
    topics.load(at)
    assert Entry.objects.count() == entries
    assert SchemeVersion.objects.count() == ConceptScheme.objects.count() == len(topics.SCHEMES)
