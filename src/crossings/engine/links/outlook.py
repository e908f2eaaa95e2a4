"""All that open discovery works out of a corpus before a start is named: what the blend learned, and every pair's terms.

Public names: `Outlook`, `worked_out` (takes seconds to minutes), `keep` and `kept` (beside the file of the corpus). What is kept
is read where it lies, row by row, so that an answer waits for nothing and processes share it. It can be worked out again.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from crossings.engine.links.blend import Blend
from crossings.engine.links.corpus import Corpus
from crossings.engine.links.evaluation import learned_until
from crossings.engine.links.grounds import Grounds
from crossings.engine.links.scorers import bridging_association, values
from crossings.engine.links.slices import MOST, holdings_of, least_works_for, slice_until

if TYPE_CHECKING:
    from numpy import float32, float64, int64
    from numpy.typing import NDArray

FORMAT = "crossings-outlook/2"
NUMBERS = ("version", "until", "least_works", "most")
ARRAYS = (
    *("concepts", "works", "degree", "a", "b", "terms", "association", "strong"),
    *("information", "surplus", "strength"),
)
HALF_LIVES = (1, 3, 8)  # of the strengths that scorers ask for


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """What is known of the pairs that are apart at the end of `until`, in the corpus of this version.

    By candidate: its number in the corpus (`concepts`), `works`, `degree`. By pair, `a` < `b`: `terms` (in the order of the names
    of the blend, which is standardised by them) and `association`. Candidates × candidates: `strong`, ln(1 + G2); for a start
    that stands beside them the likenesses by `information` and `surplus` of company, and by half-life the `strength` of links.
    """

    version: str
    until: int
    least_works: int
    most: int
    blend: Blend
    concepts: NDArray[int64]
    works: NDArray[float64]
    degree: NDArray[float64]
    a: NDArray[int64]
    b: NDArray[int64]
    terms: NDArray[float32]
    association: NDArray[float64]
    strong: NDArray[float64]
    information: NDArray[float32]
    surplus: NDArray[float32]
    strength: NDArray[float32]


def worked_out(corpus: Corpus, least_works: int | None = None, most: int = MOST) -> Outlook:
    """The outlook of a corpus. Raises `Refusal` where no work has a year, or too few concepts are held by enough works.

    `least_works` of a candidate; None: as the rule for small corpora says.
    """
    import numpy as np  # noqa: PLC0415  heavy

    holdings = holdings_of(corpus)
    until = holdings.last_year
    if least_works is None:
        least_works = least_works_for(holdings, until)
    known = slice_until(holdings, until, least_works, most=most)
    learned = learned_until(holdings, until, least_works, most)
    grounds = Grounds(known)
    terms = values(grounds, learned.names)
    return Outlook(
        version=corpus.version,
        until=until,
        least_works=least_works,
        most=most,
        blend=learned.standardised_by(terms),
        concepts=known.concepts,
        works=known.works,
        degree=grounds.degree,
        a=known.a,
        b=known.b,
        terms=terms,
        association=bridging_association(grounds, known.a, known.b),
        strong=grounds.association,
        information=grounds.alike_by_information.astype(np.float32),
        surplus=grounds.alike_by_surplus.astype(np.float32),
        strength=np.array([grounds.strength(each) for each in HALF_LIVES], dtype=np.float32),
    )


def keep(outlook: Outlook, folder: Path) -> None:
    """Write an outlook into a folder, which takes its name when all is there; one that stands there is replaced."""
    import numpy as np  # noqa: PLC0415  heavy

    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as place:
        unfinished = Path(place) / "outlook"
        unfinished.mkdir()
        for name in ARRAYS:
            np.save(unfinished / f"{name}.npy", np.asarray(getattr(outlook, name)), allow_pickle=False)
        told = {name: getattr(outlook, name) for name in NUMBERS}
        told |= {"format": FORMAT, "blend": outlook.blend.as_json()}
        (unfinished / "told.json").write_text(json.dumps(told), encoding="utf-8")
        rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # another process was quicker: what it wrote is the same
            unfinished.replace(folder)


def kept(folder: Path, version: str) -> Outlook | None:
    """The outlook that was kept in a folder; None where there is none of this version that can be read."""
    try:
        told: dict[str, Any] = json.loads((folder / "told.json").read_text(encoding="utf-8"))
        if (told["format"], told["version"]) != (FORMAT, version):
            return None
        arrays: dict[str, Any] = {name: _array(folder / f"{name}.npy") for name in ARRAYS}
        return Outlook(**{name: told[name] for name in NUMBERS}, blend=Blend.from_json(told["blend"]), **arrays)
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def _array(path: Path) -> NDArray[Any]:
    """An array of a file, read where it lies; an empty one cannot be."""
    import numpy as np  # noqa: PLC0415  heavy

    with suppress(ValueError):
        return np.load(path, mmap_mode="r", allow_pickle=False)
    return np.load(path, allow_pickle=False)
