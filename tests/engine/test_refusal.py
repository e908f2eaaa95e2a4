"""A refusal says what, why and how to mend it, wherever it is caught."""

import pickle

import pytest

from crossings.engine.refusal import Refusal

REFUSED = Refusal("31 ECTS was refused.", "The module gives at most 30.", "Write 30 or less.")


def test_its_text_is_its_three_sentences():
    assert str(REFUSED) == "31 ECTS was refused. The module gives at most 30. Write 30 or less."


def test_it_is_a_value_error():
    with pytest.raises(ValueError, match="31 ECTS"):
        raise REFUSED


def test_it_travels_between_processes_whole():
    assert pickle.loads(pickle.dumps(REFUSED)).mend == "Write 30 or less."
