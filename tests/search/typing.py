"""How people mistype: one letter lost, added, changed or swapped, in the letters of the word's own script."""

from datetime import date
from random import Random

from crossings.engine.search.folding import fold
from crossings.engine.search.stems import LANGUAGES
from crossings.search.find import find
from crossings.search.models import IndexedDocument
from crossings.search.question import Asked

DAY = date(2026, 11, 22)
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


def texts_of(document, *roles):
    """The texts with these roles that have a letter to mistype, each with its language."""
    return {
        (words, language)
        for role, words, language in document.texts
        if role in roles and any(letter.isalpha() for letter in words)
    }


def asked_mistyped(role, seed, most=600):
    """How many different texts of a role were asked for, each with one mistake, and which did not find a record of theirs.

    Found is who stands among the first three. Records that bear the same name cannot be told apart by it: any will do.
    """
    random = Random(seed)
    documents = {(each.kind, each.key): each for each in IndexedDocument.objects.order_by("kind", "key")}
    texts = sorted({text for each in documents.values() for text in texts_of(each, role)})
    drawn, missed = random.sample(texts, min(len(texts), most)), []
    for text, language in drawn:
        typed = mistyped(text, random)
        question = Asked(typed[:300], language if language in LANGUAGES else "en", DAY)
        hits = find(question, size=3).hits
        called = {words for hit in hits for words, _language in texts_of(documents[hit.kind, hit.key], "title", role)}
        if text not in called:
            missed.append((text, typed))
    return len(drawn), missed
