"""What an institution's and a person's page show of research, and what search may find of it."""

from datetime import UTC, datetime

import pytest

from crossings.journal import actions as journal
from crossings.journal.record import Actor
from crossings.research import actions
from crossings.research.models import Publication
from crossings.research.records.documents import of_groups, of_projects, of_publications, of_venues
from crossings.search.actions import refresh, together
from crossings.search.models import IndexedDocument
from tests.factories import research as made
from tests.factories.network import InstitutionFactory, shown
from tests.factories.topics import ConceptFactory
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
BY, AT = Actor("account:1"), datetime(2026, 11, 21, 12, tzinfo=UTC)


# -- pages of other rooms ----------------------------------------------------------------------------------------------


def test_an_institution_shows_what_it_published_carries_and_houses(client):
    here = InstitutionFactory(slug="here")
    made.PublishingInstitutionFactory(institution=here, publication__title="A report")
    made.ProjectPartnerFactory(institution=here, project__title="A project")
    made.ResearchGroupFactory(institution=here, name="A group")
    made.KeyWorkFactory(institution=here, publication__title="A key work")

    reading = read(client, "/en/institutes/here/")

    for section, title in [
        ("publications", "A report"),
        ("projects", "A project"),
        ("groups", "A group"),
        ("key-works", "A key work"),
    ]:
        assert reading.all(f".//section[@id='{section}']//h3") == [title]
    assert "/en/publications/?institution=here" in reading.links()


def test_an_institution_shows_nothing_of_research_that_is_not_published(client):
    here = InstitutionFactory(slug="here")
    made.PublishingInstitutionFactory(institution=here, publication__title="Hidden report", publication__state="draft")
    made.ProjectPartnerFactory(institution=here, project__title="Hidden project", project__state="withdrawn")
    made.ResearchGroupFactory(institution=here, name="Hidden group", state="draft")
    made.KeyWorkFactory(institution=here, publication__title="Hidden key", publication__state="withdrawn")

    assert "Hidden" not in read(client, "/en/institutes/here/").html


def test_a_person_shows_what_they_made_answer_for_and_belong_to(client):
    person = shown().person
    made.ContributionFactory(person=person, publication__title="A work")
    made.ProjectContactFactory(person=person, project__title="A project")
    made.GroupMemberFactory(person=person, group__name="A group")

    reading = read(client, f"/en/people/{person.slug}/")

    assert reading.all(".//section[@id='publications']//h3") == ["A work"]
    assert reading.all(".//section[@id='projects']//h3") == ["A project"]
    assert reading.all(".//section[@id='groups']//h3") == ["A group"]


@pytest.mark.slow
def test_the_page_of_an_institution_asks_as_much_for_ten_works_as_for_one(client):
    here = InstitutionFactory(slug="here")

    def more(number):
        for _ in range(number):
            made.ContributionFactory(publication=made.PublishingInstitutionFactory(institution=here).publication)
            made.ProjectPartnerFactory(institution=here, role="carries")
            made.ResearchGroupFactory(institution=here)

    more(1)
    few = questions(client, "/en/institutes/here/")
    more(9)

    assert questions(client, "/en/institutes/here/") == few


# -- search ------------------------------------------------------------------------------------------------------------


def test_a_work_is_found_by_its_titles_its_makers_its_identifiers_and_where_it_appeared():
    journal_ = made.VenueFactory(name="Population and Environment")
    work = made.PublicationFactory(
        title="Floods", venue=journal_, publisher="A Press", summary="On rain.", date="2018-05"
    )
    work.translations.create(language="es", title="Inundaciones")
    work.save()
    made.ContributionFactory(publication=work, name="R. McLeman")
    made.IdentifierFactory(publication=work, value="10.1000/x")

    (document,) = of_publications([work.pk])

    told = {(text.role, text.words, text.language) for text in document.texts}
    assert told == {
        ("title", "Floods", "en"),
        ("title", "Inundaciones", "es"),
        ("body", "On rain.", "en"),
        ("body", "Population and Environment", "en"),
        ("name", "R. McLeman", ""),
        ("name", "10.1000/x", ""),
        ("name", "A Press", ""),
    }
    assert (document.kind, document.address, document.day) == ("publication", f"/publications/{work.slug}/", "2018-05")


def test_a_work_is_narrowed_by_year_language_institution_and_all_above_its_concepts():
    above = ConceptFactory(slug="disaster", scheme__slug="s")
    flood = ConceptFactory(scheme=above.scheme, slug="flood", broader=above)
    work = made.PublicationSubjectFactory(concept=flood, record__date="2016", record__language="es").record
    made.PublishingInstitutionFactory(publication=work, institution=InstitutionFactory(slug="here"))

    (document,) = of_publications([work.pk])

    assert document.facets == {
        "topic": ["s/disaster", "s/flood"],
        "year": ["2016"],
        "language": ["es"],
        "institution": ["here"],
    }


