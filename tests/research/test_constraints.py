"""What the database itself refuses, whoever asks."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tests.factories import research as made
from tests.factories.network import InstitutionFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def refused(make, **facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**facts)


@pytest.mark.parametrize(
    ("make", "facts"),
    [
        (made.PublicationFactory, {"title": ""}),
        (made.PublicationFactory, {"state": "gone"}),
        (made.PublicationFactory, {"page_count": 0}),
        (made.PublicationFactory, {"issue": "3"}),
        (made.ContributionFactory, {"name": ""}),
        (made.VenueFactory, {"name": ""}),
        (made.VenueFactory, {"issn": "18135706"}),
        (made.VenueFactory, {"electronic_issn": "1813-570"}),
        (made.ProjectFactory, {"title": ""}),
        (made.ProjectFactory, {"state": ""}),
        (made.ProjectFactory, {"starts": "2013", "until": "2012"}),
        (made.ProjectFactory, {"starts": "2013-06", "until": "2013-05-31"}),
        (made.ProjectPartnerFactory, {"institution": None}),
        (made.ProjectFunderFactory, {"name": ""}),
        (made.ProjectContactFactory, {"name": ""}),
        (made.ResearchGroupFactory, {"name": ""}),
        (made.SupervisionTopicFactory, {"text": ""}),
        (made.KeyWorkFactory, {"institution": None}),
        (made.KeyWorkFactory, {"programme": "mum"}),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(make, facts):
    refused(make, **facts)


@pytest.mark.parametrize(
    ("starts", "until"), [("2013-06", "2013"), ("2013", "2013"), ("2013-06-30", "2013-06"), ("2013", ""), ("", "2013")]
)
def test_a_project_may_end_in_the_year_or_month_in_which_it_began(starts, until):
    project = made.ProjectFactory(starts=starts or None, until=until or None)

    project.full_clean()


def test_a_project_that_ends_before_it_starts_is_told_why():
    project = made.ProjectFactory.build(starts="2013", until="2012")

    with pytest.raises(ValidationError, match="ends before it starts"):
        project.full_clean()


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("doi", "10.1000/ABC"),
        ("doi", "https://doi.org/10.1000/1"),
        ("isbn", "978-92-808-5002-4"),
        ("isbn", "0306406152"),
        ("handle", "abc/1"),
        ("pmid", "1"),
        ("doi", ""),
    ],
)
def test_an_identifier_is_kept_in_one_way_of_writing_only(scheme, value):
    refused(made.IdentifierFactory, scheme=scheme, value=value)


@pytest.mark.parametrize(
    ("scheme", "written", "kept"),
    [
        ("doi", "https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("isbn", "978-92-808-5002-4", "9789280850024"),
        ("handle", "hdl:2027/9", "2027/9"),
    ],
)
def test_an_identifier_is_brought_to_it_before_it_is_kept(scheme, written, kept):
    identifier = made.IdentifierFactory.build(publication=made.PublicationFactory(), scheme=scheme, value=written)

    identifier.full_clean()

    assert identifier.value == kept


@pytest.mark.parametrize(
    ("scheme", "value", "said"), [("doi", "x", "is not a DOI"), ("isbn", "1", "not an ISBN"), ("handle", "y", "Handle")]
)
def test_what_is_no_identifier_is_told_why(scheme, value, said):
    identifier = made.IdentifierFactory.build(publication=made.PublicationFactory(), scheme=scheme, value=value)

    with pytest.raises(ValidationError, match=said) as told:
        identifier.full_clean()
    assert "value" in told.value.message_dict


def test_an_issn_is_brought_to_one_way_of_writing_or_told_to_be_none():
    journal = made.VenueFactory.build(issn="ISSN 18135706")
    journal.full_clean()

    assert journal.issn == "1813-5706"
    with pytest.raises(ValidationError, match="is not an ISSN"):
        made.VenueFactory.build(electronic_issn="1813-5707").full_clean()


def test_two_works_never_share_an_identifier_of_one_scheme():
    made.IdentifierFactory(value="10.1000/same")

    refused(made.IdentifierFactory, value="10.1000/same")


@pytest.mark.parametrize("name", ["issn", "electronic_issn"])
def test_two_journals_never_share_an_issn_and_many_may_have_none(name):
    made.VenueFactory(**{name: "1813-5706"})
    made.VenueFactory()
    made.VenueFactory()

    refused(made.VenueFactory, **{name: "1813-5706"})


@pytest.mark.parametrize(
    ("make", "pair"),
    [
        (made.PublishingInstitutionFactory, ("publication", "institution")),
        (made.PublicationSubjectFactory, ("record", "concept")),
        (made.ProjectSubjectFactory, ("record", "concept")),
        (made.GroupSubjectFactory, ("record", "concept")),
        (made.WorkLanguageFactory, ("publication", "language")),
        (made.ProjectOutputFactory, ("project", "publication")),
        (made.ProjectPartnerFactory, ("project", "institution")),
        (made.GroupMemberFactory, ("group", "person")),
        (made.KeyWorkFactory, ("institution", "publication")),
        (made.WorkRelationFactory, ("work", "other")),
    ],
)
def test_the_same_is_never_said_twice(make, pair):
    row = make()

    refused(make, **{name: getattr(row, name) for name in pair})


def test_two_partners_that_the_network_does_not_know_may_stand_in_one_project():
    project = made.ProjectFactory()

    for name in ("AXA Group", "MacArthur Foundation"):
        made.ProjectPartnerFactory(project=project, institution=None, name=name)

    assert project.partners.count() == 2


def test_a_work_is_no_brief_of_itself():
    work = made.PublicationFactory()

    refused(made.WorkRelationFactory, work=work, other=work)


def test_a_project_is_no_part_of_itself():
    project = made.ProjectFactory()
    project.part_of = project

    with pytest.raises(IntegrityError), transaction.atomic():
        project.save()


def test_a_project_above_this_one_is_never_within_it():
    above = made.ProjectFactory()
    within = made.ProjectFactory(part_of=made.ProjectFactory(part_of=above))
    above.part_of = within

    with pytest.raises(ValidationError, match="itself part of this one"):
        above.full_clean()


def test_a_work_in_use_cannot_be_taken_away():
    output = made.ProjectOutputFactory()

    with pytest.raises(ProtectedError):
        output.publication.delete()


def test_an_institution_that_published_cannot_be_taken_away():
    row = made.PublishingInstitutionFactory(institution=InstitutionFactory())

    with pytest.raises(ProtectedError):
        row.institution.delete()


def test_a_work_keeps_its_authors_name_when_the_person_is_forgotten():
    row = made.ContributionFactory(name="Wei Zhang", person=PersonFactory())

    row.person.delete()
    row.refresh_from_db()

    assert (row.name, row.person) == ("Wei Zhang", None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (lambda: made.PublicationFactory(title="Floods"), "Floods"),
        (lambda: made.ContributionFactory(name="R. McLeman"), "R. McLeman"),
        (lambda: made.IdentifierFactory(value="10.1000/x"), "DOI 10.1000/x"),
        (lambda: made.ProjectFunderFactory(name="European Union"), "European Union"),
        (lambda: made.ProjectPartnerFactory(institution=InstitutionFactory(name="Here")), "Here"),
        (lambda: made.WorkLanguageFactory(language="de"), "German"),
        (lambda: made.SupervisionTopicFactory(text="Borders"), "Borders"),
        (lambda: made.KeyWorkFactory(institution=None, programme="mum", publication__title="T"), "mum · T"),
    ],
)
def test_each_row_names_itself(row, said):
    assert str(row()) == said
