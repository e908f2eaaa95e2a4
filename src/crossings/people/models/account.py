"""The account: an e-mail address to sign in with, and one name, so that a mononym is whole."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.fields.choice import ChoiceField
from crossings.journal.record import Actor

AFTER_CLOSING = Retention(days=30, after="the account is closed")

ERASED = "@closed.invalid"
"""How the address of an account ends whose personal values have been erased: no letter can go there."""


class AccountQuerySet(models.QuerySet["Account"]):
    def visible_to(self, account: Any) -> Self:
        """Stewards and auditors see every account; everyone else sees the one that is theirs."""
        if account.has_perm("people.view_account"):
            return self
        return self.filter(pk=account.pk) if account.is_authenticated else self.none()

    def with_office_role(self) -> Self:
        return self.filter(models.Q(is_superuser=True) | models.Q(groups__isnull=False)).distinct()

    def of_demonstration(self) -> Self:
        return self.filter(is_demonstration=True)

    def closed_and_not_erased(self) -> Self:
        return self.filter(closed_at__isnull=False).exclude(email__endswith=ERASED)


class AccountManager(BaseUserManager["Account"]):
    """How accounts are made and found; the questions are those of `AccountQuerySet`."""

    def get_queryset(self) -> AccountQuerySet:
        return AccountQuerySet(self.model, using=self._db)

    def visible_to(self, account: Any) -> AccountQuerySet:
        return self.get_queryset().visible_to(account)

    def with_office_role(self) -> AccountQuerySet:
        return self.get_queryset().with_office_role()

    def of_demonstration(self) -> AccountQuerySet:
        return self.get_queryset().of_demonstration()

    def closed_and_not_erased(self) -> AccountQuerySet:
        return self.get_queryset().closed_and_not_erased()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.full_clean(exclude=["password"])
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser, PermissionsMixin):
    """Someone who can sign in. What is known of a person as a scholar or teacher stands in `Person`, apart from this."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("As you write it yourself, in one line."))
    language = ChoiceField(_("language of mail and screens"), max_length=8, choices=settings.LANGUAGES, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demonstration = models.BooleanField(_("belongs to the demonstration"), default=False, editable=False)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()
    journal_parts: ClassVar[tuple[str, ...]] = ("groups",)
    journal_secrets: ClassVar[tuple[str, ...]] = ("password",)
    personal_fields: ClassVar[dict[str, Personal]] = {
        "email": Personal(Purpose.SIGN_IN, AFTER_CLOSING, Sensitivity.P2),
        "name": Personal(Purpose.SIGN_IN, AFTER_CLOSING, Sensitivity.P2),
        "password": Personal(Purpose.SIGN_IN, Retention(days=0, after="the account is closed"), Sensitivity.P3),
        "language": Personal(Purpose.CORRESPONDENCE, AFTER_CLOSING, Sensitivity.P1),
        "last_login": Personal(Purpose.SECURITY, AFTER_CLOSING, Sensitivity.P2),
        "joined_at": Personal(Purpose.SIGN_IN, AFTER_CLOSING, Sensitivity.P1),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ("email",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="people_account_email_once"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(is_active=False), name="people_closed_account_is_shut"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """The name by which the office's screens greet: they know of first names only."""
        return self.name

    @property
    def actor(self) -> Actor:
        """The opaque key by which the journal knows this account."""
        return Actor(f"account:{self.pk}")

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The keys of the roles held; read once for each request."""
        return frozenset(self.groups.values_list("name", flat=True)) if self.pk else frozenset()

    @property
    def has_office_role(self) -> bool:
        """Whether a second factor is required of this account."""
        return self.is_superuser or bool(self.role_names)
