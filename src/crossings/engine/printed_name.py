"""A name as it stands in print, taken apart as far as that can be done honestly.

Public names: `Name`, `name_as_printed`. Formats for references ask for family and given names; a title page has one
line. What the line does not tell is not guessed: a name of one word, of a script without capitals, or of an institution
stays whole. Who knows better writes “Family, Given”, which is always kept. It knows nothing of persons on record.

Two customs cannot be told from the line alone and follow the most frequent one: of “María García López” only the last
word counts as family name, and “Nicholas Van Hear” is taken for Dutch rather than Vietnamese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SMALL = (
    "a af al am aan abu av bin bint da das de del della dem den der des di do dos du e el ibn la le lo ould "
    "san 't te ten ter und van vande vanden vander vom von y zu zum zur"
)
CAPITAL = "Van Von De Del Della Den Der Di Da Dos Du El Al Ben Bin La Le Ter Ten"
PARTICLES = frozenset(SMALL.split())
CAPITAL_PARTICLES = frozenset(CAPITAL.split())
JOINS_TWO_FAMILIES = frozenset({"y", "e", "i"})
SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|V)")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
INSTITUTION = re.compile(
    r"\d|&|/|\b(?:universit\w+|universidad|institut\w*|organi[sz]ation\w*|cent(?:er|re)|commission|council|ministry|"
    r"bank|fund|agency|office|network|committee|association|programme|department|nations|foundation|federation|"
    r"secretariat|authority|consortium|and|et|for|of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name. Either `literal` is given, and nothing else is known, or `family` is.

    Attributes:
        family: the family name without its particle, such as Geest.
        given: given names and initials, as printed.
        particle: small words before the family name that sorting may pass over, such as “van der”.
        suffix: what follows the whole name, such as Jr. or III.
        literal: the whole name, where it has no parts or they are not known.

    Source of the parts: CSL 1.0.2, specification of names, https://docs.citationstyles.org/en/v1.0.2/.

    >>> Name(family="Geest", given="Kees", particle="van der").inverted
    'van der Geest, Kees'
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """The name with the family name first, as reference managers take it; a literal name as it is.

        >>> Name(family="King", given="Martin Luther", suffix="Jr.").inverted
        'King, Martin Luther, Jr.'
        """
        return self.literal or ", ".join(part for part in (self.whole_family, self.given, self.suffix) if part)

    @property
    def whole_family(self) -> str:
        """The family name with its particle; nothing for a literal name."""
        return f"{self.particle} {self.family}".strip()


def name_as_printed(printed: str, *, is_institution: bool = False) -> Name:
    """Take a printed name apart, or keep it whole where the print does not tell its parts.

    An institution is recognised by what no person's name has (a digit, “of”, “University”), or is declared with
    `is_institution`, which is the sure way.

    >>> name_as_printed("Kees van der Geest")
    Name(family='Geest', given='Kees', particle='van der', suffix='', literal='')
    >>> name_as_printed("de Haas, Hein").inverted
    'de Haas, Hein'
    >>> name_as_printed("UN Department of Economic and Social Affairs").literal
    'UN Department of Economic and Social Affairs'
    >>> name_as_printed("عبد المالك صياد").literal
    'عبد المالك صياد'
    """
    line = " ".join(printed.split())
    if is_institution or INSTITUTION.search(line) or ";" in line:
        return Name(literal=line)
    parts = [part.strip() for part in line.split(",")]
    if len(parts) > 1:
        return _inverted(parts) or Name(literal=line)
    return _in_order(line.split(" ")) or Name(literal=line)


def _inverted(parts: list[str]) -> Name | None:
    """“Family, Given”, “Family, Given, Jr.” or “Given Family, Jr.”; None for any other use of commas."""
    if len(parts) == 2 and SUFFIX.fullmatch(parts[1]):
        return _in_order([*parts[0].split(" "), parts[1]])
    if len(parts) > 3 or not all(parts) or (len(parts) == 3 and not SUFFIX.fullmatch(parts[2])):
        return None
    particle, family = _without_particle(parts[0].split(" "))
    return Name(family, parts[1], particle, *parts[2:])


def _in_order(words: list[str]) -> Name | None:
    """“Given particle Family Jr.”; None where the words do not tell which is the family name."""
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2 or not _has_capitals(words[-1]):
        return None
    if INITIALS.fullmatch(words[-1]):  # “Geest K.”: the family name stands first
        particle, family = _without_particle(words[:-1])
        return Name(family, words[-1], particle, suffix)
    start = _where_family_starts(words)
    particle, family = _without_particle(words[start:])
    return Name(family, " ".join(words[:start]), particle, suffix)


def _where_family_starts(words: list[str]) -> int:
    """The index of the first word of the family name: a particle after the given name, else the last word."""
    last = len(words) - 1
    if last >= 3 and words[last - 1] in JOINS_TWO_FAMILIES:
        return last - 2  # Ortega y Gasset
    return next(
        (at for at in range(1, last) if words[at] in PARTICLES or words[at] in CAPITAL_PARTICLES),
        last,
    )


def _without_particle(words: list[str]) -> tuple[str, str]:
    """The small particles that a family name opens with, and the rest; a capital one belongs to the name itself."""
    at = next((at for at, word in enumerate(words[:-1]) if word not in PARTICLES), len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])


def _has_capitals(word: str) -> bool:
    """Whether the script of a word has capital letters, so that its words are in an order we know."""
    return any(letter.lower() != letter.upper() for letter in word)
