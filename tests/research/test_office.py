"""The office's screens for research: each lists, adds, corrects and tells its history; each verb says, asks and does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.people.roles import Auditor, Editor, TopicsCurator
from crossings.research.models import KeyWork, Project, Publication, ResearchGroup, Venue, WorkRelation
from tests.cast import signed_up
from tests.factories import research as made
from tests.factories.network import InstitutionFactory
from tests.factories.topics import ConceptFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NO_ROWS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
SCREENS = {
    "publications": made.PublicationFactory,
    "work-relations": made.WorkRelationFactory,
    "venues": made.VenueFactory,
    "projects": made.ProjectFactory,
    "research-groups": made.ResearchGroupFactory,
    "key-works": made.KeyWorkFactory,
}
SHOWN_OR_NOT = ["publications", "projects", "research-groups"]


def without_rows(*parts):
    return {f"{part}-{name}": value for part in parts for name, value in NO_ROWS.items()}


PARTS = ("contributions", "institutions", "identifiers", "text_languages", "subjects", "translations")


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


@pytest.fixture
def form():
    """A publication's form with the least that it needs."""
    return {"slug": "floods", "type": "article", "language": "en", "title": "Floods", "why": "Read it"} | without_rows(
        *PARTS
    )


def errors(answer):
    """What the form that came back says, of itself and of its rows."""
    form = answer.context["form"]
    return f"{form.errors} {[each.errors for each in form.formsets.values()]}"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("act", ["index", "add"])
def test_every_record_has_its_screens(office, screen, act):
    assert office.get(reverse(f"{screen}:{act}")).status_code == 200


@pytest.mark.parametrize("screen", SCREENS)
def test_noor_opens_none_of_them(enter, noor, screen):
    assert enter(noor).get(reverse(f"{screen}:index")).status_code in (302, 403, 404)


@pytest.mark.parametrize("screen", SCREENS)
def test_an_auditor_reads_the_list_and_adds_nothing(enter, screen):
    auditor = enter(signed_up("Odile", Auditor))

    assert auditor.get(reverse(f"{screen}:index")).status_code == 200
    assert auditor.get(reverse(f"{screen}:add")).status_code in (302, 403, 404)


@pytest.mark.parametrize("role", [Editor, TopicsCurator], ids=lambda role: role.__name__)
def test_who_keeps_other_things_opens_none_of_them(enter, role):
    client = enter(signed_up("Other", role))

    assert {client.get(reverse(f"{screen}:index")).status_code for screen in SCREENS} <= {302, 403, 404}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_list_costs_the_same_however_long(office, screen):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse(f"{screen}:index"))
        return len(queries)

    SCREENS[screen]()
    asked()
    one = asked()
    for _ in range(3):
        SCREENS[screen]()

    assert asked() == one


@pytest.mark.parametrize(
    ("screen", "words", "make"),
    [
        ("publications", "McLeman", lambda: made.ContributionFactory(name="R. McLeman").publication),
        ("publications", "10.1000/x", lambda: made.IdentifierFactory(value="10.1000/x").publication),
        ("publications", "floods", lambda: made.PublicationFactory(title="On floods")),
        ("projects", "EACH-FOR", lambda: made.ProjectFactory(acronym="EACH-FOR")),
        ("venues", "1813-5706", lambda: made.VenueFactory(issn="1813-5706")),
        ("research-groups", "borders", lambda: made.ResearchGroupFactory(name="Borders and bridges")),
    ],
)
def test_the_office_finds_a_record_by_what_it_knows_of_it(office, screen, words, make):
    wanted = make()
    SCREENS[screen]()

    assert list(office.get(reverse(f"{screen}:index"), {"q": words}).context["object_list"]) == [wanted]


@pytest.mark.parametrize("state", ["draft", "published", "withdrawn"])
def test_the_list_is_filtered_by_state(office, state):
    for each in ("draft", "published", "withdrawn"):
        made.PublicationFactory(title=each, state=each)

    listed = office.get(reverse("publications:index"), {"state": state}).context["object_list"]

    assert [work.title for work in listed] == [state]


# -- adding and correcting ---------------------------------------------------------------------------------------------


