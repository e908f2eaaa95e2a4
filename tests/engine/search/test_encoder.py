"""The encoder says of a text what the model's own makers' programs say of it."""

import json
import struct
from hashlib import sha256
from importlib.util import find_spec
from math import erf, exp, sqrt
from pathlib import Path

import numpy as np
import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.search.encoder import PACKAGE, SentenceEncoder, read
from crossings.engine.search.wordpieces import pieces

GOLD = [
    json.loads(line) for line in (Path(__file__).parent / "gold_encoder.txt").read_text().splitlines() if line[0] == "{"
]
WORDS = ["[CLS]", "[SEP]", "[UNK]", "rain", "falls", "##s"]
WIDTH, WIDE, LAYERS, HEADS = 6, 8, 2, 3
is_installed = pytest.mark.skipif(find_spec(PACKAGE) is None, reason="the extra `semantic` is not installed")


def shapes():
    yield from (
        ("embeddings." + name + "_embeddings.weight", (10, WIDTH)) for name in ("word", "position", "token_type")
    )
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        for name in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            yield from ((f"{at}{name}.weight", (WIDTH, WIDTH)), (f"{at}{name}.bias", (WIDTH,)))
        yield from ((f"{at}intermediate.dense.weight", (WIDE, WIDTH)), (f"{at}intermediate.dense.bias", (WIDE,)))
        yield from ((f"{at}output.dense.weight", (WIDTH, WIDE)), (f"{at}output.dense.bias", (WIDTH,)))
        for name in ("attention.output", "output"):
            yield from ((f"{at}{name}.LayerNorm.{part}", (WIDTH,)) for part in ("weight", "bias"))
    yield from ((f"embeddings.LayerNorm.{part}", (WIDTH,)) for part in ("weight", "bias"))


def small_weights():
    """A model of six numbers and two layers, drawn by chance."""
    random = np.random.default_rng(11)
    return {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes()}


def write(folder, weights):
    """As the format safetensors has it: how long the head is, the head, the numbers."""
    head, at = {}, 0
    for name, matrix in weights.items():
        head[name] = {"dtype": "F32", "shape": matrix.shape, "data_offsets": [at, at + matrix.nbytes]}
        at += matrix.nbytes
    told = json.dumps(head | {"__metadata__": {"format": "pt"}}).encode()
    told += b" " * (-len(told) % 8)
    content = struct.pack("<Q", len(told)) + told + b"".join(matrix.tobytes() for matrix in weights.values())
    (folder / "model.safetensors").write_bytes(content)
    (folder / "vocab.txt").write_text("\n".join(WORDS) + "\n")
    return sha256(content).hexdigest()


def plain(weights, numbers):
    """The same model in loops over single numbers, as the papers write it."""
    of = {name: matrix.astype(float).tolist() for name, matrix in weights.items()}

    def linear(row, at):
        return [
            sum(w * x for w, x in zip(line, row, strict=True)) + b
            for line, b in zip(of[at + ".weight"], of[at + ".bias"], strict=True)
        ]

    def normal(row, at):
        mean = sum(row) / len(row)
        spread = sqrt(sum((x - mean) ** 2 for x in row) / len(row) + 1e-12)
        return [(x - mean) / spread * w + b for x, w, b in zip(row, of[at + ".weight"], of[at + ".bias"], strict=True)]

    def heard(rows, at):
        query, key, value = ([linear(row, at + part) for row in rows] for part in ("query", "key", "value"))
        size = WIDTH // HEADS
        out = [[0.0] * WIDTH for _ in rows]
        for head in range(HEADS):
            part = range(head * size, head * size + size)
            for place, asked in enumerate(query):
                scores = [exp(sum(asked[n] * other[n] for n in part) / sqrt(size)) for other in key]
                for score, other in zip(scores, value, strict=True):
                    for n in part:
                        out[place][n] += score / sum(scores) * other[n]
        return out

    rows = [
        [
            a + b + c
            for a, b, c in zip(
                of["embeddings.word_embeddings.weight"][number],
                of["embeddings.position_embeddings.weight"][place],
                of["embeddings.token_type_embeddings.weight"][0],
                strict=True,
            )
        ]
        for place, number in enumerate(numbers)
    ]
    rows = [normal(row, "embeddings.LayerNorm") for row in rows]
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        told = [linear(row, at + "attention.output.dense") for row in heard(rows, at + "attention.self.")]
        rows = [
            normal([a + b for a, b in zip(*each, strict=True)], at + "attention.output.LayerNorm")
            for each in zip(told, rows, strict=True)
        ]
        wide = [[x * (1 + erf(x / sqrt(2))) / 2 for x in linear(row, at + "intermediate.dense")] for row in rows]
        told = [linear(row, at + "output.dense") for row in wide]
        rows = [
            normal([a + b for a, b in zip(*each, strict=True)], at + "output.LayerNorm")
            for each in zip(told, rows, strict=True)
        ]
    mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return [x / sqrt(sum(y * y for y in mean)) for x in mean]


@pytest.mark.parametrize("text", ["", "rain", "Rain falls", "rain rains, falling rain falls"])
def test_it_computes_what_the_papers_say(tmp_path, text):
    weights = small_weights()
    encoder = read(tmp_path, write(tmp_path, weights))
    small = SentenceEncoder(encoder.table, encoder.weights, heads=HEADS)

    assert small.vector(text).tolist() == pytest.approx(plain(weights, pieces(text, small.table, 10)), abs=1e-5)


def test_other_weights_than_those_that_were_measured_are_refused(tmp_path):
    write(tmp_path, small_weights())

    with pytest.raises(Refusal, match="is not the model that was measured"):
        read(tmp_path)


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(Refusal, match=r"model\.safetensors is not there"):
        read(tmp_path)


@pytest.fixture(scope="module")
def real():
    from threadpoolctl import threadpool_limits

    (folder,) = find_spec(PACKAGE).submodule_search_locations
    with threadpool_limits(1):
        yield read(Path(folder) / "model")


@is_installed
@pytest.mark.slow
@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["text"][:20].encode("unicode_escape").decode())
def test_it_says_what_the_makers_programs_say(real, gold):
    text = gold["text"] * gold["times"]
    numbers = pieces(text, real.table, 256)

    assert (numbers[:12], len(numbers)) == (gold["pieces"], gold["length"])
    vector = real.vector(text)
    assert vector[:6].tolist() == pytest.approx(gold["vector"], abs=2e-6)
    assert float(vector @ vector) == pytest.approx(1, abs=1e-6)


@is_installed
@pytest.mark.slow
def test_words_that_mean_the_same_are_nearer_than_words_that_do_not(real):
    asked, same, other = (real.vector(text) for text in ("money sent home", "remittances", "asylum procedure"))

    assert asked @ same > asked @ other + 0.2
