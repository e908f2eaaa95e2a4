"""`make crawl`: every address in four languages without a browser, then one page of each kind in Chromium.

Starts the product on a demonstration network of its own. Prints a table, and fails where anything at all is wrong.
`--without-browser` visits addresses only; `--address` visits a network that is served already, as a stranger.
`--only` looks at the kinds whose name holds that word. What is wrong is also kept, as it is found, in var/crawl.txt.
"""

import argparse
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from tests.crawl.asked import BEHIND_A_DOOR, IN_EVERY_LANGUAGE_AT_ONCE, WITHOUT_LINKS, Asked, in_each_language
from tests.crawl.look import FIRST_VISIT, NEXT_PAGE, Look, chromium
from tests.crawl.page import LANGUAGES
from tests.crawl.readers import Readers
from tests.crawl.walk import Visit, Walk, walk
from tests.crawl.watched import Failed, made
from tests.served import ROOT, Served

EXAMPLES = 6  # of each kind of complaint
KEPT_IN = ROOT / "var" / "crawl.txt"
Wrong = tuple[str, str, str]  # path, rule and what was found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address")
    parser.add_argument("--without-browser", action="store_true")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    KEPT_IN.unlink(missing_ok=True)
    with nullcontext() if given.address else Served() as served:
        address = given.address or served.address
        started = time.monotonic()
        walked = walk(address, say)
        wrong = [*walked.complaints()]
        keep(wrong)
        report_walk(walked, time.monotonic() - started)
        if not given.without_browser:
            set_up(served.environment if served else {})
            pages = [each for each in to_look_at(walked, is_ours=bool(served)) if given.only in each.kind]
            wrong += look_at_all(address, pages, Readers(urlsplit(address).netloc) if served else lambda page: page)
    report(wrong)
    return int(bool(wrong))


def say(what: str) -> None:
    print(f"· {what}", flush=True)


def set_up(environment: dict[str, str]) -> None:
    """The product in this process too, on the records that are served."""
    os.environ.update(environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crossings.config.settings")
    import django

    django.setup()


def to_look_at(walked: Walk, *, is_ours: bool) -> list[Asked]:
    linked = [
        Asked(name, path, is_walked=path in walked.visits)
        for name, each in kinds(walked).items()
        for path in in_four_languages(each)
    ]
    others = [each for each in WITHOUT_LINKS if is_ours or not each.template]
    at_once = IN_EVERY_LANGUAGE_AT_ONCE if is_ours else ()
    ours = (*of_each_sort(), *BEHIND_A_DOOR) if is_ours else ()
    return [*linked, *in_each_language([*others, *ours]), *at_once]


def of_each_sort() -> Iterator[Asked]:
    """A publication, a venue and a group of each kind, and an event in each state that it may be in."""
    from crossings.events.models import Event
    from crossings.research.models import Publication, ResearchGroup, Venue

    for rows, column in (
        (Publication.objects.public(), "type"),
        (Venue.objects.all(), "kind"),
        (ResearchGroup.objects.public(), "kind"),
        (Event.objects.public(), "status"),
        (Event.objects.public(), "is_example"),
    ):
        first = {getattr(each, column): each for each in rows.order_by("-pk")}
        for value, each in sorted(first.items()):
            yield Asked(f"{each._meta.model_name}: {value}", each.get_absolute_url().split("/", 2)[2])


def kinds(walked: Walk) -> dict[str, Visit]:
    """One page of each kind: the largest in English."""
    found: dict[str, Visit] = {}
    for each in walked.visits.values():
        if each.kind == "text/html" and each.status == 200 and each.language == "en":
            name = kind_of(each.path)
            if name not in found or each.size > found[name].size:
                found[name] = each
    return dict(sorted(found.items()))


def kind_of(path: str) -> str:
    """What a page is, by the view that answers; for a page that people write, by where it stands."""
    from django.urls import resolve
    from django.utils.translation import override

    parts = urlsplit(path)
    with override(parts.path.split("/")[1]):
        name = resolve(parts.path).view_name
    if name == "wagtail_serve":
        steps = parts.path.strip("/").split("/")[1:]
        name = "page: " + ("home" if not steps else "/".join([steps[0], *("…" for _ in steps[1:])]))
    asked = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return name + (f" ? {', '.join(asked)}" if asked else "")


def look_at_all(address: str, pages: list[Asked], prepared: Callable[[Asked], Asked]) -> list[Wrong]:
    """Every page in two widths, light and dark; what is wrong is told and kept as it is found."""
    by_kind: dict[str, list[Look]] = defaultdict(list)
    wrong: list[Wrong] = []
    say(
        f"looking at {len({each.kind for each in pages})} kinds of page: {len(pages)} pages, two widths, light and dark"
    )
    for number, (page, result) in enumerate(made(partial(chromium, address), pages, prepared=prepared), 1):
        seen = result if isinstance(result, Look) else unseen(page, result)
        by_kind[page.kind].append(seen)
        found = [(f"{seen.path} ({page.kind})", rule, what) for rule, what in seen.complaints]
        keep(found)
        wrong += found
        say(
            f"{number:4}/{len(pages)} {seen.seconds:5.1f} s  {seen.path} ({page.kind}){f'  {len(found)} wrong' * bool(found)}"
        )
    report_looks(by_kind)
    return wrong


def unseen(page: Asked, failed: Failed) -> Look:
    return Look(page.path, complaints=[("can be looked at", failed.why)])


def keep(wrong: list[Wrong]) -> None:
    """Written at once, so that nothing is lost however this ends."""
    KEPT_IN.parent.mkdir(exist_ok=True)
    with KEPT_IN.open("a") as kept:
        kept.writelines(f"{rule}: {path}: {found}\n" for path, rule, found in wrong)


def in_four_languages(each: Visit) -> list[str]:
    known = dict(each.in_languages)
    return [known.get(code, each.path.replace("/en/", f"/{code}/", 1)) for code in LANGUAGES]


def report_walk(walked: Walk, seconds: float) -> None:
    counted = Counter(each.kind or "redirect" for each in walked.visits.values())
    print(f"\n{len(walked.visits)} addresses in {seconds:.0f} s")
    for kind, number in counted.most_common():
        print(f"  {number:6} {kind}")


def report_looks(by_kind: dict[str, list[Look]]) -> None:
    print(f"\n{'kind of page':58} {'first kB':>9} {'next kB':>8}  wrong")
    for name, looks in sorted(by_kind.items()):
        first, following = max(seen.first_visit for seen in looks), max(seen.next_page for seen in looks)
        print(
            f"{name[:58]:58} {first / 1000:9.1f} {following / 1000:8.1f}  {sum(len(seen.complaints) for seen in looks) or ''}"
        )
    print(f"{'bars':58} {FIRST_VISIT / 1000:9.0f} {NEXT_PAGE / 1000:8.0f}")


def report(wrong: list[Wrong]) -> None:
    by_rule: dict[str, list[str]] = defaultdict(list)
    for path, rule, found in wrong:
        by_rule[rule].append(f"{path}: {found}")
    for rule, found in sorted(by_rule.items()):
        print(f"\nNot every page {rule} ({len(found)}):")
        print("\n".join(f"  {each}" for each in found[:EXAMPLES]))
    print(f"\n{len(wrong)} findings" if wrong else "\nNothing is wrong.")


if __name__ == "__main__":
    sys.exit(main())
