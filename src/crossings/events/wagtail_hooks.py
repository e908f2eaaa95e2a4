"""The office's screens for events, under one heading of the menu."""

from typing import Any

from wagtail import hooks

from crossings.events.office.screens import EventsGroup


@hooks.register("register_admin_viewset")
def register_events() -> list[Any]:
    return [EventsGroup()]