def test_stated_languages_count_before_that_of_the_title():
    work = made.WorkLanguageFactory(language="fr", publication__language="en").publication

    assert next(of_publications([work.pk])).facets["language"] == ["fr"]


def test_a_project_is_found_by_its_acronym_partners_funders_and_contacts():
    project = made.ProjectFactory(title="Rain", acronym="RAIN", outline="Where it falls.", starts="2011-02")
    made.ProjectPartnerFactory(project=project, institution=InstitutionFactory(slug="here"), name="AXA")
    made.ProjectFunderFactory(project=project, name="EC FP6")
    made.ProjectContactFactory(project=project, name="Koko Warner")

    (document,) = of_projects([project.pk])

    names = {text.words for text in document.texts if text.role == "name"}
    assert names == {"RAIN", "AXA", "EC FP6", "Koko Warner"}
    assert (document.day, document.facets["year"], document.facets["institution"]) == ("2011-02", ["2011"], ["here"])


def test_a_group_is_found_by_its_name_and_what_it_supervises_and_never_by_its_people():
    group = made.SupervisionTopicFactory(group__name="Borders", text="Statelessness").group
    made.GroupMemberFactory(group=group, person=shown().person)

    (document,) = of_groups([group.pk])

    assert [text.words for text in document.texts] == ["Borders", "Statelessness"]


def test_a_journal_is_found_by_every_name_and_number_it_has():
    journal_ = made.VenueFactory(slug="j", name="Borders", abbreviation="Bord.", issn="1813-5706", about="On borders.")
    journal_.translations.create(language="es", name="Fronteras")
    journal_.save()

    (document,) = of_venues([journal_.pk])

    told = {(text.role, text.words) for text in document.texts}
    assert told >= {("title", "Borders"), ("title", "Fronteras"), ("name", "Bord."), ("name", "1813-5706")}
    assert (document.kind, document.address) == ("journal", "/journals/j/")


def test_a_journal_is_found_by_its_new_name_from_the_moment_it_has_it():
    journal_ = journal.add(record=made.VenueFactory.build(name="Before"), by=BY, at=AT)
    journal_.name = "Afterwards"

    journal.correct(record=journal_, by=BY, at=AT)

    assert IndexedDocument.objects.get(kind="journal", key=str(journal_.pk)).texts[0][1] == "Afterwards"


@pytest.mark.parametrize(
    ("make", "documents"),
    [
        (made.PublicationFactory, of_publications),
        (made.ProjectFactory, of_projects),
        (made.ResearchGroupFactory, of_groups),
    ],
)
def test_only_what_is_published_has_a_document(make, documents):
    public, draft = make(), make(state="draft")

    assert [document.key for document in documents(None)] == [str(public.pk)]
    assert list(documents([draft.pk])) == []
    assert list(documents([])) == []


@pytest.mark.slow
def test_documents_ask_as_much_for_twenty_works_as_for_two(django_assert_max_num_queries):
    for _ in range(20):
        work = made.ContributionFactory().publication
        made.PublicationSubjectFactory(record=work)
        made.IdentifierFactory(publication=work)

    with django_assert_max_num_queries(13):
        assert len(list(of_publications(None))) == 20


def test_search_finds_a_work_from_the_moment_it_is_published_and_no_longer_once_it_is_withdrawn():
    work = made.PublicationFactory(state="draft")
    found = IndexedDocument.objects.filter(kind="publication", key=str(work.pk))

    actions.publish(record=work, by=BY, at=AT)
    assert found.exists()
    actions.withdraw(record=work, by=BY, at=AT)
    assert not found.exists()


def test_a_work_that_is_taken_away_is_not_found():
    work = made.PublicationFactory(state="draft")
    actions.publish(record=work, by=BY, at=AT)

    journal.remove(record=work, by=BY, at=AT)

    assert not IndexedDocument.objects.filter(kind="publication").exists()


def test_of_many_loaded_together_each_is_found_at_the_end():
    with together():
        works = [journal.add(record=made.PublicationFactory.build(), by=BY, at=AT) for _ in range(3)]
        assert not IndexedDocument.objects.exists()

    assert IndexedDocument.objects.filter(kind="publication").count() == len(works)


def test_of_a_load_that_fails_nothing_is_kept():
    with pytest.raises(LookupError), together():
        journal.add(record=made.PublicationFactory.build(), by=BY, at=AT)
        raise LookupError

    assert not Publication.objects.exists()
    assert not IndexedDocument.objects.exists()


def test_a_work_is_found_by_the_new_name_of_its_journal():
    work = made.PublicationFactory(venue=made.VenueFactory(name="Before"))
    refresh("publication", [work.pk])
    work.venue.name = "Afterwards"

    journal.correct(record=work.venue, by=BY, at=AT)

    (document,) = IndexedDocument.objects.filter(kind="publication", key=str(work.pk))
    assert ["body", "Afterwards", "en"] in document.texts
