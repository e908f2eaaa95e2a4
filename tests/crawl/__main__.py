"""`make crawl`: every address in four languages without a browser, then one page of each kind in Chromium.

Starts the product on a demonstration network of its own. Prints a table, and fails where anything at all is wrong.
`--without-browser` visits addresses only; `--address` visits a network that is served already.
"""

import argparse
import os
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from functools import cache, partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.crawl.look import FIRST_VISIT, NEXT_PAGE, Look, look
from tests.crawl.page import LANGUAGES
from tests.crawl.walk import Visit, Walk, walk
from tests.served import Served

EXAMPLES = 6  # of each kind of complaint
MISSING = "/en/there-is-no-such-page/"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address")
    parser.add_argument("--without-browser", action="store_true")
    given = parser.parse_args()
    with nullcontext() if given.address else Served() as served:
        address = given.address or served.address
        started = time.monotonic()
        walked = walk(address, say)
        wrong = [*walked.complaints()]
        report_walk(walked, time.monotonic() - started)
        if not given.without_browser:
            wrong += look_at_all(address, kinds(walked, served.environment if served else {}))
    report(wrong)
    return int(bool(wrong))


def say(what: str) -> None:
    print(f"· {what}", flush=True)


def kinds(walked: Walk, environment: dict[str, str]) -> dict[str, Visit]:
    """One page of each kind: the largest in English."""
    os.environ.update(environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crossings.config.settings")
    import django

    django.setup()
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


def look_at_all(address: str, pages: dict[str, Visit]) -> list[tuple[str, str, str]]:
    asked = [(name, path, 200) for name, each in pages.items() for path in in_four_languages(each)]
    asked += [("no such page", MISSING.replace("/en/", f"/{code}/"), 404) for code in LANGUAGES]
    say(f"looking at {len(pages) + 1} kinds of page: {len(asked)} pages, two widths, light and dark")
    with ProcessPoolExecutor(max_workers=2) as workers:
        looks = list(workers.map(partial(looked, address), [(path, status) for _, path, status in asked]))
    by_kind: dict[str, list[Look]] = defaultdict(list)
    for (name, _, _), seen in zip(asked, looks, strict=True):
        by_kind[name].append(seen)
    report_looks(by_kind)
    return [(seen.path, rule, found) for seen in looks for rule, found in seen.complaints]


def in_four_languages(each: Visit) -> list[str]:
    known = dict(each.in_languages)
    return [known.get(code, each.path.replace("/en/", f"/{code}/", 1)) for code in LANGUAGES]


def looked(address: str, asked: tuple[str, int]) -> Look:
    path, status = asked
    return look(browser(), address, path, home=f"/{path.split('/')[1]}/", status=status)


@cache
def browser() -> Any:
    """One Chromium for each process; it ends with it."""
    from playwright.sync_api import sync_playwright

    from tests.browser import QUIET, chromium_path

    playwright = sync_playwright().start()
    return playwright.chromium.launch(executable_path=chromium_path(playwright), args=[*QUIET])


def report_walk(walked: Walk, seconds: float) -> None:
    counted = Counter(each.kind or "redirect" for each in walked.visits.values())
    print(f"\n{len(walked.visits)} addresses in {seconds:.0f} s")
    for kind, number in counted.most_common():
        print(f"  {number:6} {kind}")


def report_looks(by_kind: dict[str, list[Look]]) -> None:
    print(f"\n{'kind of page':58} {'first kB':>9} {'next kB':>8}  wrong")
    for name, looks in by_kind.items():
        first, following = max(seen.first_visit for seen in looks), max(seen.next_page for seen in looks)
        print(
            f"{name[:58]:58} {first / 1000:9.1f} {following / 1000:8.1f}  {sum(len(seen.complaints) for seen in looks) or ''}"
        )
    print(f"{'bars':58} {FIRST_VISIT / 1000:9.0f} {NEXT_PAGE / 1000:8.0f}")


def report(wrong: list[tuple[str, str, str]]) -> None:
    by_rule: dict[str, list[str]] = defaultdict(list)
    for path, rule, found in wrong:
        by_rule[rule].append(f"{path}: {found}")
    for rule, found in sorted(by_rule.items()):
        print(f"\nNot every page {rule} ({len(found)}):")
        print("\n".join(f"  {each}" for each in found[:EXAMPLES]))
    print(f"\n{len(wrong)} findings" if wrong else "\nNothing is wrong.")


if __name__ == "__main__":
    sys.exit(main())
