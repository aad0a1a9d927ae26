"""Django settings. Every choice of an installation is an environment variable, listed in README.md."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from serverless_lab.environment import Environment, bracketed, host_of
from serverless_lab.logs import logging_config
from serverless_lab.secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)

# Where the lab answers: the course, AWS clients, and what learners publish.
LAB_HOST = env.host("LAB_HOST", "127.0.0.1")
LAB_PORT = env.port("LAB_PORT", 8000)
LAB_AWS_PORT = env.port("LAB_AWS_PORT", 4566)
LAB_CONTENT_PORT = env.port("LAB_CONTENT_PORT", 8080)
LAB_ORIGINS = env.origins("LAB_ORIGIN")
LAB_AWS_ENDPOINT = env.endpoint("LAB_AWS_ENDPOINT")
LAB_CONTENT_ORIGIN = env.content("LAB_CONTENT_ORIGIN", LAB_ORIGINS)
LAB_PROXIES = env.number("LAB_PROXIES", 0, 0, 9)
LAB_DATA_DIR = env.folder("LAB_DATA_DIR", BASE_DIR / "data")
LAB_OPERATOR_TOKEN = env.text("LAB_OPERATOR_TOKEN", at_least=16)
DEBUG = env.flag("LAB_DEBUG", False)
SECRET_KEY = env.text("LAB_SECRET_KEY", at_least=32) or kept_secret(LAB_DATA_DIR / "secret_key")
SECRET_KEY_FALLBACKS = env.texts("LAB_SECRET_KEY_FALLBACKS", at_least=32)

if len({LAB_PORT, LAB_AWS_PORT, LAB_CONTENT_PORT}) < 3:
    raise ImproperlyConfigured("LAB_PORT, LAB_AWS_PORT and LAB_CONTENT_PORT must be three different ports.")
OPEN_TO_ALL = LAB_HOST in {"0.0.0.0", "::"}  # noqa: S104 - compared, not bound
if OPEN_TO_ALL and not LAB_ORIGINS:
    raise ImproperlyConfigured(
        f"LAB_HOST={LAB_HOST} opens the lab to the network. Say the address people will type as well, "
        f"for example LAB_ORIGIN=http://192.168.0.10:{LAB_PORT}"
    )

_REACHED_AT = bracketed("127.0.0.1" if OPEN_TO_ALL else LAB_HOST)
LAB_ADDRESS = f"http://{_REACHED_AT}:{LAB_PORT}"
LAB_AWS_ADDRESS = LAB_AWS_ENDPOINT or f"http://{_REACHED_AT}:{LAB_AWS_PORT}"
LAB_CONTENT_ADDRESS = LAB_CONTENT_ORIGIN or f"http://{_REACHED_AT}:{LAB_CONTENT_PORT}"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *(host_of(origin) for origin in [*LAB_ORIGINS, LAB_ADDRESS])]
CSRF_TRUSTED_ORIGINS = LAB_ORIGINS

INSTALLED_APPS = [
    "lessons.iam",
    "lessons.vpc",
    "lessons.functions",
    "lessons.messaging",
    "lessons.classroom",
    "lessons.courseware",
    "lessons.sandbox",
    "lessons.people",
    "serverless_lab.processes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_q",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads at random, and CSRF tokens are masked: no secret can be measured
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "lessons.people.middleware.FormAddressMiddleware",
    "lessons.people.middleware.ReadableMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lessons.people.middleware.LearnerLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lessons.people.middleware.TooManyRequestsMiddleware",
    "lessons.sandbox.middleware.UnreadableAccountMiddleware",
]

ROOT_URLCONF = "serverless_lab.urls"
WSGI_APPLICATION = "serverless_lab.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lessons.people.context.preferences",
                "lessons.sandbox.context.acts",
            ],
        },
    },
]
FORM_RENDERER = "lessons.people.controls.Controls"

# IMMEDIATE transactions, WAL and a queue let writers wait instead of failing with "database is locked".
SQLITE = {
    "ENGINE": "serverless_lab.sqlite",
    "NAME": LAB_DATA_DIR / "lab.sqlite3",
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    },
}
DATABASES = {"default": {**(env.postgres("DATABASE_URL") or SQLITE), "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.redis("REDIS_URL")
if REDIS_URL:
    SHARED_CACHE = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    CACHES = {"default": SHARED_CACHE, "runs": SHARED_CACHE}
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
else:
    # A full cache forgets at random, and must not forget whose calls are being throttled.
    LOCAL_CACHE = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 50_000}}
    # Of up to 2 MB each, and few are looked at again; in memory what is over goes only where room is needed.
    RUNS = LOCAL_CACHE | {"LOCATION": "runs", "OPTIONS": {"MAX_ENTRIES": 150}}
    CACHES = {"default": LOCAL_CACHE, "runs": RUNS}
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

# Successes are not kept (save_limit -1). A task hands over to a thread and may wait for one for as long as a function
# may run, AWS's fifteen minutes; it is offered again only after `retry`, which must be longer. A recycled process
# would have to wait for its threads, so that is rare.
Q_CLUSTER = {
    "name": "serverless-lab",
    "workers": 2,
    "recycle": 100_000,
    "bulk": 10,
    "timeout": 960,
    "retry": 1080,
    "max_attempts": 3,
    "ack_failures": True,
    "save_limit": -1,
    "catch_up": False,
    "poll": 0.5,
    "orm": "default",
    "broker_class": "serverless_lab.processes.broker.WakingBroker",
}
if REDIS_URL:
    Q_CLUSTER |= {"redis": REDIS_URL, "orm": None, "broker_class": None}

AUTH_USER_MODEL = "people.Learner"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"lessons.people.passwords.{rule}"} for rule in ("LongEnough", "NotCommon", "NotTheName")
]
LOGIN_URL, LOGIN_REDIRECT_URL = "sign-in", "home"
PASSWORD_RESET_TIMEOUT = 3600

# Without a mail server nothing is sent, and the pages say so.
MAIL = env.smtp("LAB_SMTP_URL")
DEFAULT_FROM_EMAIL = env.sender("LAB_MAIL_FROM")
LAB_SENDS_MAIL = bool(MAIL.host)
if LAB_SENDS_MAIL and not DEFAULT_FROM_EMAIL:
    raise ImproperlyConfigured("LAB_SMTP_URL needs LAB_MAIL_FROM: the address that the lab's mail comes from.")
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls
EMAIL_TIMEOUT = 20  # seconds

LANGUAGES = [("ko", _("Korean")), ("en", _("English"))]
LANGUAGE_CODE = env.choice("LAB_LANGUAGE", [code for code, _name in LANGUAGES], "ko")
LOCALE_PATHS = [BASE_DIR / "serverless_lab" / "locale"]
FORMAT_MODULE_PATH = "serverless_lab.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Seoul"

# The function runtime of this machine listens here; a Unix socket's path has room for about a hundred bytes.
LAB_RUNTIME_SOCKET = LAB_DATA_DIR / "runtime" / "keeper.sock"
if len(os.fsencode(LAB_RUNTIME_SOCKET)) > 100:
    raise ImproperlyConfigured(f"LAB_DATA_DIR is too long a path ({LAB_DATA_DIR}); choose a shorter one.")

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static" / "collected"
STATICFILES_DIRS = [
    ("dist", BASE_DIR / "static" / "dist"),
    ("img", BASE_DIR / "static" / "img"),
]
STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATICFILES_STORAGE},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Served over https (by a proxy in front) as soon as LAB_ORIGIN says so; a classroom on plain http still works.
HTTPS = bool(LAB_ORIGINS) and LAB_ORIGINS[0].startswith("https:")
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "lab_session", "lab_csrf", "lab_language"
SESSION_COOKIE_AGE = 365 * 86_400  # a guest has no password to come back with
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "lessons.people.views.carrying.csrf_failure"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
THEME_COOKIE_NAME = "lab_theme"
LANGUAGE_COOKIE_AGE = 365 * 86_400
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # an event may have 6 MB, and a form writes a byte as three: %EC
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_config(for_people=DEBUG or os.isatty(2))
TEST_RUNNER = "django.test.runner.DiscoverRunner"
