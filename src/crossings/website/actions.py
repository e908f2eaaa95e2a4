"""What the website does to pages beyond what Wagtail's own verbs do.

Public name: `stand_in_everywhere`.
"""

from wagtail.models import Locale, Page


def stand_in_everywhere(page: Page) -> list[Page]:
    """Give a page an alias in every language tree that has neither a translation nor a stand-in of it.

    Returns the stand-ins made; none when the page already stands in every tree. Wagtail keeps a stand-in equal to its
    source as that changes, and its own log rows of it become journal entries.
    """
    missing = Locale.objects.exclude(pk__in=page.get_translations(inclusive=True).values("locale_id"))
    return [page.copy_for_translation(locale, copy_parents=True, alias=True) for locale in missing]
