"""The office's screens for links between approaches, under one heading of the menu."""

from wagtail import hooks

from crossings.links.office.screens import LinksMenu


@hooks.register("register_admin_viewset")
def register_links() -> LinksMenu:
    return LinksMenu()
