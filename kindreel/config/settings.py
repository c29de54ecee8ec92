"""One settings file for both ways of running; docs/settings.md lists every variable."""

import re
from pathlib import Path
from typing import Any

from kindreel.config import content_policy
from kindreel.config import environment as env
from kindreel.config.database import database
from kindreel.config.secret import signing_key

PACKAGE = Path(__file__).resolve().parent.parent

DATA = env.folder("KINDREEL_DATA", "var", "Folder for database, media and keys.")
DEBUG = env.yes_or_no("KINDREEL_DEBUG", "no", "Show developers' error pages. Never in public.")
SECRET_KEY = signing_key(
    env.text("KINDREEL_SECRET_KEY", "", "Signs sessions and media; made and kept if empty."), DATA
)
SITE_ADDRESS = env.text(
    "KINDREEL_ADDRESS", "http://127.0.0.1:8000", "The address people open, with http(s)://."
).rstrip("/")
ALLOWED_HOSTS = env.listed(
    "KINDREEL_HOSTS", "127.0.0.1,localhost,[::1]", "Host names this server answers to."
)
PROXIES = env.listed(
    "KINDREEL_PROXIES",
    "",
    "Web servers in front whose X-Forwarded headers hold, such as 127.0.0.1.",
)
IS_SECURE = SITE_ADDRESS.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

COMMUNITY_NAME = env.text("KINDREEL_NAME", "Kindreel", "The community's name on every page.")
AGE_FLOOR = env.number("KINDREEL_AGE_FLOOR", 13, "The youngest age that may have an account.")
AGE_RETRY_HOURS = env.number(
    "KINDREEL_AGE_RETRY_HOURS", 24, "Hours before the age question can be answered again."
)
OPEN_TO_VISITORS = env.yes_or_no(
    "KINDREEL_OPEN_TO_VISITORS", "yes", "May people without an account watch public clips?"
)
UPLOAD_LIMIT_MB = env.number("KINDREEL_UPLOAD_LIMIT_MB", 500, "Largest video file, in megabytes.")
UPLOAD_HOURS = env.number(
    "KINDREEL_UPLOAD_HOURS", 24, "Hours an unfinished upload waits for its next byte."
)
UNFINISHED_UPLOADS = env.number(
    "KINDREEL_UNFINISHED_UPLOADS", 5, "Uploads one person may have unfinished at a time."
)
CLIP_LIMIT_SECONDS = env.number("KINDREEL_CLIP_LIMIT_SECONDS", 180, "Longest video, in seconds.")
MEDIA_WORKERS = env.number("KINDREEL_MEDIA_WORKERS", 1, "Video workers that `kindreel up` starts.")
WEB_WORKERS = env.number("KINDREEL_WEB_WORKERS", 2, "Web processes that `kindreel up` starts.")
PAGES_AT_ONCE = env.number(
    "KINDREEL_PAGES_AT_ONCE", 1, "Pages a web process makes at the same time."
)
UNREAD_LANGUAGE = env.one_of(
    "KINDREEL_UNREAD_LANGUAGE",
    ("hold", "publish"),
    "What happens to words in a language that screening does not read: hold or publish.",
)
NIGHT_BEGINS = env.number("KINDREEL_NIGHT_BEGINS", 21, "Hour from which under-18s are left alone.")
NIGHT_ENDS = env.number("KINDREEL_NIGHT_ENDS", 7, "Hour until which under-18s are left alone.")
SUGGESTION_DAYS = env.number(
    "KINDREEL_SUGGESTION_DAYS",
    0,
    "Days that scores suggested through the text API are kept; 0 keeps none.",
)
DISK_RESERVE_MB = env.number(
    "KINDREEL_DISK_RESERVE_MB", 500, "Free space below which uploads wait."
)

LEARN_FROM_DECISIONS = env.yes_or_no(
    "KINDREEL_LEARN_FROM_DECISIONS", "no", "Keep decided texts, without names, to measure by?"
)
LEARNING_DAYS = env.number(
    "KINDREEL_LEARNING_DAYS", 365, "Days for which decided texts are kept to measure by."
)
SCREENING_FOLDER = env.announced_folder(
    "KINDREEL_SCREENING", str(DATA / "screening"), "Other models and policies for screening."
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",  # the passkey pages use it
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "kindreel.web",  # these two before allauth, whose pages they dress
    "kindreel.people",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "kindreel.standing",
    "kindreel.work",
    "kindreel.notices",
    "kindreel.protection",
    "kindreel.age",
    "kindreel.clips",
    "kindreel.comments",
    "kindreel.campaigns",
    "kindreel.analyze",
    "kindreel.feed",
    "kindreel.moderation",
    "kindreel.learning",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kindreel.people.middleware.AccountGate",
    "kindreel.age.middleware.AgeGate",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kindreel.config.urls"
WSGI_APPLICATION = "kindreel.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kindreel.web.context.shell",
                "kindreel.notices.context.notices",
            ],
        },
    }
]

