"""The product's settings with one view more."""

from crossings.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
