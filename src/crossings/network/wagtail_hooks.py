"""The office's screens for the network, under one heading of the menu."""

from typing import Any

from wagtail import hooks

from crossings.network.office import InstitutionChooser, NetworkGroup


@hooks.register("register_admin_viewset")
def register_network() -> list[Any]:
    return [NetworkGroup(), InstitutionChooser("institution_chooser")]
