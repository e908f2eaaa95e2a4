"""Every example in the documentation of the fields runs and says what it says."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["country", "sort_key"])
def test_every_example_is_true(name):
    assert doctest.testmod(import_module(f"crossings.fields.{name}")).failed == 0
