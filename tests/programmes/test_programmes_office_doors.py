"""Who may do what with programmes in the office: officers change, auditors read, everyone else finds the door closed."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.people.roles import Auditor, TopicsCurator
from crossings.programmes import models
from crossings.programmes.models import Catalogue, Dispute, Fee, LifecycleChange, Programme
from crossings.programmes.wagtail_hooks import ProgrammesGroup
from tests.cast import signed_up
from tests.factories import programmes as made

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RULES = {models.RegulationDraft, models.RegulationEdition}  # whose screens are tried in test_rules_office
SCREENS = {item.model: item for item in ProgrammesGroup.items if item.model not in RULES}
MAKERS = {
    maker._meta.model: maker
    for maker in reversed([maker for maker in vars(made).values() if getattr(maker, "_meta", None)])
    if maker._meta.model
}
VERBS = [pytest.param(model, verb.key, id=verb.key) for model, screens in SCREENS.items() for verb in screens.verbs]
REMOVED = [model for model in SCREENS if model not in {Fee, LifecycleChange}]
CLOSED = {302, 403, 404}


def address(model: Any, screen: str, *keys: Any) -> str:
    return reverse(SCREENS[model].get_url_name(screen), args=keys)


@pytest.fixture
def odile(db: None) -> Any:
    """Reads everything, and changes nothing: an auditor."""
    return signed_up("Odile Martin", Auditor)


@pytest.fixture
def tala(db: None) -> Any:
    """Looks after the topics, not the programmes."""
    return signed_up("Tala Reyes", TopicsCurator)


@pytest.mark.parametrize("model", SCREENS, ids=lambda model: model.__name__)
def test_an_auditor_reads_each_list_and_each_history(model, enter, odile):
    record = MAKERS[model]()
    client = enter(odile)
    assert client.get(address(model, "index")).status_code == 200
    assert client.get(address(model, "history", record.pk)).status_code == 200


@pytest.mark.parametrize("model", [model for model in SCREENS if model is not Fee], ids=lambda model: model.__name__)
def test_an_auditor_edits_nothing(model, enter, odile):
    record = MAKERS[model]()
    assert enter(odile).post(address(model, "edit", record.pk), {"why": "Curiosity"}).status_code in CLOSED
    assert not Entry.objects.about(record).exists()


@pytest.mark.parametrize(("model", "verb"), VERBS)
@pytest.mark.parametrize("who", ["odile", "tala", "wei", "noor"])
def test_a_verb_is_closed_to_who_does_not_change_programmes(who, model, verb, enter, request):
    record = MAKERS[model]()
    client = enter(request.getfixturevalue(who))
    assert client.get(address(model, verb, record.pk)).status_code in CLOSED
    assert client.post(address(model, verb, record.pk), {"why": "Curiosity"}).status_code in CLOSED
    assert not Entry.objects.about(record).exists()


@pytest.mark.parametrize(("model", "verb"), VERBS)
def test_a_verb_asks_the_officer_why(model, verb, enter, ingrid):
    record = MAKERS[model]()
    answer = enter(ingrid).post(address(model, verb, record.pk), {})
    assert "why" in answer.context["form"].errors
    assert not Entry.objects.about(record).exists()


@pytest.mark.parametrize(("model", "verb"), VERBS)
def test_a_verb_says_what_it_will_do_and_lets_one_leave(model, verb, enter, ingrid):
    record = MAKERS[model]()
    page = enter(ingrid).get(address(model, verb, record.pk)).content.decode()
    explained = next(one for one in SCREENS[model].verbs if one.key == verb).explanation
    assert str(explained) in page
    assert f'href="{address(model, "index")}"' in page


def test_an_auditor_is_offered_no_verb(enter, odile):
    fee = made.FeeFactory()
    page = enter(odile).get(address(Fee, "index")).content.decode()
    assert address(Fee, "correct", fee.pk) not in page
    assert address(Fee, "postpone", fee.pk) not in page


@pytest.mark.parametrize("model", SCREENS, ids=lambda model: model.__name__)
def test_the_topics_curator_and_noor_find_each_door_closed(model, enter, tala, noor):
    assert enter(tala).get(address(model, "index")).status_code in CLOSED
    assert enter(noor).get(address(model, "index")).status_code in CLOSED


def test_a_stranger_is_asked_to_sign_in(client):
    answer = client.get(address(Programme, "index"))
    assert answer.status_code == 302
    assert "login" in answer.url


@pytest.mark.parametrize("who", ["odile", "ingrid"])
def test_who_reads_programmes_in_the_office_sees_drafts(who, request):
    draft = made.CatalogueFactory(published_at=None)
    assert Catalogue.objects.visible_to(request.getfixturevalue(who)).get() == draft


@pytest.mark.parametrize("who", ["tala", "wei", "noor", "amina"])
def test_who_does_not_sees_no_draft(who, request):
    made.CatalogueFactory(published_at=None)
    assert not Catalogue.objects.visible_to(request.getfixturevalue(who)).exists()
    assert not Programme.objects.visible_to(AnonymousUser()).exists()


def test_the_menu_shows_programmes_to_the_officer_only(enter, ingrid, tala):
    shown = enter(ingrid).get(reverse("wagtailadmin_home")).content.decode()
    hidden = enter(tala).get(reverse("wagtailadmin_home")).content.decode()
    assert address(Fee, "index") in shown
    assert address(Fee, "index") not in hidden


@pytest.mark.parametrize(
    "model", [model for model in SCREENS if model not in {Fee, LifecycleChange}], ids=lambda model: model.__name__
)
def test_removing_a_record_that_nothing_rests_on_is_journaled(model, enter, ingrid):
    record = MAKERS[model]()
    key = record.pk
    assert enter(ingrid).post(address(model, "delete", key)).status_code == 302
    assert not model.objects.filter(pk=key).exists()
    entry = Entry.objects.get(kind=model._meta.label_lower, record_key=str(key))
    assert (entry.verb, entry.actor) == ("remove", ingrid.actor)


@pytest.mark.parametrize(
    ("resting", "on"),
    [
        (made.FeeFactory, "version"),
        (made.OfferingFactory, "start"),
        (made.OfferingFactory, "site_path"),
        (made.CatalogueModuleFactory, "module"),
        (made.CatalogueFactory, "programme"),
        (made.ModuleFactory, "programme"),
        (made.CompetencyFrameworkFactory, "programme"),
    ],
)
def test_a_record_that_others_rest_on_stays(resting, on, enter, ingrid):
    needed = getattr(resting(), on)
    if type(needed) in SCREENS:
        answer = enter(ingrid).post(address(type(needed), "delete", needed.pk), follow=True)
        assert "was not removed" in answer.content.decode()
    assert type(needed)._base_manager.filter(pk=needed.pk).exists()


def test_a_catalogue_takes_its_own_rows_with_it(enter, ingrid):
    aim = made.AimFactory()
    enter(ingrid).post(address(Catalogue, "delete", aim.catalogue.pk))
    assert not models.Aim.objects.exists()


def test_a_disagreement_takes_its_sides_with_it(enter, ingrid):
    side = made.DisputeSideFactory()
    enter(ingrid).post(address(Dispute, "delete", side.dispute.pk))
    assert not models.DisputeSide.objects.exists()