FORM_RENDERER = "kindreel.web.forms.PaperForms"

DATABASE_URL = env.text(
    "DATABASE_URL", f"sqlite:///{DATA / 'kindreel.sqlite3'}", "Database: SQLite or PostgreSQL."
)
DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = env.text("CACHE_URL", "", "Valkey or Redis for cache and rate limits, redis://host/0.")
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "kindreel",
    }
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20000},
    }
}

BROKER_URL = env.text("BROKER_URL", "", "RabbitMQ, Valkey or Redis for background work.")
BROKER_PREFIX = env.text("BROKER_PREFIX", "kindreel", "Begins the names of our queues.")
TASKS = {
    "default": {
        "BACKEND": "kindreel.work.queues.BrokerQueue"
        if BROKER_URL
        else "kindreel.work.queues.DatabaseQueue",
        "QUEUES": ["default", "media"],
        "OPTIONS": {"broker_url": BROKER_URL} if BROKER_URL else {},
    }
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "kindreel.people.backend.Accounts",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "kindreel.people.adapter.Adapter"
ACCOUNT_FORMS = {
    "signup": "kindreel.age.forms.SignUpForm",
    "login": "kindreel.people.forms.SignInForm",
    "reset_password": "kindreel.people.forms.ForgottenForm",
    "reset_password_from_key": "kindreel.people.forms.PasswordFromLetterForm",
    "change_password": "kindreel.people.forms.NewPasswordForm",
    "add_email": "kindreel.people.forms.NewAddressForm",
}
# A school stands behind one address, so the counts for an address are those of a class.
ACCOUNT_RATE_LIMITS = {
    "signup": "60/h/ip",
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "60/h/ip,5/h/key",
}
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = (
    True  # for another e-mail address: whoever has it has the account
)
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{COMMUNITY_NAME}] "
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_USERNAME_MIN_LENGTH = 3
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business
AXES_LOCKOUT_CALLABLE = "kindreel.web.limits.slow_down"
AXES_CLIENT_IP_CALLABLE = "kindreel.web.limits.client_address"

SESSION_ENGINE = "kindreel.people.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": content_policy.DIRECTIVES}

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kindreel.web.storage.HashedFiles"},
}
FILE_UPLOAD_TEMP_DIR = env.folder(
    "KINDREEL_UPLOAD_FOLDER", str(DATA / "uploads"), "Where uploads lie while they arrive."
)
FILE_UPLOAD_HANDLERS = ["kindreel.web.uploads.SmallFiles"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

EMAIL_URL = env.text("EMAIL_URL", "", "Mail server, smtp://user:password@host:587; empty: console.")
_MAIL = re.fullmatch(
    r"smtps?://(?:(?P<user>[^:@]+):(?P<password>[^@]*)@)?(?P<host>[^:/]+)(?::(?P<port>\d+))?",
    EMAIL_URL,
)
if EMAIL_URL and _MAIL is None:
    raise env.BadSettingError("EMAIL_URL has to look like smtp://user:password@host:587.")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL else 'console'}.EmailBackend"
if _MAIL:
    EMAIL_HOST = _MAIL["host"]
    EMAIL_PORT = int(_MAIL["port"] or 587)
    EMAIL_HOST_USER = _MAIL["user"] or ""
    EMAIL_HOST_PASSWORD = _MAIL["password"] or ""
    EMAIL_USE_SSL = EMAIL_URL.startswith("smtps")
    EMAIL_USE_TLS = not EMAIL_USE_SSL
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text(
    "KINDREEL_FROM", "Kindreel <kindreel@localhost>", "Sender of the community's e-mail."
)

LANGUAGE_CODE = "en"
TIME_ZONE = env.text("KINDREEL_TIME_ZONE", "UTC", "The community's time zone.")
USE_TZ = True
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"kindreel": {"level": "INFO"}, "django_tasks_db": {"level": "ERROR"}},
}
