"""The questions that lists ask: each leaves exactly what answers it, for whoever asks."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from crossings.engine.research.running import Running, running_on
from crossings.research.models import (
    Contribution,
    GroupMember,
    KeyWork,
    Project,
    Publication,
    ResearchGroup,
    Venue,
    WorkRelation,
)
from tests.factories import research as made
from tests.factories.network import InstitutionFactory, shown
from tests.factories.people import PersonFactory
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def titles(rows):
    return list(rows.values_list("title", flat=True))


# -- who sees what -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [made.PublicationFactory, made.ProjectFactory, made.ResearchGroupFactory])
def test_noor_sees_only_what_is_published(make, noor):
    public = make()
    make(state="draft"), make(state="withdrawn")

    rows = type(public).objects
    assert list(rows.visible_to(noor)) == list(rows.visible_to(AnonymousUser())) == list(rows.public()) == [public]


@pytest.mark.parametrize("make", [made.PublicationFactory, made.ProjectFactory, made.ResearchGroupFactory])
def test_the_office_sees_drafts_and_what_was_withdrawn(make, ingrid):
    rows = [make(state=state) for state in ("draft", "published", "withdrawn")]

    assert set(type(rows[0]).objects.visible_to(ingrid)) == set(rows)


@pytest.mark.parametrize("hidden", ["work", "other"])
def test_a_relation_to_a_work_that_is_not_public_is_not_told(hidden, noor, ingrid):
    row = made.WorkRelationFactory(**{hidden: made.PublicationFactory(state="draft")})
    seen = row.other if hidden == "work" else row.work

    assert not WorkRelation.objects.visible_to(noor).exists()
    assert not WorkRelation.objects.around(seen).exists()
    assert WorkRelation.objects.visible_to(ingrid).exists()


def test_a_key_work_that_is_withdrawn_is_not_told(noor, ingrid):
    made.KeyWorkFactory(publication__state="withdrawn")

    assert not KeyWork.objects.visible_to(noor).exists()
    assert KeyWork.objects.visible_to(ingrid).exists()


# -- works -------------------------------------------------------------------------------------------------------------


def test_the_newest_works_come_first_and_those_without_a_date_last():
    for title, day in [("none", None), ("year", "2016"), ("day", "2016-03-01"), ("old", "1974")]:
        made.PublicationFactory(title=title, date=day)

    assert titles(Publication.objects.newest()) == ["day", "year", "old", "none"]
    assert titles(Publication.objects.in_order("title")) == ["day", "none", "old", "year"]


@pytest.mark.parametrize("day", ["2016", "2016-01", "2016-12-31"])
def test_a_work_is_of_its_year_however_exactly_its_date_is_known(day):
    made.PublicationFactory(title="wanted", date=day)
    for other in ("2015-12-31", "2017", None):
        made.PublicationFactory(date=other)

    assert titles(Publication.objects.of_year("2016")) == ["wanted"]


def test_words_find_a_title_in_any_language_and_whoever_made_it():
    told = made.PublicationFactory(title="Floods and flight")
    told.translations.create(language="ar", title="الفيضانات")
    told.save()
    by = made.ContributionFactory(name="Zane Šime").publication
    made.PublicationFactory(title="Other")

    assert [Publication.objects.named_like(words).get() for words in ("flight", "الفيضانات", "Šime")] == [
        told,
        told,
        by,
    ]


def test_a_work_is_in_the_languages_that_are_stated_else_in_that_of_its_title():
    stated = made.WorkLanguageFactory(publication__language="en", language="fr").publication
    untold = made.PublicationFactory(language="en")

    assert list(Publication.objects.written_in("fr")) == [stated]
    assert list(Publication.objects.written_in("en")) == [untold]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "wanted"},
        {"type": "book"},
        {"institution": "here"},
        {"topic": "themes/floods"},
        {"year": "2016"},
        {"language": "es"},
        {"journal": "population"},
        {"q": "wanted", "type": "book", "year": "2016", "language": "es"},
    ],
)
def test_each_question_leaves_only_the_works_that_answer_it(asked):
    work = made.PublicationFactory(
        title="Wanted", type="book", date="2016-05", language="es", venue=made.VenueFactory(slug="population")
    )
    made.PublishingInstitutionFactory(publication=work, institution=InstitutionFactory(slug="here"))
    made.PublicationSubjectFactory(record=work, concept=ConceptFactory(scheme__slug="themes", slug="floods"))
    made.PublicationFactory(title="Other", date="2015")

    assert list(Publication.objects.asked_for(asked)) == [work]


@pytest.mark.parametrize("asked", [{"institution": "nowhere"}, {"topic": "themes/nothing"}, {"topic": "nonsense"}])
def test_a_question_about_nothing_known_leaves_nothing(asked):
    made.PublicationFactory()

    assert not Publication.objects.asked_for(asked).exists()


def test_a_work_is_found_by_a_person_who_made_it_and_linked_only_while_they_consent():
    consenting, silent = shown().person, PersonFactory()
    rows = [made.ContributionFactory(person=person) for person in (consenting, silent)]

    assert list(Publication.objects.by_person(silent)) == [rows[1].publication]
    assert list(Contribution.objects.linked(TODAY)) == [rows[0]]


# -- projects ----------------------------------------------------------------------------------------------------------

DATES = [None, "2025", "2026", "2027", "2026-10", "2026-11", "2026-12", "2026-11-20", "2026-11-21", "2026-11-22"]


def fits(starts, until):
    return starts is None or until is None or until >= starts[: len(until)]


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=1), date(2026, 1, 1), date(2026, 12, 31)], ids=str)
def test_the_database_decides_how_a_project_stands_as_the_engine_does(day):
    pairs = [pair for pair in product(DATES, DATES) if fits(*pair)]
    Project.objects.bulk_create(
        Project(slug=f"p-{number}", title="P", starts=starts, until=until, state="published")
        for number, (starts, until) in enumerate(pairs)
    )

    for how in Running:
        found = {row.pk for row in Project.objects.running(how, day)}
        expected = {row.pk for row in Project.objects.all() if running_on(row.starts, row.until, day) is how}
        assert found == expected, how


def test_projects_stand_by_title_or_the_newest_first():
    for title, starts in [("b", "2011"), ("a", None), ("c", "2013-06")]:
        made.ProjectFactory(title=title, starts=starts)

    assert titles(Project.objects.in_order("title")) == ["a", "b", "c"]
    assert titles(Project.objects.in_order("newest")) == ["c", "b", "a"]


@pytest.mark.parametrize(
    "asked",
    [{"q": "PCCM"}, {"q": "wanted"}, {"topic": "themes/floods"}, {"institution": "here"}, {"status": "ended"}],
)
def test_each_question_leaves_only_the_projects_that_answer_it(asked):
    project = made.ProjectFactory(title="Wanted", acronym="PCCM", starts="2013", until="2016")
    made.ProjectPartnerFactory(project=project, institution=InstitutionFactory(slug="here"))
    made.ProjectSubjectFactory(record=project, concept=ConceptFactory(scheme__slug="themes", slug="floods"))
    made.ProjectFactory(title="Other", starts="2026")

    assert list(Project.objects.asked_for(asked, TODAY)) == [project]


def test_a_project_is_found_by_its_output_its_contact_and_its_translated_title():
    project = made.ProjectOutputFactory().project
    project.translations.create(language="es", title="Donde cae la lluvia")
    project.save()
    person = PersonFactory()
    made.ProjectContactFactory(project=project, person=person)
    made.ProjectFactory()

    assert Project.objects.with_output(project.outputs.get().publication).get() == project
    assert Project.objects.of_person(person).get() == Project.objects.named_like("lluvia").get() == project


# -- groups and journals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [{"q": "wanted"}, {"kind": "cluster"}, {"institution": "here"}, {"topic": "t/x"}])
def test_each_question_leaves_only_the_groups_that_answer_it(asked):
    group = made.ResearchGroupFactory(name="Wanted", kind="cluster", institution=InstitutionFactory(slug="here"))
    made.GroupSubjectFactory(record=group, concept=ConceptFactory(scheme__slug="t", slug="x"))
    made.ResearchGroupFactory(name="Other")

    assert list(ResearchGroup.objects.asked_for(asked)) == [group]


def test_a_member_is_public_only_while_the_person_consents():
    person = shown().person
    member = made.GroupMemberFactory(person=person)
    made.GroupMemberFactory(group=member.group)

    assert list(GroupMember.objects.public(TODAY)) == [member]
    assert list(ResearchGroup.objects.of_person(person)) == [member.group]


@pytest.mark.parametrize("asked", [{"q": "Demo"}, {"q": "ديموغرافيا"}, {"q": "Dem Res"}, {"kind": "series"}])
def test_each_question_leaves_only_the_journals_that_answer_it(asked):
    journal = made.VenueFactory(name="Demographic Research", abbreviation="Dem Res", kind="series")
    journal.translations.create(language="ar", name="ديموغرافيا")
    journal.save()
    made.VenueFactory(name="Other")

    assert list(Venue.objects.asked_for(asked)) == [journal]
