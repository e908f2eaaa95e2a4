"""The tokens as the catalogue reads them, and the contrast of the inks on the papers."""

import pytest

from crossings.website.design.tokens import contrasts, token_groups


@pytest.mark.parametrize(("ink", "paper", "least", "by_theme"), list(contrasts()), ids=lambda value: str(value)[:12])
def test_an_ink_can_be_read_on_its_paper(ink, paper, least, by_theme):
    assert min(by_theme.values()) >= least, f"{ink} on {paper}"


def test_a_group_holds_its_tokens_in_order():
    [group] = token_groups(":root {\n  /* == space == */\n  --s-1: 4px;\n  --s-2: 8px;\n}\n")

    assert [(token.name, token.value) for token in group.tokens] == [("--s-1", "4px"), ("--s-2", "8px")]


def test_a_colour_has_a_value_for_each_theme():
    [group] = token_groups(":root {\n  /* == paper == */\n  --ink: light-dark(#14201c, #e9efeb);\n}\n")

    assert group.tokens[0].colours == {"light": "#14201c", "dark": "#e9efeb"}


def test_what_is_not_a_colour_has_none():
    [group] = token_groups(":root {\n  /* == touch == */\n  --focus: 3px solid light-dark(#0a5c4b, #ffd27a);\n}\n")

    assert group.tokens[0].colours == {}


def test_a_group_without_a_name_is_refused():
    with pytest.raises(KeyError, match="clouds"):
        token_groups(":root {\n  /* == clouds == */\n  --mist: 1px;\n}\n")


def test_rules_for_other_languages_are_not_tokens_again():
    names = [token.name for group in token_groups() for token in group.tokens]

    assert len(names) == len(set(names))
