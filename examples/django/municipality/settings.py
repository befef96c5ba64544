"""Settings of the example: a database of its own, one rule book, no users."""

import os
import secrets
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

# An example that is started on one machine: a key of its own for each start.
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY") or secrets.token_urlsafe(40)
DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = ["django.contrib.staticfiles", "cases"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = "municipality.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("CASES_DATABASE", BASE_DIR / "cases.sqlite3"),
        # A writer takes the lock first, so that two of them wait and none fails half-way.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

RULE_BOOK = Path(os.environ.get("CASES_RULE_BOOK", BASE_DIR.parent / "rulebooks" / "children.json"))
# The library has no clock. The day is the host's: that of the machine, or one that a demonstration is given.
TODAY = os.environ.get("CASES_TODAY")
