"""How well bridges are ranked: gold sets of bridging terms from the literature, on files of titles given by path.

    python -m tests.bench.links.gold --migraine Magnesium_Migraine_before1988.txt --fish FISH.psv --raynaud RAYNAUD.psv \\
        --autism AUTISM.txt --background titles.csv

The files are those of the notebooks of literature-based discovery (github.com/lbd-book/code, notebooks/input); they are not part
of this repository. A background is a CSV with columns `paper` and `title`. For each set it prints, without contrast, as the
command ranks by default, and with the background: the area under the curve, the average precision, and how many gold terms are
among the first 50 and 100 candidates. The weights were fixed on the first set.
"""

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from crossings.engine.links.bridges import Asked, Bridge, bridges
from crossings.engine.links.corpus import Corpus, Settings, Work, build
from crossings.engine.links.matching import key_of
from crossings.engine.links.sides import Side, side_of

# The eleven connections of Swanson, D. R. (1988), Migraine and magnesium: eleven neglected connections, Perspectives in
# Biology and Medicine 31(4), 526-557, doi 10.1353/pbm.1988.0009, as terms of titles.
ELEVEN = """
type a; type a personality; stress; vascular reactivity; reactivity; vascular tone; calcium channel blocker; calcium
antagonist; calcium channel; spreading depression; cortical spreading depression; epilepsy; epileptic; seizure; serotonin;
inflammation; inflammatory; prostaglandin; substance p; hypoxia; brain hypoxia; platelet; platelet aggregation; platelet
activity
"""
# The terms of Swanson, D. R., Smalheiser, N. R. and Torvik, V. I. (2006), Ranking indirect connections in literature-based
# discovery, JASIST 57(11), 1427-1439, doi 10.1002/asi.20438; written down without the paper at hand, which reports 43.
MIGRAINE = """
5 ht; 5 hydroxytryptamine; 5 hydroxytryptamine receptor; anti aggregation; anti inflammatory; anticonvulsant; antimigraine;
arterial spasm; brain serotonin; calcium antagonist; calcium blocker; calcium channel; calcium channel blocker; cerebral
vasospasm; convulsion; convulsive; coronary spasm; cortical spreading depression; diltiazem; epilepsy; epileptic;
epileptiform; hypoxia; indomethacin; inflammatory; nifedipine; paroxysmal; platelet aggregation; platelet function;
prostaglandin; prostaglandin e1; prostaglandin synthesis; reactivity; seizure; serotonin; spasm; spread; spreading
depression; stress; substance p; vasospasm; verapamil
"""
# Swanson, D. R. (1986), Fish oil, Raynaud's syndrome, and undiscovered public knowledge, Perspectives in Biology and Medicine
# 30(1), 7-18, doi 10.1353/pbm.1986.0087: blood viscosity, platelet aggregability, vascular reactivity; with terms for each.
RAYNAUD = """
blood viscosity; viscosity; plasma viscosity; red cell; red cell deformability; erythrocyte deformability; deformability;
fibrinogen; triglyceride; platelet; platelet aggregation; platelet function; aggregation; thromboxane; vascular reactivity;
vasoconstriction; vasodilation; vasospasm; prostaglandin; prostacyclin; epoprostenol; serotonin
"""
# Petrič, I., Urbančič, T., Cestnik, B. and Macedoni-Lukšič, M. (2009), Literature mining method RaJoLink, Journal of Biomedical
# Informatics 42(2), 219-227, doi 10.1016/j.jbi.2008.08.004.
AUTISM = """
synaptic; synaptic plasticity; calmodulin; radiation; working memory; memory; bcl 2; bcl2; type 1 diabetes; diabetes;
ulcerative colitis; asbestos; deletion syndrome; 22q11 2; maternal hypothyroxinemia; bombesin
"""
TOO_LITTLE = 3  # gold terms among the candidates


class Literature(NamedTuple):
    """Works of two literatures in one corpus, and the gold terms that join them."""

    name: str
    works: list[Work]
    sides: dict[str, tuple[Side, Side]]
    gold: str


class Ranked(NamedTuple):
    """How well a ranking puts gold terms first."""

    area: float
    precision: float
    first_50: int
    first_100: int
    gold: int
    candidates: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("migraine", "fish", "raynaud", "autism", "background"):
        parser.add_argument(f"--{name}", type=Path)
    given = parser.parse_args()
    background = list(_background(given.background)) if given.background else []
    for literature in _literatures(given):
        for support in (3, 1):
            _report(literature, support, background)
    return 0


