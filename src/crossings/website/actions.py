"""What the website does to pages beyond what Wagtail's own verbs do.

Public names: `stand_in_everywhere`, `serve_at`.
"""

from urllib.parse import urlsplit

from wagtail.models import Locale, Page, Site


def stand_in_everywhere(page: Page) -> list[Page]:
    """Give a page an alias in every language tree that has neither a translation nor a stand-in of it.

    Returns the stand-ins made; none when the page already stands in every tree. Wagtail keeps a stand-in equal to its
    source as that changes, and its own log rows of it become journal entries.
    """
    missing = Locale.objects.exclude(pk__in=page.get_translations(inclusive=True).values("locale_id"))
    return [page.copy_for_translation(locale, copy_parents=True, alias=True) for locale in missing]


def serve_at(base_url: str) -> Site:
    """Let pages name themselves by the address at which readers reach them, such as `https://network.example`.

    Returns the site; nothing is written when it already answers there.
    """
    parts = urlsplit(base_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()
    return site
