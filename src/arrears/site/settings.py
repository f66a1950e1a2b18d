"""Settings of the desk; everything a site may change comes from the environment."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from .database import database

HOME = Path(os.environ.get("ARREARS_HOME", "data")).resolve()


def _secret() -> str:
    """Return the site's secret: from the environment, else made once and kept."""
    if key := os.environ.get("ARREARS_SECRET_KEY"):
        return key
    HOME.mkdir(parents=True, exist_ok=True)
    kept, fresh = HOME / "secret_key", HOME / f"secret_key.{os.getpid()}"
    if not kept.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
        fresh.replace(kept)  # whole or not at all
    return kept.read_text(encoding="ascii")


SECRET_KEY = _secret()
DEBUG = os.environ.get("ARREARS_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("ARREARS_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "arrears.store",
    "arrears.web.parts",
    "arrears.web.collector",
    "arrears.web.supervisor",
    "arrears.web.insight",
    "arrears.web.training",
    "arrears.web.compliance",
    "arrears.web.administration",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages; files go by before
    "django.contrib.sessions.middleware.SessionMiddleware",
    "arrears.web.parts.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "arrears.web.parts.middleware.clock",
    "arrears.web.parts.middleware.no_nul",
]
ROOT_URLCONF = "arrears.site.urls"
ASGI_APPLICATION = "arrears.site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

DATABASES = {
    "default": database(
        os.environ.get("ARREARS_DATABASE", ""),
        HOME,
        pooled=os.environ.get("ARREARS_POOLED") == "1",  # `arrears serve` says so
    )
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = (
    os.environ.get("ARREARS_STATIC") or None
)  # only where a server in front serves it
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = (
    r"^/static/vendor/[a-z]+-[0-9.]+/"  # version in the name
)

# An instant in ISO 8601 at which the desk's clock stands still; empty, it runs.
ARREARS_CLOCK = os.environ.get("ARREARS_CLOCK", "")

LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "collector:today"
LOGOUT_REDIRECT_URL = "sign_in"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # the door shuts after some wrong keys
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # nobody shuts a colleague out
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"django.contrib.auth.password_validation.{name}",
        "OPTIONS": {"min_length": 12} if name == "MinimumLengthValidator" else {},
    }
    for name in (  # length before odd signs: NIST SP 800-63B § 3.1.1.2
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# A stay at the desk: how long still, how long in all, how many at once.
ARREARS_STAYS_COUNT = True  # tests that are not of the door turn it off
# A collector without a training certificate places no calls where this is 1.
ARREARS_CERTIFICATE_NEEDED = os.environ.get("ARREARS_CERTIFICATE_NEEDED") == "1"
ARREARS_LIBRARY_DAYS = int(os.environ.get("ARREARS_LIBRARY_DAYS", "730"))
ARREARS_STILL_MINUTES = int(os.environ.get("ARREARS_STILL_MINUTES", "60"))
ARREARS_STAY_HOURS = int(os.environ.get("ARREARS_STAY_HOURS", "12"))
ARREARS_STAYS = int(os.environ.get("ARREARS_STAYS", "3"))
SESSION_COOKIE_AGE = ARREARS_STAY_HOURS * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("ARREARS_HTTPS") == "1"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
}
CSRF_FAILURE_VIEW = "arrears.web.parts.errors.stale_form"
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
