"""The `crossings` command: our words, and Django's own behind them."""

import pytest

from crossings.operations.command import WORDS, main


@pytest.mark.parametrize("words", [[], ["--help"]])
def test_alone_it_lists_its_words(words: list[str], capsys) -> None:
    assert main(words) == 0

    printed = capsys.readouterr().out
    assert all(f"crossings {word} " in printed for word in WORDS)


def test_each_word_is_a_command_with_help(capsys) -> None:
    for word in WORDS:
        with pytest.raises(SystemExit) as left:
            main([word, "--help"])
        assert left.value.code == 0

    assert "usage: crossings run" in capsys.readouterr().out


def test_djangos_own_commands_reach_through(capsys) -> None:
    assert main(["diffsettings"]) == 0

    assert "ROOT_URLCONF = 'crossings.config.urls'" in capsys.readouterr().out


def test_a_bad_environment_is_a_sentence_and_no_trace(monkeypatch, capsys) -> None:
    from crossings.engine.refusal import Refusal

    def refuse(_: object) -> None:
        raise Refusal("PORT is 'x'.", "It has to be a whole number.", "Write 8000.")

    monkeypatch.setattr("django.core.management.execute_from_command_line", refuse)

    assert main(["check"]) == 2
    assert capsys.readouterr().err == "PORT is 'x'. It has to be a whole number. Write 8000.\n"
