from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig

from crossings.journal.actors import names_for


class PeopleConfig(AppConfig):
    default = True
    name = "crossings.people"
    verbose_name = _("people")

    def ready(self) -> None:
        from crossings.people import checks, signals  # noqa: F401  importing them registers them
        from crossings.people.actors import name_accounts
        from crossings.people.groups import write_roles

        names_for("account", name_accounts)
        last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
        post_migrate.connect(write_roles, sender=last, dispatch_uid="people-roles")


class OfficeAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's room for users, with our screens for accounts and roles."""

    user_viewset = "crossings.people.office.AccountViewSet"
    group_viewset = "crossings.people.office.RoleViewSet"
