"""The product's settings, with what would be slow, shared or outside this process replaced."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.databases import databases

DATA = Path(tempfile.mkdtemp(prefix="crossings-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
(DATA / "static").mkdir()
TEST_DATABASES = databases(DATA)
os.environ.update(
    CROSSINGS_DATA=str(DATA),
    CROSSINGS_SECRET_KEY="only-for-tests-" * 5,
    DATABASE_URL=TEST_DATABASES.address,
    CROSSINGS_API_CALLS="0",
)

from crossings.config.settings import *  # noqa: E402, F403  the environment has to be set before it is read
from crossings.config.settings import CACHES, DATABASES, STORAGES  # noqa: E402

DATABASES["default"]["CONN_MAX_AGE"] = 0  # a live server's threads keep nothing open between requests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