def _literatures(given: argparse.Namespace) -> Iterator[Literature]:
    if given.migraine:
        works = list(_marked(given.migraine, r"\d+(\w+): !\w+ (.*)"))
        sides = {
            "both literatures whole": _halves(works, "Mig"),
            "by title word": (side_of("migraine"), side_of("magnesium")),
        }
        yield Literature("migraine and magnesium, 42 terms of 2006", works, sides, MIGRAINE)
        yield Literature("migraine and magnesium, the eleven of 1988", works, sides, ELEVEN)
    if given.fish and given.raynaud:
        for name, with_abstract in (("titles", False), ("titles and abstracts", True)):
            works = [*_piped(given.fish, "fish", with_abstract), *_piped(given.raynaud, "raynaud", with_abstract)]
            yield Literature(
                f"Raynaud and fish oil, {name}", works, {"both literatures whole": _halves(works, "fish")}, RAYNAUD
            )
    if given.autism:
        works = list(_marked(given.autism, r"\d+: !(\w+) (.*)"))
        yield Literature("autism and calcineurin", works, {"both literatures whole": _halves(works, "Autism")}, AUTISM)


def _marked(path: Path, form: str) -> Iterator[Work]:
    for number, line in enumerate(path.read_text(errors="replace").splitlines()):
        if found := re.match(form, line.strip()):
            yield Work(f"{found[1]}{number:06d}", found[2])


def _piped(path: Path, name: str, with_abstract: bool) -> Iterator[Work]:
    seen = set()
    for line in path.read_text(errors="replace").splitlines():
        number, _year, title, *abstract = line.split("|", 3)
        if number not in seen:
            seen.add(number)
            yield Work(
                name + number, " . ".join([title, *abstract] if with_abstract and abstract != ["NULL"] else [title])
            )


def _halves(works: list[Work], mark: str) -> tuple[Side, Side]:
    one = tuple(work.id for work in works if work.id.startswith(mark))
    other = tuple(work.id for work in works if not work.id.startswith(mark))
    return Side("one", works=one), Side("other", works=other)


def _background(path: Path) -> Iterator[Work]:
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            yield Work(row["paper"], row["title"])


def _report(literature: Literature, support: int, background: list[Work]) -> None:
    gold = {key_of(term, "en") for term in literature.gold.replace("\n", " ").split(";")}
    settings = Settings(draw="titles", least_works=max(2, support))
    with TemporaryDirectory() as folder:
        for told, behind in (("", []), ("background", background))[: 1 + bool(background)]:
            path = Path(folder) / f"{told}.corpus"
            build(literature.works, path, background=behind, settings=settings)
            with Corpus.open(path) as corpus:
                for name, (one, other) in literature.sides.items():
                    for contrast in (1.0,) if told else (0.0, 1.0):
                        found = bridges(corpus, one, other, Asked(support=support, contrast=contrast))
                        ranked = ranked_of(found.bridges, gold)
                        with_what = told or ("as by default" if contrast else "no contrast")
                        if ranked.gold >= TOO_LITTLE:
                            _print(f"{literature.name}, {name}, support {support}", with_what, ranked)


def ranked_of(found: tuple[Bridge, ...], gold: set[str]) -> Ranked:
    """How well these bridges, in their order, put the gold terms first."""
    hits = [each.concept.id in gold for each in found]
    places = [place for place, hit in enumerate(hits, 1) if hit]
    others = len(hits) - len(places)
    behind = sum(others - (place - rank) for rank, place in enumerate(places, 1))
    precision = sum(rank / place for rank, place in enumerate(places, 1)) / max(len(places), 1)
    return Ranked(
        behind / max(len(places) * others, 1), precision, sum(hits[:50]), sum(hits[:100]), len(places), len(hits)
    )


def _print(name: str, with_what: str, ranked: Ranked) -> None:
    print(
        f"{name:75} {with_what:14} area {ranked.area:.3f}   precision {ranked.precision:.3f}"
        f"   first 50: {ranked.first_50:2}   100: {ranked.first_100:2}   of {ranked.gold} in {ranked.candidates}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
