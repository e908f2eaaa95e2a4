"""Roles are code: each is written to one group, which holds exactly what the code says."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission

from crossings.engine.audience import Access, Audience
from crossings.people.groups import write_roles
from crossings.people.permissions import belongs_to, may
from crossings.people.roles import (
    ROLES,
    Auditor,
    Editor,
    NetworkSteward,
    ProgrammeOfficer,
    Writer,
    permissions_of,
    role_named,
)
from tests.cast import signed_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_a_group_holds_exactly_what_its_role_says(role):
    held = Group.objects.get(name=role.name).permissions.all()

    assert set(held) == set(permissions_of(role))


@pytest.mark.parametrize("role", ROLES)
def test_pages_and_collections_are_granted_as_the_role_says(role):
    group = Group.objects.get(name=role.name)

    assert set(group.page_permissions.values_list("permission__codename", flat=True)) == set(role.pages)
    assert set(group.collection_permissions.values_list("permission__codename", flat=True)) == set(role.collections)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_says_what_it_is_for(role):
    assert str(role.description).endswith(".")
    assert role.audiences
    assert (Audience.OFFICE in role.audiences) == ("wagtailadmin.access_admin" in role.permissions)


def test_what_was_given_by_hand_is_taken_back():
    group = Group.objects.get(name=Writer.name)
    group.permissions.add(Permission.objects.get(codename="change_account"))
    GroupPagePermission.objects.create(
        group=group, page_id=1, permission=Permission.objects.get(codename="publish_page")
    )

    write_roles()

    assert set(group.permissions.all()) == set(permissions_of(Writer))
    assert set(group.page_permissions.values_list("permission__codename", flat=True)) == {"add_page"}


def test_what_was_taken_by_hand_is_given_back():
    Group.objects.get(name=Editor.name).permissions.clear()

    write_roles()

    assert Group.objects.get(name=Editor.name).permissions.exists()


def test_another_group_does_not_stay():
    Group.objects.create(name="Made by hand")

    write_roles()

    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}


def test_accounts_keep_their_roles_when_roles_are_written_anew(ingrid):
    write_roles()

    assert role_named(ingrid.groups.get().name) is ProgrammeOfficer


def test_editors_decide_on_what_is_submitted():
    assert {group.name for task in GroupApprovalTask.objects.all() for group in task.groups.all()} == {Editor.name}


@pytest.mark.parametrize("role", [NetworkSteward, Writer, Editor])
def test_no_role_but_the_officers_changes_records(role):
    held = set(permissions_of(role).values_list("content_type__app_label", flat=True))

    assert not held & {"network", "programmes", "topics", "provenance"}


def test_an_auditor_changes_nothing():
    assert not permissions_of(Auditor).exclude(codename__startswith="view_").exclude(codename="access_admin").exists()


def test_only_stewards_give_roles():
    may_change = [role for role in ROLES if permissions_of(role).filter(codename="change_account").exists()]

    assert may_change == [NetworkSteward]


def test_a_permission_that_does_not_exist_stops_the_migration(monkeypatch):
    monkeypatch.setattr(Writer, "permissions", ("wagtailadmin.fly",))

    with pytest.raises(LookupError, match=r"wagtailadmin\.fly"):
        write_roles()


def test_two_roles_add_up():
    both = signed_up("Both", Editor, NetworkSteward)

    assert belongs_to(both, Audience.WEBSITE)
    assert belongs_to(both, Audience.STEWARDS)


def test_a_group_that_is_no_role_opens_nothing(noor):
    noor.groups.add(Group.objects.create(name="Made by hand"))

    assert not belongs_to(noor, Audience.OFFICE)


def test_belonging_to_the_audience_is_not_enough_where_a_permission_is_asked_for(wei, ingrid):
    records = Access(Audience.OFFICE, holding=("network.change_institution",))

    assert not may(wei, records)
    assert may(ingrid, records)


@pytest.mark.parametrize("role", [role for role in ROLES if Audience.OFFICE not in role.audiences])
def test_who_has_no_part_in_the_office_changes_no_records(role):
    assert not permissions_of(role).exists()
