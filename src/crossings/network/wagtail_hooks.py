"""The office's screens for the network, under one heading of the menu."""

from typing import Any

from wagtail import hooks

from crossings.network.office.choosers import InstitutionChooser
from crossings.network.office.screens import NetworkGroup


@hooks.register("register_admin_viewset")
def register_network() -> list[Any]:
    return [NetworkGroup(), InstitutionChooser("institution_chooser")]
