"""Django's settings.  What differs between installations comes from ``config.environment``."""

import os
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from onedoor.config import environment, outward
from onedoor.embedded.folders import data_folder

PACKAGE = Path(__file__).resolve().parents[1]
ENVIRONMENT = environment.read(os.environ, data_folder())

SECRET_KEY = ENVIRONMENT.secret_key.hex()
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "onedoor.config.urls"
WSGI_APPLICATION = "onedoor.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MODULES = [
    "onedoor.kernel",
    "onedoor.journal",
    "onedoor.general.codes",
    "onedoor.general.sheets",
    "onedoor.general.places",
    "onedoor.general.terms",
    "onedoor.general.calendar",
    "onedoor.general.bodies",
    "onedoor.general.people",
    "onedoor.general.bases",
    "onedoor.general.clients",
    "onedoor.general.coordination",
    "onedoor.system.forms",
    "onedoor.system.flows",
    "onedoor.system.venues",
    "onedoor.system.staffing",
    "onedoor.system.needs",
    "onedoor.system.items",
    "onedoor.system.delegation",
    "onedoor.operation.clocks",
    "onedoor.operation.materials",
    "onedoor.operation.documents",
    "onedoor.operation.licences",
    "onedoor.operation.promises",
    "onedoor.operation.credit",
    "onedoor.operation.fees",
    "onedoor.operation.receptions",
    "onedoor.operation.assistance",
    "onedoor.operation.cases",
    "onedoor.operation.caselogs",
    "onedoor.operation.bundles",
    "onedoor.operation.guides",
    "onedoor.operation.consultations",
    "onedoor.operation.difficulties",
    "onedoor.operation.correspondence",
    "onedoor.operation.desks",
    "onedoor.operation.coverage",
    "onedoor.operation.feeds",
    "onedoor.operation.hall",
    "onedoor.operation.handouts",
    "onedoor.operation.shifts",
    "onedoor.operation.appointments",
    "onedoor.operation.notifications",
    "onedoor.operation.exports",
    "onedoor.supervision.ratings",
    "onedoor.supervision.timeliness",
    "onedoor.supervision.findings",
    "onedoor.supervision.substance",
    "onedoor.site.ui",
    "onedoor.site.interface",
    "onedoor.site.portal",
    "onedoor.site.desk",
    "onedoor.site.law",
    "onedoor.config",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    *(name for name in MODULES if (PACKAGE / Path(*name.split(".")[1:]) / "__init__.py").exists()),
]

MIDDLEWARE = [
    "onedoor.config.http.middleware.Trace",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "onedoor.site.ui.headers.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "onedoor.config.http.middleware.NoNul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "onedoor.general.people.http.middleware.KnowWhoActs",
    "onedoor.site.ui.kept.GivesBack",
    "onedoor.kernel.answers.DomainErrors",
]


def _database(url: str, *, pooled: bool) -> dict[str, object]:
    parts = conninfo_to_dict(url) if url else {}
    options: dict[str, object] = {
        name: value for name, value in parts.items()
        if name not in {"dbname", "user", "password", "host", "port"}
    }  # fmt: skip
    if pooled:
        options["pool"] = {"min_size": 2, "max_size": 8, "timeout": 10}
    return {
        "ENGINE": "onedoor.config.postgres",
        "NAME": parts.get("dbname", "onedoor"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        "OPTIONS": options,
    }


DATABASES = {
    "default": _database(ENVIRONMENT.database_url, pooled=os.environ.get("ONEDOOR_POOL") == "1"),
    "owner": _database(ENVIRONMENT.database_owner_url, pooled=False),
    "sealer": _database(ENVIRONMENT.database_sealer_url, pooled=False),
}

_TEMPLATE_FOLDERS = [
    str(folder) for name in MODULES
    if (folder := PACKAGE / Path(*name.split(".")[1:]) / "templates").is_dir()
]  # fmt: skip
TEMPLATES = [
    {
        "NAME": "pages",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": _TEMPLATE_FOLDERS,
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "onedoor.site.ui.jinja.environment",
            "context_processors": ["onedoor.site.ui.context.frame"],
        },
    },
    {
        "NAME": "third_party",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

AUTH_USER_MODEL = "people.StaffAccount"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "onedoor.general.people.http.passwords.Strength"},
    {"NAME": "onedoor.general.people.http.passwords.NotAboutOneself"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_ADAPTER = "onedoor.general.people.http.staff.Accounts"
ACCOUNT_FORMS = {
    "login": "onedoor.general.people.http.staff.SignIn",
    "change_password": "onedoor.general.people.http.staff.ChangePassword",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "number"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_RATE_LIMITS = False  # its counts live in one process; ours in the database
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_ADAPTER = "onedoor.general.people.http.staff.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "activate_totp": "onedoor.general.people.http.staff.FirstCode",
    "authenticate": "onedoor.general.people.http.staff.SecondFactor",
    "reauthenticate": "onedoor.general.people.http.staff.SecondFactorAgain",
}
MFA_TOTP_ISSUER = "一扇门 OneDoor"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ENVIRONMENT.debug or ENVIRONMENT.demo

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("ug", "ئۇيغۇرچە")]
LOCALE_PATHS = [PACKAGE / "site" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
FILES = ENVIRONMENT.data / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_encrypted
SECURE_HSTS_SECONDS = 31_536_000  # sent by TLS only
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "onedoor.site.ui.errors.token_missing"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
_MAIL = outward.mail(ENVIRONMENT.outward, demo=ENVIRONMENT.demo)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL.host else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.starttls, _MAIL.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = _MAIL.sender  # without one no mail is sent
SMS = outward.sms(ENVIRONMENT.outward, demo=ENVIRONMENT.demo)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
JOURNAL_LISTENER = "onedoor.config.listeners.who_listens"
JOURNAL_BOARDS = "onedoor.config.listeners.board"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LOGGING_CONFIG = "onedoor.config.logs.configure"
# A command tells its errors; a process that serves (parts.py) logs what it does too.
LOGGING = {"level": ENVIRONMENT.log_level or "warning"}