def test_what_the_office_adds_is_a_draft_and_in_the_journal_with_its_reason(office, form):
    office.post(reverse("publications:add"), form)

    work = Publication.objects.get(slug="floods")
    entry = Entry.objects.about(work).get()
    assert (work.state, entry.verb, entry.why) == ("draft", "add", "Read it")


def test_a_state_cannot_be_smuggled_in_with_the_form(office, form):
    office.post(reverse("publications:add"), form | {"state": "published"})

    assert Publication.objects.get(slug="floods").state == "draft"


def test_a_work_is_added_whole_on_one_form(office, form):
    rows = {
        "contributions-TOTAL_FORMS": 2,
        "contributions-0-position": 1,
        "contributions-0-name": "Andrea Milan",
        "contributions-0-role": "author",
        "contributions-1-position": 2,
        "contributions-1-name": "Koko Warner",
        "contributions-1-role": "editor",
        "identifiers-TOTAL_FORMS": 1,
        "identifiers-0-scheme": "doi",
        "identifiers-0-value": "https://doi.org/10.1000/ABC",
        "subjects-TOTAL_FORMS": 1,
        "subjects-0-concept": ConceptFactory().pk,
        "institutions-TOTAL_FORMS": 1,
        "institutions-0-institution": InstitutionFactory().pk,
    }

    office.post(reverse("publications:add"), form | rows)

    work = Publication.objects.get(slug="floods")
    assert [row.name for row in work.contributions.all()] == ["Andrea Milan", "Koko Warner"]
    assert work.identifiers.get().value == "10.1000/abc"
    assert (work.subjects.count(), work.institutions.count()) == (1, 1)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": ""}, "title"),
        ({"date": "2016-13"}, "is not a date"),
        ({"issue": "3"}, "needs the journal"),
        ({"url": "here"}, "url"),
    ],
)
def test_what_breaks_a_rule_is_said_and_nothing_is_kept(office, form, given, said):
    answer = office.post(reverse("publications:add"), form | given)

    assert said in errors(answer)
    assert not Publication.objects.exists()


def test_an_identifier_that_is_none_is_said_beside_it(office, form):
    row = {"identifiers-TOTAL_FORMS": 1, "identifiers-0-scheme": "isbn", "identifiers-0-value": "12345"}

    answer = office.post(reverse("publications:add"), form | row)

    assert "is not an ISBN" in errors(answer)


def test_an_identifier_of_another_work_is_refused_beside_it(office, form):
    made.IdentifierFactory(value="10.1000/abc")
    row = {"identifiers-TOTAL_FORMS": 1, "identifiers-0-scheme": "doi", "identifiers-0-value": "10.1000/ABC"}

    answer = office.post(reverse("publications:add"), form | row)

    assert answer.status_code == 200
    assert Publication.objects.count() == 1


def test_a_correction_tells_each_field_before_and_after(office, form):
    work = made.PublicationFactory(slug="floods", title="Fluds")

    office.post(reverse("publications:edit", args=[work.pk]), form | {"why": "Misspelt"})

    entry = Entry.objects.about(work).get()
    assert (entry.verb, entry.why, entry.changes["title"]) == ("correct", "Misspelt", ["Fluds", "Floods"])
    assert "Misspelt" in office.get(reverse("publications:history", args=[work.pk])).content.decode()


def test_a_work_in_use_is_not_removed_and_it_is_said_what_rests_on_it(office):
    work = made.ProjectOutputFactory().publication

    answer = office.post(reverse("publications:delete", args=[work.pk]), {"why": "Gone"}, follow=True)

    assert "rest on it" in answer.content.decode()
    assert Publication.objects.filter(pk=work.pk).exists()


@pytest.mark.parametrize(
    ("screen", "model"), [("projects", Project), ("research-groups", ResearchGroup), ("venues", Venue)]
)
def test_other_records_are_removed_with_their_reason(office, screen, model):
    record = SCREENS[screen]()

    office.post(reverse(f"{screen}:delete", args=[record.pk]), {"why": "Entered twice"})

    assert not model.objects.exists()
    assert Entry.objects.filter(verb="remove", record_key=str(record.pk)).exists()


