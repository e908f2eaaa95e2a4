"""Spelling: which known words somebody may have meant.

Two words that differ by one letter share a form from which a letter has been taken out, so near words are found by equality
(the idea of symmetric deletion: Mor, M. & Fraenkel, A. S., 1982, A hash code method for detecting and correcting spelling
errors, https://doi.org/10.1145/358728.358752). Distances count a letter added, lost, changed or two that changed places
(Damerau, F. J., 1964, https://doi.org/10.1145/363958.363994).
"""

from collections.abc import Iterator

SHORTEST = 3  # letters of a word whose spelling is doubted
FORGIVES_TWO = 8  # letters from which two mistakes are forgiven


def shorn(word: str) -> frozenset[str]:
    """The word, and all that is left of it when one letter is taken out.

    Example:
        >>> sorted(shorn("sea"))
        ['ea', 'sa', 'se', 'sea']
    """
    return frozenset([word, *(word[:place] + word[place + 1 :] for place in range(len(word)))])


def shorn_twice(word: str) -> frozenset[str]:
    """The word, and all that is left of it when one letter or two are taken out.

    Example:
        >>> sorted(shorn_twice("sea"))
        ['a', 'e', 'ea', 's', 'sa', 'se', 'sea']
    """
    return frozenset(rest for once in shorn(word) for rest in shorn(once))


def distance(one: str, other: str, most: int = 2) -> int:
    """How many mistakes lie between two words, `most + 1` for all that are further apart.

    Example:
        >>> distance("migartion", "migration"), distance("kent", "cent"), distance("sea", "ocean")
        (1, 1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, letter_of_other in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != letter_of_other))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == letter_of_other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def forgiven(word: str) -> int:
    """How many mistakes are forgiven in a word of this length."""
    return 0 if len(word) < SHORTEST else 2 if len(word) >= FORGIVES_TWO else 1


def splits(word: str) -> Iterator[tuple[str, str]]:
    """The two words that a lost space would have made one."""
    return ((word[:place], word[place:]) for place in range(2, len(word) - 1))
