"""The office's screens for accounts, roles, persons and consents; every change goes through a verb."""

from typing import Any, ClassVar

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth.models import Group
from django.db import models
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.actions import action_registry
from wagtail.actions.create import CreateAction
from wagtail.actions.edit import EditAction
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from crossings.engine.audience import Audience, open_to
from crossings.engine.privacy import Purpose
from crossings.journal.office import RecordForm, RecordViewSet, actor_of
from crossings.people import actions
from crossings.people.models import Account, Consent, Person
from crossings.people.records import free_slug
from crossings.people.roles import ROLES, role_named


class AccountForm(RecordForm):
    """An account as a steward sees it: one name, the roles by what they are for, and no password."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Office roles"),
        queryset=Group.objects.filter(name__in=[role.name for role in ROLES]).order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An office role asks for a second factor at the next sign-in."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].label_from_instance = role_in_words

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


def role_in_words(group: Group) -> str:
    role = role_named(group.name)
    return f"{role.label}: {role.description}" if role else group.name


class OpenAccount(CreateAction):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        self.instance = actions.open_account(
            email=given["email"],
            name=given["name"],
            language=given["language"],
            roles=[group.name for group in given["groups"]],
            by=actor_of(self.user),
            at=timezone.now(),
            why=given["why"],
        )
        self.form.instance = self.instance


class ChangeAccount(EditAction):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        actions.change_account(
            account=self.instance,
            email=given["email"],
            name=given["name"],
            language=given["language"],
            may_sign_in=given["is_active"],
            roles=[group.name for group in given["groups"]],
            by=actor_of(self.user),
            at=timezone.now(),
            why=given["why"],
        )


class AccountIndexView(IndexView):
    def get_base_queryset(self) -> models.QuerySet[Account]:
        factors = Authenticator.objects.filter(user=models.OuterRef("pk"))
        return (
            Account.objects.visible_to(self.request.user)
            .prefetch_related("groups")
            .annotate(has_factor=models.Exists(factors))
        )


class AccountViewSet(RecordViewSet):
    """Accounts are opened, changed and closed, never deleted: closing begins their retention."""

    model = Account
    icon = "user"
    menu_name = "users"
    menu_label = _("Accounts")
    menu_order = 600
    add_to_settings_menu = True
    ordering = "email"
    search_fields: ClassVar = ["email", "name"]
    list_filter: ClassVar = ["is_active", "groups"]
    panels: ClassVar = [FieldPanel(name) for name in ("email", "name", "language", "is_active", "groups")]

    base_form_class = AccountForm
    index_view_class = AccountIndexView

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            TitleColumn("name", label=_("Name"), get_url=self.edit_url),
            Column("email", label=_("E-mail address"), sort_key="email"),
            Column("roles", label=_("Roles"), accessor=roles_in_words),
            BooleanColumn("has_factor", label=_("Second factor")),
            BooleanColumn("is_active", label=_("May sign in")),
            DateColumn("last_login", label=_("Last sign-in"), sort_key="last_login"),
        ]

    def edit_url(self, account: Account) -> str:
        return reverse(self.get_url_name("edit"), args=(account.pk,))

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(Account, OpenAccount)
        action_registry.register(Account, ChangeAccount)


def roles_in_words(account: Account) -> str:
    roles = (role_named(group.name) for group in account.groups.all())
    return ", ".join(str(role.label) for role in roles if role)


class RoleIndexView(WagtailAdminTemplateMixin, TemplateView):
    """Every role, what it is for, and who holds it. Roles are code: nothing is changed here."""

    page_title = _("Roles")
    header_icon = "group"
    template_name = "people/roles.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        holders: dict[str, list[Account]] = {role.name: [] for role in ROLES}
        for account in Account.objects.visible_to(self.request.user).with_office_role().prefetch_related("groups"):
            for group in account.groups.all():
                holders.setdefault(group.name, []).append(account)
        return super().get_context_data(roles=[(role, holders[role.name]) for role in ROLES], **kwargs)


class RoleViewSet(ViewSet):
    """The office's list of roles, in the place of Wagtail's screens for groups."""

    icon = "group"
    menu_name = "groups"
    menu_label = _("Roles")
    menu_order = 601
    add_to_settings_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        view = open_to(Audience.STEWARDS)(self.construct_view(RoleIndexView))
        return [path("", view, name="index")]


class PersonForm(RecordForm):
    """A person's form. The short name is made from the name when it is left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        if not given.get("slug") and given.get("name"):
            given["slug"] = self.instance.slug or free_slug(given["name"])
        return given


