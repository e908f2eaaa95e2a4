"""Relations between tables point the same way as imports: never upwards, and never to the account model from below."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
ROOMS = CONTRACTS[0]["layers"]  # the highest first; rooms that are strangers to each other share one
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms.split(" | ")}
OURS = [model for model in apps.get_models() if model.__module__.startswith("crossings.")]

pytestmark = pytest.mark.house


def room(model):
    return model.__module__.split(".")[1]


def relations():
    for model in OURS:
        for field in model._meta.get_fields():
            if field.is_relation and field.related_model and not field.auto_created:
                yield model, field


@pytest.mark.parametrize(("model", "field"), list(relations()), ids=lambda part: getattr(part, "__name__", str(part)))
def test_a_relation_points_downwards(model, field):
    target = field.related_model
    if target.__module__.startswith("crossings."):
        assert room(model) == room(target) or FLOOR[room(model)] < FLOOR[room(target)]


def test_no_room_below_people_knows_the_account():
    below = set(ROOMS[ROOMS.index("people") + 1 :])
    knowing = [
        f"{model.__name__}.{field.name}"
        for model, field in relations()
        if room(model) in below and field.related_model._meta.label == "people.Account"
    ]
    assert knowing == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_record_is_indexed_by_the_framework(model):
    from wagtail.models import Page, PageBase

    if not isinstance(model, PageBase) and not issubclass(model, Page) and not hasattr(model, "file"):
        assert getattr(model, "wagtail_reference_index_ignore", False) or model._meta.label in {
            "website.NetworkSettings",
            "website.PictureRendition",
        }
