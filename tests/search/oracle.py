"""Finding, written down plainly and slowly in Python: what the database has to answer as well."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, product
from math import log

from crossings.engine.search.spelling import distance
from crossings.engine.search.stems import stem
from crossings.engine.search.terms import number_of, slots_of, variants
from crossings.engine.search.words import is_silent, words
from crossings.fields.sort_key import sort_key
from tests.factories.search import KIND

FEW = 5


@dataclass(frozen=True)
class Answer:
    """Scores word by word of each hit, in the order of the hits; whether any word will do; which other words were meant.

    `weights` and `least`: how the words were understood, and how many of them a hit has at least.
    """

    scores: dict[str, tuple[float | None, ...]]
    is_relaxed: bool
    meant: set[str]
    weights: list[dict[str, float]]
    least: int

    @property
    def keys(self):
        return list(self.scores)


class Oracle:
    def __init__(self, documents):
        self.documents = {each.key: each for each in documents}
        self.terms = {key: counted(each) for key, each in self.documents.items()}
        lengths = [max((length for _times, length in terms.values()), default=0) for terms in self.terms.values()]
        self.average = max(sum(lengths) / max(len(lengths), 1), 1.0)

    def find(self, asked):
        slots = [(slot.word, dict(slot.terms)) for slot in slots_of(asked.words, asked.language)]
        weights = [self.weighed(terms) for _word, terms in slots]
        every = self.matching(asked, weights, len(weights)) if all(weights) else {}
        if len(every) >= FEW:
            return Answer(self.sorted(every, asked, {}, 0), False, set(), weights, len(weights))
        others = self.meant([word for word, _terms in slots], self.known(asked.day), bool(every))
        for word, terms in slots:
            for other, weight in others.get(word, {}).items():
                terms.update({term: weight for term in variants(other) if term not in terms})
        weights = [found for _word, terms in slots if (found := self.weighed(terms))]
        some = self.matching(asked, weights, 1)
        meant = {other for found in others.values() for other in found}
        return Answer(self.sorted(some, asked, others, len(weights)), len(slots) > 1, meant, weights, 1)

    def weighed(self, terms):
        held = {term: sum(term in each for each in self.terms.values()) for term in terms}
        most = max(held.values())
        idf = log(1 + (len(self.documents) - most + 0.5) / (most + 0.5))
        return {term: round(weight * idf, 6) for term, weight in terms.items() if held[term]}

    def matching(self, asked, weights, least):
        found = {}
        for key in filter(lambda key: answers(self.documents[key], asked), self.documents):
            scores = tuple(self.score(key, terms) for terms in weights)
            if sum(score is not None for score in scores) >= least:
                found[key] = scores
        return found

    def score(self, key, terms):
        return max(
            (weight * self.bm25(key, term) for term, weight in terms.items() if term in self.terms[key]), default=None
        )

    def bm25(self, key, term):
        times, length = self.terms[key][term]
        return times * 2.5 / (times + 1.5 * (0.25 + 0.75 * length / self.average))

    def meant(self, asked, known, is_answered):
        """For each word that nobody uses, or else for all of a few: the nearest words of titles and names, lost spaces.

        Where some document answers, for those that no title or name has as they are typed.
        """
        unknown = [w for w in asked if not any(set(variants(w)) & set(terms) for terms in self.terms.values())]
        doubted = unknown or (asked if len(asked) <= 3 else [])
        if is_answered:
            doubted = [word for word in asked if word not in self.known(None)]
        return {word: found for word in doubted if (found := readings(word, asked, known))}

    def known(self, day):
        """The words of the titles and names of what may be found on the day, or on any."""
        shown = [each for each in self.documents.values() if day is None or is_shown(each, day)]
        return {word for each in shown for text in each.texts if text.role != "body" for word in words(text.words)}

    def sorted(self, found, asked, others, whole):
        document, named = self.documents, self.named(asked, others)
        orders = {
            "relevance": lambda key: (
                key not in named,
                whole and -whole_of(found[key], whole),
                -total(found[key]),
                number(key),
            ),
            "newest": lambda key: ([-ord(c) for c in document[key].day] + [0] * 11, number(key)),
            "title": lambda key: (sort_key(document[key].title), number(key)),
        }
        return {key: found[key] for key in sorted(found, key=orders[asked.sort])}

    def named(self, asked, others):
        """Those whose title is the question, read with the words that were meant, but for silent words and endings."""
        readings = list(product(*([word, *others.get(word, ())] for word in words(asked.words))))
        return {key for key, each in self.documents.items() if any(is_title(each, typed) for typed in readings)}

    def counts(self, asked, answer):
        """For each facet its values among the hits; of one that narrows, among the hits that there were without it."""
        found = {}
        for facet in {"kind", *(name for each in self.documents.values() for name in each.facets)}:
            keys = self.matching(asked.without(facet), answer.weights, answer.least)
            held = Counter(code for key in keys for code in codes(self.documents[key], facet))
            if held:
                found[facet] = sorted(held.items(), key=lambda each: (-each[1], each[0]))
        return found


def counted(document):
    found = {}
    for language in {text.language for text in document.texts}:
        times, length = Counter(), 0
        for text in (each for each in document.texts if each.language == language):
            length += len(words(text.words))
            for word in words(text.words):
                times[stem(word, language)] += 1 if text.role == "body" else 2
        for term, count in times.items():
            found[term] = max((count, length), found.get(term, (0, 0)))
    return found


def answers(document, asked):
    return is_shown(document, asked.day) and all(
        set(codes(document, facet)) & set(wanted) for facet, wanted in asked.facets.items() if wanted
    )


def is_title(document, typed):
    return any(
        [stem(w, text.language) for w in telling(words(text.words))] == [stem(w, text.language) for w in telling(typed)]
        for text in document.texts
        if text.role == "title"
    )


def telling(said):
    return [word for word in said if not is_silent(word, "")] or list(said)


def is_shown(document, day):
    return not ((document.starts and document.starts > day) or (document.ends and document.ends <= day))


def codes(document, facet):
    return [document.kind] if facet == "kind" else set(document.facets.get(facet, ()))


def readings(word, asked, known):
    """The nearest known words, and what a lost or an added space would make of it."""
    most = 0 if len(word) < 3 else 1 if len(word) < 8 else 2
    near = {other: distance(word, other) for other in known if other != word and len(other) > 2}
    near = {other: apart for other, apart in near.items() if apart <= most and shares(word, other, most)}
    found = {other: {1: 0.6, 2: 0.3}[apart] for other, apart in near.items() if apart == min(near.values())}
    for place in range(2, len(word) - 1) if word not in known else ():
        halves = word[:place], word[place:]
        if {*halves} <= known and not any(is_silent(half, "") for half in halves):
            found |= dict.fromkeys(halves, 0.6)
    for one, other in pairwise(asked):
        if word in (one, other) and one + other in known:
            found[one + other] = 0.6
    return found


def shares(word, other, most):
    """Of words two mistakes apart those are found that are one letter less of what is left of the typed one."""
    left = {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}
    if most == 2:
        left |= {form[:i] + form[i + 1 :] for form in left for i in range(len(form))}
    return bool(left & {other, *(other[:i] + other[i + 1 :] for i in range(len(other)))})


def total(scores):
    return round(sum(score or 0 for score in scores), 9)


def whole_of(scores, whole):
    return sum(score is not None for score in scores) == whole


def number(key):
    return number_of(f"{KIND}/{key}")