class PersonViewSet(RecordViewSet):
    model = Person
    base_form_class = PersonForm
    icon = "user"
    menu_label = _("Persons")
    add_to_admin_menu = True
    menu_order = 320
    ordering = ("sort_key", "id")
    list_display: ClassVar = ["name", "orcid", "account"]
    list_filter: ClassVar = {"expertise__concept__scheme": ["exact"]}
    search_fields: ClassVar = ["name", "also_known_as", "orcid"]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("also_known_as"),
        FieldPanel("orcid"),
        FieldPanel("slug"),
        FieldPanel("account", permission="people.change_account"),
        InlinePanel("expertise", label=_("Expertise"), panels=[FieldPanel("concept")]),
    ]


class NewConsentForm(RecordForm):
    """Consent that was given to the office: in a letter, or on the telephone."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        person, purpose = given.get("person"), given.get("purpose")
        standing = (
            Consent.objects.standing(Purpose(purpose), timezone.localdate()) if purpose else Consent.objects.none()
        )
        if person and standing.filter(person=person).exists():
            raise forms.ValidationError(
                _("%(person)s has agreed to this already. Withdraw that consent first, or leave it as it is."),
                params={"person": person},
            )
        return given


class ConsentForm(RecordForm):
    """A consent as it was given; the one thing that can happen to it is that it is withdrawn."""

    withdraw = forms.BooleanField(
        label=_("The person withdraws this"),
        required=True,
        help_text=_("It takes effect at once, and stays on record."),
    )


class GiveConsent(CreateAction):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        self.instance = actions.give_consent(
            person=given["person"],
            purpose=Purpose(given["purpose"]),
            by=actor_of(self.user),
            at=timezone.now(),
            why=given["why"],
        )
        self.form.instance = self.instance


class WithdrawConsent(EditAction):
    def _save_instance(self) -> None:
        self.log_action = None
        actions.withdraw_consent(
            person=self.instance.person,
            purpose=Purpose(self.instance.purpose),
            by=actor_of(self.user),
            at=timezone.now(),
            why=self.form.cleaned_data["why"],
        )


class ConsentViewSet(RecordViewSet):
    """Consents are given and withdrawn, never edited or removed."""

    model = Consent
    icon = "clipboard-list"
    menu_label = _("Consents")
    add_to_admin_menu = True
    menu_order = 330
    ordering = ("-given_at", "-id")
    list_display: ClassVar = ["person", "purpose", "given_at", "expires_on", "withdrawn_at"]
    list_filter: ClassVar = ["purpose"]
    search_fields: ClassVar = ["person__name"]
    panels: ClassVar = [FieldPanel("person"), FieldPanel("purpose")]
    base_form_class = NewConsentForm

    @cached_property
    def _withdrawing(self) -> Any:
        shown = [FieldPanel(name, read_only=True) for name in ("person", "purpose", "given_at", "expires_on")]
        panels = [*shown, FieldPanel("withdraw"), FieldPanel("why")]
        return ObjectList(panels, base_form_class=ConsentForm).bind_to_model(self.model)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        withdrawing = {"panel": self._withdrawing, "form_class": self._withdrawing.get_form_class()}
        return super().get_edit_view_kwargs(**kwargs) | withdrawing

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(Consent, GiveConsent)
        action_registry.register(Consent, WithdrawConsent)
