"""A hundred thousand invented works, the same each time, and two hundred questions drawn from their words."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from typing import Any

WORKS = 100_000
SEED = 2026
AT_A_TIME = 2000
COMMON = """migration migrants international policy evidence labour urban climate refugees the of and in""".split()  # noqa: SIM905
ARABIC = """الهجرة المهاجرين اللاجئين السياسات المناخ العمل المدن التنمية الصحة التعليم الحدود الأسرة""".split()  # noqa: SIM905
SYLLABLES = "ba ce di fo gu la mi no pe ri sa te vo xu zan mer tol kin sar dov hel pra nis qua bro cle".split()  # noqa: SIM905


class Words:
    """A vocabulary in which, as in a language, few words are common and most are rare."""

    def __init__(self, draw: random.Random) -> None:
        invented = ("".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(80_000))
        self.words = list(dict.fromkeys([*COMMON, *invented]))
        self.weights = [1 / (rank + 2.7) for rank in range(len(self.words))]
        self.names = ["".join(draw.choices(SYLLABLES, k=3)).title() for _ in range(20_000)]


def works() -> Iterator[dict[str, Any]]:
    """Title, authors, year and what each work is about."""
    draw = random.Random(SEED)
    kept = Words(draw)
    for number in range(WORKS):
        arabic = number % 50 == 0
        words = draw.choices(ARABIC, k=7) if arabic else draw.choices(kept.words, kept.weights, k=draw.randint(6, 14))
        yield {
            "title": " ".join(words).capitalize(),
            "language": "ar" if arabic else "en",
            "authors": [f"{draw.choice(kept.names)} {draw.choice(kept.names)}" for _ in range(draw.randint(1, 4))],
            "year": str(draw.randint(1970, 2026)),
            "picks": [draw.random() for _ in range(4)],
        }


def questions() -> dict[str, list[str]]:
    """Rare, middling and common words, pairs, mistyped names and Arabic: two hundred in all, drawn once."""
    draw = random.Random(SEED + 1)
    seen: Counter[str] = Counter()
    names: list[str] = []
    for work in islice(works(), 20_000):
        seen.update(set(work["title"].lower().split()))
        names += work["authors"]
    ranked = [word for word, _count in seen.most_common() if word.isascii()]
    rare, middling = [word for word in ranked if seen[word] <= 5], [word for word in ranked if 20 <= seen[word] <= 300]
    return {
        "rare": draw.choices(rare, k=40),
        "mid": draw.choices(middling, k=40),
        "common": draw.choices(ranked[:25], k=30),
        "two words": [" ".join(draw.choices(ranked[:3000], k=2)) for _ in range(40)],
        "typo": [_mistyped(draw, draw.choice(names)) for _ in range(30)],
        "arabic": draw.choices(ARABIC, k=20),
    }


def _mistyped(draw: random.Random, name: str) -> str:
    place = draw.randrange(1, len(name) - 1)
    return name[:place] + name[place + 1 :]


def build(say: Callable[[str], None]) -> None:
    """Write the works and their index into the database, unless they are there."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from crossings.research.models import Publication
    from crossings.search.actions import rebuild
    from crossings.search.models import IndexedDocument

    call_command("migrate", verbosity=0)
    if Publication.objects.count() < WORKS:
        say("loading the demonstration network")
        call_command("demo", stdout=StringIO())
        say("writing the works")
        _write()
    if IndexedDocument.objects.filter(kind="publication").count() < WORKS:
        say("writing the index")
        rebuild(at=timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _write() -> None:
    from crossings.network.models import Institution
    from crossings.topics.models import Concept

    institutions = list(Institution.objects.values_list("pk", flat=True))
    concepts = list(Concept.objects.in_use().values_list("pk", flat=True))
    waiting = enumerate(works())
    while some := list(islice(waiting, AT_A_TIME)):
        _write_some(some, institutions, concepts)


def _write_some(some: list[tuple[int, dict[str, Any]]], institutions: list[int], concepts: list[int]) -> None:
    from crossings.engine.values import PartialDate
    from crossings.research.models import Contribution, Publication, PublicationSubject, PublishingInstitution

    rows = Publication.objects.bulk_create(
        Publication(
            slug=f"work-{number}",
            type="article",
            title=work["title"],
            language=work["language"],
            date=PartialDate.parse(work["year"]),
            state="published",
        )
        for number, work in some
    )
    made = zip(rows, (work for _number, work in some), strict=True)
    below: dict[Any, list[Any]] = {Contribution: [], PublicationSubject: [], PublishingInstitution: []}
    for row, work in made:
        below[Contribution] += [
            Contribution(publication=row, position=place, name=name) for place, name in enumerate(work["authors"])
        ]
        about = {concepts[int(pick * len(concepts))] for pick in work["picks"][:3]}
        below[PublicationSubject] += [PublicationSubject(record=row, concept_id=concept) for concept in sorted(about)]
        by = institutions[int(work["picks"][3] * len(institutions))]
        below[PublishingInstitution].append(PublishingInstitution(publication=row, institution_id=by))
    for model, kept in below.items():
        model._default_manager.bulk_create(kept, batch_size=AT_A_TIME)
