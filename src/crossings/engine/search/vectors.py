"""Vectors as they are kept: whole numbers of one byte, compared by the cosine of their angle.

Public names: `kept` (a vector as bytes), `Vectors` (very many of them), `meant` (the words of a record that are encoded).

A product of two such vectors adds up whole numbers that stay below 2^24, which float32 holds without rounding. So the order
of the nearest is the same on every machine and database, in whatever order a processor adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GREATEST = 127
EXACT = 2**24 // GREATEST**2  # numbers of a vector, up to which its products are exact
AT_A_TIME = 4096  # rows that are widened together, so that they stay in a processor's cache


def kept(vector: NDArray[np.float32]) -> bytes:
    """The vector as bytes, one for each number: only its direction is kept, the greatest number as 127.

    Example:
        >>> import numpy as np
        >>> np.frombuffer(kept(np.array([0.8, -0.6], np.float32)), np.int8).tolist()
        [127, -95]
    """
    import numpy as np  # noqa: PLC0415  heavy

    greatest = float(np.abs(vector).max())
    return bytes(np.rint(vector * (GREATEST / greatest if greatest else 0)).astype(np.int8).tobytes())


def meant(texts: Iterable[Sequence[str]], languages: Sequence[str]) -> str:
    """Of a document's texts (role, words, language) the titles and bodies in the first of the languages that it has.

    Names say nothing that can be understood; they are left out.

    Example:
        >>> meant([("title", "Lluvia", "es"), ("title", "Rain", "en"), ("body", "It fell.", "en")], ["en"])
        'Rain. It fell.'
    """
    said = [(words, language) for role, words, language in texts if words and role != "name"]
    for wanted in languages:
        if own := [words for words, language in said if language == wanted]:
            return ". ".join(own)
    return ""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of documents, by the documents' numbers.

    Attributes:
        numbers: of the documents, each once; shape (n,).
        rows: their vectors; shape (n, width), one byte a number.
        lengths: of the vectors; shape (n,).
    """

    numbers: NDArray[np.int64]
    rows: NDArray[np.int8]
    lengths: NDArray[np.float64]

    @classmethod
    def of(cls, pairs: Sequence[tuple[int, bytes]]) -> Vectors:
        """The vectors of these documents, as `kept` gives them.

        Example:
            >>> Vectors.of([(7, bytes([127, 0])), (8, bytes([0, 127]))]).nearest(bytes([100, 127]), 1)
            [8]
        """
        import numpy as np  # noqa: PLC0415  heavy

        numbers = np.array([number for number, _ in pairs], np.int64)
        rows = np.frombuffer(b"".join(row for _, row in pairs), np.int8).reshape(len(pairs), -1 if pairs else 0)
        if rows.shape[1] > EXACT:
            raise ValueError(f"A vector has {rows.shape[1]} numbers; up to {EXACT} can be compared exactly.")
        return cls(numbers, rows, _lengths(rows))

    def joined(self, other: Vectors) -> Vectors:
        """These and the other vectors."""
        import numpy as np  # noqa: PLC0415  heavy

        if not len(self.numbers) or not len(other.numbers):
            return self if len(self.numbers) else other
        return Vectors(
            np.concatenate([self.numbers, other.numbers]),
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.lengths, other.lengths]),
        )

    def only(self, numbers: Iterable[int]) -> Vectors:
        """Those of these documents alone.

        Example:
            >>> Vectors.of([(7, b"a"), (8, b"b")]).only([8, 9]).numbers.tolist()
            [8]
        """
        import numpy as np  # noqa: PLC0415  heavy

        here = np.isin(self.numbers, np.fromiter(numbers, np.int64))
        return Vectors(self.numbers[here], self.rows[here], self.lengths[here])

    def nearest(self, vector: bytes, most: int) -> list[int]:
        """The documents whose vectors point most nearly where this one does, the nearest first; equals by their numbers."""
        import numpy as np  # noqa: PLC0415  heavy

        if not len(self.numbers) or most < 1:
            return []
        cosines = self.cosines(vector)
        place = max(len(cosines) - most, 0)
        among = np.flatnonzero(cosines >= np.partition(cosines, place)[place])
        order = np.lexsort((self.numbers[among], -cosines[among]))[:most]
        return [int(number) for number in self.numbers[among[order]]]

    def cosines(self, vector: bytes) -> NDArray[np.float64]:
        """The cosine of each document's angle to a vector; 0 where one of them has no direction. Shape (n,).

        Example:
            >>> Vectors.of([(7, bytes([60, 80]))]).cosines(bytes([100, 0])).tolist()
            [0.6]
        """
        import numpy as np  # noqa: PLC0415  heavy

        asked = np.frombuffer(vector, np.int8).astype(np.float32)
        products = np.empty(len(self.numbers), np.float64)
        for first in range(0, len(products), AT_A_TIME):
            part = slice(first, first + AT_A_TIME)
            products[part] = self.rows[part].astype(np.float32) @ asked
        scale = self.lengths * _lengths(asked[np.newaxis])[0]
        return np.divide(products, scale, out=np.zeros_like(products), where=scale > 0)


def _lengths(rows: NDArray[np.int8] | NDArray[np.float32]) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415  heavy

    lengths = np.empty(len(rows), np.float64)
    for first in range(0, len(rows), AT_A_TIME):
        wide = rows[first : first + AT_A_TIME].astype(np.float32)
        lengths[first : first + AT_A_TIME] = np.einsum("ij,ij->i", wide, wide)
    roots: NDArray[np.float64] = np.sqrt(lengths)
    return roots
