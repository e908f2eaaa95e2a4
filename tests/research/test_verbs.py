"""The verbs: each changes what it says, writes one entry, and refuses what the engine's tables refuse."""

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.journal import actions as journal
from crossings.journal.models import Entry
from crossings.research import actions
from crossings.research.models import KeyWork, WorkRelation
from tests.factories import research as made
from tests.factories.network import InstitutionFactory
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db
MAKERS = [made.PublicationFactory, made.ProjectFactory, made.ResearchGroupFactory]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("before", ["draft", "withdrawn"])
def test_a_record_is_published_with_its_reason(make, before, actor, at):
    record = make(state=before)

    actions.publish(record=record, by=actor, at=at, why="Checked")

    entry = Entry.objects.about(record).get()
    assert (entry.verb, entry.why, entry.changes["state"]) == ("publish", "Checked", [before, "published"])


@pytest.mark.parametrize("make", MAKERS)
def test_a_record_is_withdrawn_at_once(make, actor, at):
    record = make()

    actions.withdraw(record=record, by=actor, at=at)

    assert not type(record).objects.public().exists()
    assert Entry.objects.about(record).get().verb == "withdraw"


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("state", "verb"),
    [("published", actions.publish), ("draft", actions.withdraw), ("withdrawn", actions.withdraw)],
)
def test_what_the_state_does_not_permit_is_refused_and_nothing_is_kept(make, state, verb, actor, at):
    record = make(state=state)

    with pytest.raises(Refusal, match="Permitted now"):
        verb(record=record, by=actor, at=at)

    record.refresh_from_db()
    assert (record.state, Entry.objects.about(record).count()) == (state, 0)


def test_a_state_is_not_moved_by_a_plain_correction(actor, at):
    work = made.PublicationFactory(state="published")
    work.state = "draft"

    with pytest.raises(ValidationError, match="cannot follow"):
        journal.correct(record=work, by=actor, at=at)


def test_names_of_those_who_made_a_work_stand_apart_in_the_journal(actor, at):
    work = made.PublicationFactory.build(slug="one")
    work.contributions.add(made.ContributionFactory.build(name="Hein de Haas", publication=None))

    journal.add(record=work, by=actor, at=at)

    entry = Entry.objects.about(work).get()
    assert "Hein de Haas" not in str(entry.changes) + entry.title
    assert "Hein de Haas" in entry.personal_values.values_list("after", flat=True)


# -- relations ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", WorkRelation.Kind.values)
def test_two_works_are_related_with_their_source(kind, actor, at):
    work, other, source = made.PublicationFactory(), made.PublicationFactory(), SourceFactory()

    row = actions.relate_works(work=work, kind=kind, other=other, source=source, by=actor, at=at)

    assert (row.work, row.kind, row.other, row.source) == (work, kind, other, source)
    assert Entry.objects.about(row).get().verb == "relate"


@pytest.mark.parametrize("kind", WorkRelation.Kind.values)
def test_a_line_of_works_never_leads_back_to_its_beginning(kind, actor, at):
    first, second, third = (made.PublicationFactory() for _ in range(3))
    made.WorkRelationFactory(work=first, kind=kind, other=second)
    made.WorkRelationFactory(work=second, kind=kind, other=third)

    with pytest.raises(ValidationError, match="back to its beginning"):
        actions.relate_works(work=third, kind=kind, other=first, by=actor, at=at)


def test_a_work_may_stand_in_another_way_to_what_stands_so_to_it(actor, at):
    row = made.WorkRelationFactory(kind="brief-of")

    actions.relate_works(work=row.other, kind="supersedes", other=row.work, by=actor, at=at)

    assert WorkRelation.objects.count() == 2


def test_a_work_does_not_supersede_itself(actor, at):
    work = made.PublicationFactory()

    with pytest.raises(ValidationError, match="itself"):
        actions.relate_works(work=work, kind="supersedes", other=work, by=actor, at=at)
    assert not Entry.objects.exists()


# -- key works ---------------------------------------------------------------------------------------------------------


def chosen(owner):
    return [row.publication for row in owner.key_works.chosen()]


@pytest.mark.parametrize("make", [InstitutionFactory, made.ResearchGroupFactory])
def test_key_works_stand_in_the_order_chosen(make, actor, at):
    owner, works = make(), [made.PublicationFactory() for _ in range(3)]

    actions.choose_key_works(owner=owner, works=works, by=actor, at=at)
    actions.choose_key_works(owner=owner, works=works[::-1], by=actor, at=at)

    assert chosen(owner) == works[::-1]


def test_a_programme_is_known_by_works_that_were_chosen_under_its_short_name(actor, at):
    works = [made.PublicationFactory() for _ in range(2)]

    actions.choose_key_works(owner="mum", works=works, by=actor, at=at)
    actions.choose_key_works(owner="mum", works=works[::-1], by=actor, at=at)

    assert [row.publication for row in KeyWork.objects.filter(programme="mum").chosen()] == works[::-1]


def test_a_work_that_is_not_chosen_again_is_taken_away_and_told(actor, at):
    owner, works = InstitutionFactory(), [made.PublicationFactory() for _ in range(2)]
    actions.choose_key_works(owner=owner, works=works, by=actor, at=at)

    actions.choose_key_works(owner=owner, works=works[1:], by=actor, at=at, why="A newer one")

    assert chosen(owner) == works[1:]
    assert Entry.objects.filter(verb="remove", why="A newer one").count() == 1


def test_the_same_choice_again_writes_nothing(actor, at):
    owner, works = InstitutionFactory(), [made.PublicationFactory()]
    actions.choose_key_works(owner=owner, works=works, by=actor, at=at)
    before = Entry.objects.count()

    actions.choose_key_works(owner=owner, works=works, by=actor, at=at)

    assert Entry.objects.count() == before


def test_a_work_named_twice_is_refused(actor, at):
    work = made.PublicationFactory()

    with pytest.raises(Refusal, match="twice"):
        actions.choose_key_works(owner=InstitutionFactory(), works=[work, work], by=actor, at=at)
    assert not KeyWork.objects.exists()