@pytest.mark.parametrize(
    ("owners", "is_taken"),
    [(("institution",), True), (("group",), True), ((), False), (("institution", "group"), False)],
)
def test_a_key_work_has_one_owner(office, owners, is_taken):
    keys = {"institution": InstitutionFactory().pk, "group": made.ResearchGroupFactory().pk}
    given = {name: keys[name] for name in owners}
    work = made.PublicationFactory()

    office.post(reverse("key-works:add"), {"publication": work.pk, "position": 1, "why": "Chosen", **given})

    assert KeyWork.objects.exists() is is_taken


# -- verbs -------------------------------------------------------------------------------------------------------------


def verb(screen, key, record):
    return reverse(f"{screen}:{key}", args=[record.pk])


@pytest.mark.parametrize("screen", SHOWN_OR_NOT)
def test_a_draft_is_published_and_withdrawn_with_a_reason_each(office, screen):
    record = SCREENS[screen](state="draft")

    office.post(verb(screen, "publish", record), {"why": "Checked"})
    office.post(verb(screen, "withdraw", record), {"why": "Asked for"})

    told = [(entry.verb, entry.why) for entry in Entry.objects.about(record).order_by("pk")]
    assert told == [("publish", "Checked"), ("withdraw", "Asked for")]


@pytest.mark.parametrize("screen", SHOWN_OR_NOT)
@pytest.mark.parametrize(
    ("state", "offered", "other"), [("draft", "publish", "withdraw"), ("published", "withdraw", "publish")]
)
def test_only_the_verb_that_the_state_permits_is_offered(office, screen, state, offered, other):
    record = SCREENS[screen](state=state)

    html = office.get(reverse(f"{screen}:edit", args=[record.pk])).content.decode()

    assert verb(screen, offered, record) in html
    assert verb(screen, other, record) not in html


@pytest.mark.parametrize("screen", SHOWN_OR_NOT)
def test_a_verb_without_a_reason_does_nothing(office, screen):
    record = SCREENS[screen](state="draft")

    assert office.post(verb(screen, "publish", record), {"why": ""}).status_code == 200
    record.refresh_from_db()
    assert record.state == "draft"


@pytest.mark.parametrize("key", ["publish", "withdraw", "relate"])
def test_noor_carries_out_none_of_them(enter, noor, key):
    work = made.PublicationFactory()

    assert enter(noor).post(verb("publications", key, work), {"why": "x"}).status_code in (302, 403, 404)
    assert not Entry.objects.about(work).exists()


def test_a_work_is_related_to_another(office):
    brief, report = made.PublicationFactory(), made.PublicationFactory()

    office.post(verb("publications", "relate", brief), {"kind": "brief-of", "other": report.pk, "why": "Says so"})

    row = WorkRelation.objects.get()
    assert (row.work, row.kind, row.other) == (brief, "brief-of", report)
    assert Entry.objects.about(row).get().why == "Says so"


@pytest.mark.parametrize("add", [True, False], ids=["screen", "verb"])
def test_a_line_that_would_lead_back_is_refused_on_every_form(office, add):
    row = made.WorkRelationFactory(kind="supersedes")
    given = {"kind": "supersedes", "other": row.work.pk, "why": "Wrong"}
    where = reverse("work-relations:add") if add else verb("publications", "relate", row.other)

    answer = office.post(where, given | {"work": row.other.pk})

    assert answer.status_code == 200
    assert "which of the two came first" in str(answer.context["form"].errors)
    assert WorkRelation.objects.count() == 1


def test_what_the_relations_screen_adds_is_told_as_a_relation(office):
    one, other = made.PublicationFactory(), made.PublicationFactory()

    office.post(
        reverse("work-relations:add"), {"work": one.pk, "kind": "chapter-of", "other": other.pk, "why": "Printed"}
    )

    assert Entry.objects.about(WorkRelation.objects.get()).get().verb == "relate"


def test_a_work_is_chosen_by_its_title_or_by_who_made_it(office):
    wanted = made.ContributionFactory(name="Zane Šime", publication__title="Lasagne").publication
    made.PublicationFactory(title="Other")

    for words in ("lasagne", "Šime"):
        html = office.get(reverse("publication_chooser:choose_results"), {"q": words}).content.decode()
        assert wanted.title in html
        assert "Other" not in html
