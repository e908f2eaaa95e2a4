"""A value for each thing that an address may name, so that every pattern of the URL map becomes an address."""

import re

BY_NAME = {
    "app_label": "wagtailcore",
    "app_name": "website",
    "model_name": "page",
    "content_type_app_name": "website",
    "content_type_model_name": "newspage",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "width-100",
    "object_id": "1",
    "uidb64": "MQ",
    "token": "abc-def",
    "purpose": "public-profile",
    "language": "en",
}
BY_CONVERTER = {
    "edition": "2023-24",
    "int": "1",
    "str": "1",
    "slug": "example",
    "path": "example",
    "uuid": "6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11",
    "uuidstr": "6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11",
}
AS_REGEX = {
    r"((?:[\w\-]+/)*)$": "example-page/",
    r"documents/(\d+)/(.*)$": "documents/1/example.pdf",
    r"account/confirm-email/(?P<key>[-:\w]+)/$": "account/confirm-email/abc/",
    r"account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "account/password/reset/key/1-abc/",
    r"office/.*/$": "office/nothing-here/",
}
COMPARE = "office/pages/(?P<pk>"
PLACE = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")


def path_of(route: str, *, has_language: bool) -> str:
    """An address of this pattern. Raises `KeyError` for a kind of place that has no sample yet."""
    if route in AS_REGEX:
        filled = AS_REGEX[route]
    elif route.startswith(COMPARE):
        filled = "office/pages/1/revisions/compare/1...2/"
    else:
        filled = PLACE.sub(_sample, route)
    return f"/en/{filled}" if has_language else f"/{filled}"


def _sample(place: re.Match[str]) -> str:
    if place["converter"] != "int" and place["name"] in BY_NAME:
        return BY_NAME[place["name"]]
    return BY_CONVERTER[place["converter"] or "str"]
