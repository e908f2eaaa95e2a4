"""Settings: one file, no variants; what differs between installations is a variable (see env.py)."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from crossings.config.env import ENV
from crossings.config.logs import logging_config
from crossings.config.mail import carrier

PACKAGE = Path(__file__).resolve().parent.parent

# -- what it is made of ------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "crossings.config",
    "crossings.operations",
    "crossings.demo",
    "crossings.website",
    "crossings.links",
    "crossings.studies",
    "crossings.programmes",
    "crossings.research",
    "crossings.events",
    "crossings.network",
    "crossings.people",
    "crossings.topics",
    "crossings.search",
    "crossings.provenance",
    "crossings.languages",
    "crossings.jobs",
    "crossings.journal",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "crossings.people.apps.OfficeAccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "crossings.config.middleware.RequestIdMiddleware",
    "crossings.config.middleware.MethodAllowListMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "crossings.config.middleware.CompressionMiddleware",
    "crossings.config.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "crossings.config.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "crossings.people.middleware.VisitorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "crossings.people.middleware.SecondFactorMiddleware",
    "crossings.people.middleware.AudienceMiddleware",
    "crossings.config.middleware.JournalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "crossings.config.middleware.OfficeTransactionMiddleware",
]

ROOT_URLCONF = "crossings.config.urls"
WSGI_APPLICATION = "crossings.config.wsgi.application"
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = [
    *ENV.hosts,
    ENV.base_url.split("://")[1].split(":")[0],
    *([] if ENV.secure else ["localhost", "127.0.0.1", "[::1]"]),
]
CSRF_TRUSTED_ORIGINS = [ENV.base_url]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEMO = ENV.demo
SILENCED_SYSTEM_CHECKS: list[str] = []

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "crossings.website.context.page_frame",
                "crossings.people.context.office_frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # so that widgets too may have templates of ours

# -- where records live ------------------------------------------------------------------------------------------------
SQLITE_SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: an acknowledged change survives a power cut
    "foreign_keys": 1,
    "busy_timeout": 20_000,
}
if ENV.database.is_sqlite:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ENV.database.name,
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; PRAGMA cache_size=-32000;"
                    "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;"
                ),
            },
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": ENV.database.name,
            "USER": ENV.database.user,
            "PASSWORD": ENV.database.password,
            "HOST": ENV.database.host,
            "PORT": ENV.database.port,
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "options": "-c lock_timeout=3s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
            },
        }
    }

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(ENV.data / "cache"),
        "TIMEOUT": 600,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "parts": {  # pieces of pages, each named after all that it tells, so that none is ever stale
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
MEDIA_ROOT = ENV.data / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = ENV.data / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "crossings.config.static.StaticFiles"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("avif", "br", "gif", "gz", "ico", "jpg", "map", "png", "webp", "woff", "woff2")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# -- languages ---------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("fr", _("French")), ("ar", _("Arabic"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["crossings.languages.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True
WAGTAIL_I18N_ENABLED = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = True

# -- who may come in ---------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "name*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_ADAPTER = "crossings.people.adapter.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "crossings.people.forms.NameOnSigningUp"
ACCOUNT_FORMS = {
    "login": "crossings.people.sign_in_forms.SignIn",
    "signup": "crossings.people.sign_in_forms.SignUp",
    "add_email": "crossings.people.sign_in_forms.GiveAddress",
    "change_password": "crossings.people.sign_in_forms.ChangePassword",
    "set_password": "crossings.people.sign_in_forms.SetPassword",
    "reset_password": "crossings.people.sign_in_forms.ForgottenPassword",
    "reset_password_from_key": "crossings.people.sign_in_forms.ReplacePassword",
    "reauthenticate": "crossings.people.sign_in_forms.PasswordAgain",
    "confirm_login_code": "crossings.people.sign_in_forms.CodeFromMail",
}
ACCOUNT_RATE_LIMITS = {  # in a quarter of an hour: ten failures for one account, a hundred from one network
    "login_failed": "100/900s/ip,10/900s/key",
    "login": "100/900s/ip",
    "signup": "20/3600s/ip",
    "reset_password": "20/900s/ip,5/900s/key",
    "reauthenticate": "10/900s/user",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Crossings"
MFA_TOTP_TOLERANCE = 1  # a code may be written half a minute late
MFA_ADAPTER = "crossings.people.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "crossings.people.sign_in_forms.Code",
    "reauthenticate": "crossings.people.sign_in_forms.CodeAgain",
    "activate_totp": "crossings.people.sign_in_forms.FirstCode",
    "add_webauthn": "crossings.people.sign_in_forms.NewKey",
    "edit_webauthn": "crossings.people.sign_in_forms.RenamedKey",
}

# -- cookies and headers -----------------------------------------------------------------------------------------------
COOKIE_PREFIX = f"__Host-{ENV.instance}" if ENV.secure else ENV.instance
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}-session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}-csrf"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}-language"
MFA_TRUST_COOKIE_NAME = f"{COOKIE_PREFIX}-trust"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENV.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of their own
SECURE_SSL_REDIRECT = ENV.secure
SECURE_HSTS_SECONDS = 31_536_000 if ENV.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENV.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.secure else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # the office's previews, which stand in a frame of the office, say otherwise themselves
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/office/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# Wagtail's own screens carry inline styles and scripts; config.middleware gives them this wider policy.
OFFICE_CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
    " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)

# -- work in the background, mail, logs --------------------------------------------------------------------------------
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "mail"],
    }
}
EMAIL_BACKEND = "crossings.jobs.mail.QueuedMail"
CARRIER = carrier(ENV.mail_url)
MAIL_CARRIER = CARRIER.backend
MAIL_DOMAIN = ENV.base_url.split("://")[1].split(":")[0]
EMAIL_HOST, EMAIL_PORT = CARRIER.host, CARRIER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = CARRIER.user, CARRIER.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = CARRIER.starttls, CARRIER.tls, 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from
SERVER: dict[str, Any] = {
    "listen": ENV.listen,
    "port": ENV.port,
    "proxy": ENV.proxy,
    "workers": ENV.workers,
    "threads": ENV.threads,
}
DATA = ENV.data
SEMANTIC_SEARCH = ENV.semantic_search
RULES = ENV.rules
RULE_CASES = ENV.rule_cases
LOGGING = logging_config(ENV)
LOGGING_CONFIG = "logging.config.dictConfig"

# -- machines ----------------------------------------------------------------------------------------------------------
API_CALLS_PER_MINUTE = ENV.api_calls_per_minute  # from one address; 0 counts nothing
API_COUNTS = ENV.data / "api_counts"
SECURITY_CONTACT = ENV.security_contact

# -- Wagtail -----------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Crossings"
WAGTAILADMIN_BASE_URL = ENV.base_url
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/en/account/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("en", _("English")),
    ("es", _("Spanish")),
    ("fr", _("French")),
    ("ar", _("Arabic")),
]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "website.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_APPEND_SLASH = True
