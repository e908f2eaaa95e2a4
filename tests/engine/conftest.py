"""Properties are tried on fewer examples than usual, without a limit of time for each: the engine's tests are many."""

from hypothesis import settings

settings.register_profile("engine", max_examples=20, deadline=None, database=None)
settings.load_profile("engine")
