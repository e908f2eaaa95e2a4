"""The account: an e-mail address to sign in with, and one name, so that a mononym is whole."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.journal.record import Actor


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.full_clean(exclude=["password"])
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser, PermissionsMixin):
    """Someone who can sign in. What is known of a person as a scholar or teacher stands in `Person`, apart from this."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("As you write it yourself, in one line."))
    language = models.CharField(_("language of mail and screens"), max_length=8, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("has an office role"), default=False, editable=False)
    is_demonstration = models.BooleanField(_("belongs to the demonstration"), default=False, editable=False)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()
    personal_fields: ClassVar[dict[str, Personal]] = {
        "email": Personal(Purpose.SIGN_IN, Retention(days=30, after="the account is closed"), Sensitivity.P2),
        "name": Personal(Purpose.SIGN_IN, Retention(days=30, after="the account is closed"), Sensitivity.P2),
        "password": Personal(Purpose.SIGN_IN, Retention(days=30, after="the account is closed"), Sensitivity.P2),
        "language": Personal(Purpose.SIGN_IN, Retention(days=30, after="the account is closed"), Sensitivity.P1),
        "last_login": Personal(Purpose.SIGN_IN, Retention(days=30, after="the account is closed"), Sensitivity.P2),
        "joined_at": Personal(Purpose.SIGN_IN, Retention(days=30, after="the account is closed"), Sensitivity.P1),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ("email",)
        constraints = (models.UniqueConstraint(Lower("email"), name="people_account_email_once"),)

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        """The opaque key by which the journal knows this account."""
        return Actor(f"account:{self.pk}")
