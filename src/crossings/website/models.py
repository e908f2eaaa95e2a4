"""The tables of the website, gathered where Django looks for them; each kind of page has a file of its own in `pages/`."""

from crossings.website.pages.home import HomePage
from crossings.website.pages.news import NewsIndexPage, NewsPage
from crossings.website.pages.standard import SectionPage, StandardPage, ValuesPage
from crossings.website.pages.stories import StoryIndexPage, StoryPage
from crossings.website.picture import Picture, PictureRendition
from crossings.website.site import NetworkSettings

__all__ = [
    "HomePage",
    "NetworkSettings",
    "NewsIndexPage",
    "NewsPage",
    "Picture",
    "PictureRendition",
    "SectionPage",
    "StandardPage",
    "StoryIndexPage",
    "StoryPage",
    "ValuesPage",
]
