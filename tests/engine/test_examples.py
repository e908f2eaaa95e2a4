"""Every example in the engine's documentation runs and says what it says."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import crossings.engine

MODULES = [module.name for module in walk_packages(crossings.engine.__path__, "crossings.engine.")]


@pytest.mark.parametrize("name", MODULES)
def test_every_example_is_true(name):
    assert doctest.testmod(import_module(name)).failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_module_opens_with_what_it_is_for(name):
    assert len(import_module(name).__doc__ or "") > 60
