"""How people mistype: one letter lost, added, changed or swapped, in the letters of the word's own script."""

from crossings.engine.search.folding import fold

LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def mistyped(name, random):
    """The name with one random edit at one of its letters."""
    place = random.choice([place for place, letter in enumerate(name) if letter.isalpha()])
    letters = ARABIC if "\u0600" <= name[place] <= "\u06ff" else LATIN
    other = random.choice([letter for letter in letters if letter != fold(name[place])])
    ways = [
        name[:place] + name[place + 1 :],
        name[:place] + other + name[place:],
        name[:place] + other + name[place + 1 :],
    ]
    if name[place + 1 : place + 2] not in ("", name[place]):
        ways.append(name[:place] + name[place + 1] + name[place] + name[place + 2 :])
    return random.choice(ways)
