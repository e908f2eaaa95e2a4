"""Each role written to exactly one group, holding exactly what the role's code says; made anew after every migrate.

Groups are how Django and Wagtail ask who may do what. Nobody edits them: other groups, Wagtail's own two among them, are
taken away, and what was added to a role's group by hand is taken back.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, connection, transaction

from crossings.people.roles import ROLES, Role, permissions_of


def write_roles(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Receive Django's `post_migrate`, once all permissions exist, and make the groups say what the roles say."""
    if not _is_whole():
        return
    with transaction.atomic(using=using):
        groups = {role: _write(role) for role in ROLES}
        _hand_moderation_to([group for role, group in groups.items() if role.moderates])
        Group.objects.exclude(pk__in=[group.pk for group in groups.values()]).delete()


def _is_whole() -> bool:
    """Whether the last migration of every room has run: a migrate that stops halfway writes no roles."""
    needed = {"auth_permission", "wagtailcore_grouppagepermission", "wagtailcore_groupcollectionpermission"}
    return needed <= set(connection.introspection.table_names())


def _write(role: type[Role]) -> Group:
    group, _made = Group.objects.get_or_create(name=role.name)
    if set(group.permissions.all()) != (wanted := set(permissions_of(role))):
        group.permissions.set(wanted)
    _grant_on_root(group, "GroupPagePermission", "page", "Page", role.pages)
    _grant_on_root(group, "GroupCollectionPermission", "collection", "Collection", role.collections)
    return group


def _grant_on_root(group: Group, grant: str, place: str, tree: str, codenames: tuple[str, ...]) -> None:
    """Give the group these permissions on the root of a tree, and none elsewhere in it."""
    grants = apps.get_model("wagtailcore", grant)
    root = apps.get_model("wagtailcore", tree).objects.filter(depth=1).first()
    wanted = Permission.objects.filter(codename__in=codenames, content_type__app_label__in=_owners(codenames))
    held = grants.objects.filter(group=group)
    held.exclude(permission__in=wanted, **{place: root}).delete()
    for permission in wanted:
        grants.objects.get_or_create(group=group, permission=permission, **{place: root})


def _owners(codenames: tuple[str, ...]) -> tuple[str, ...]:
    """Wagtail's own rooms, where these permissions live, whichever model a network uses for its pictures."""
    return ("wagtailcore", "wagtailimages", "wagtaildocs") if codenames else ()


def _hand_moderation_to(groups: list[Group]) -> None:
    """Let these groups decide on what is submitted."""
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.all():
        task.groups.set(groups)
