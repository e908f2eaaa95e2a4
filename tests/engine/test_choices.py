"""Models of choices, as the planner and the audit ask for them."""

import subprocess
import sys
from pathlib import Path

import pytest

import crossings
from crossings.engine.choices import Choices, best


@pytest.fixture
def model() -> Choices:
    return Choices()


def test_sums_on_both_sides_are_held(model):
    one, other = (model.new_int_var(0, 9, name) for name in ("one", "other"))
    model.add(2 * one + 1 == other + 2)
    model.minimize(-one)

    found = best(model, seconds=5)

    assert (found.value(one), found.value(other)) == (5, 9)


@pytest.mark.parametrize(("held", "there_is_one"), [(True, True), (False, False)])
def test_a_plain_truth_is_held(model, held, there_is_one):
    model.new_choice()
    model.add(held)

    assert (best(model, seconds=5) is not None) is there_is_one


def test_no_more_than_one_of_several(model):
    several = [model.new_choice() for _ in range(3)]
    model.add_at_most_one(several)
    model.minimize(-sum(several))

    assert best(model, seconds=5).value(sum(several)) == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_the_least_is_the_same_whether_or_not_the_model_is_made_simpler_first(model, at_once):
    choices = [model.new_choice() for _ in range(6)]
    model.hold([(3, choices[0]), *((1, each) for each in choices[1:])], 4, None)
    model.minimize(2 * choices[0] + sum(choices[1:]))

    found = best(model, seconds=5, at_once=at_once)

    assert (found.is_best, found.value(sum(choices)), found.value(choices[0])) == (True, 2, 1)


def test_what_notebooks_use_is_not_loaded():
    source = str(Path(crossings.__file__).parents[1])
    asks = (
        f"import sys; sys.path.insert(0, {source!r}); from crossings.engine.choices import Choices, best; model = Choices();"
        "one = model.new_choice(); model.add(one + 1 <= 2); model.minimize(-one);"
        "print(best(model, seconds=5).value(one), {'numpy', 'pandas'} & {*sys.modules})"
    )

    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)

    assert done.stdout == "1 set()\n"
