"""Related works, against the formula written out over sets, and what decides between them."""

from collections import Counter
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.related import Related, RelatedWork, related

CONCEPTS = ("drought", "wages", "law", "health", "border", "trade")
FIELDS = ("economics", "geography")


def asked(folder, works, work, size=5):
    build(works, folder / "corpus")
    with Corpus.open(folder / "corpus") as corpus:
        codes = {corpus.concept(name).id: name for each in works for name in each.concepts}
        told = related(corpus, work, size=size)
    return Related(
        *(
            tuple(each._replace(shared=named(each.shared, codes)) for each in group)
            for group in (told.alike, told.across)
        )
    )


def named(codes, names):
    return tuple(names[code] for code in codes)


def by_hand(works, work, size):
    """Lin's similarity from the sets themselves."""
    held = {each.id: set(each.concepts) for each in works}
    fields = {each.id: set(each.disciplines) for each in works}
    count = Counter(name for names in held.values() for name in names)
    tells = {name: -log(many / len(works)) for name, many in count.items()}
    whole = {key: sum(tells[name] for name in names) for key, names in held.items()}
    found = []
    for key in sorted(held):
        common = sum(tells[name] for name in held[key] & held[work])
        if key != work and common > 1e-12:
            found.append((round(2 * common / (whole[key] + whole[work]), 9), key))
    found.sort(key=lambda each: (-each[0], each[1]))
    alike = [key for _likeness, key in found[:size]]
    is_across = {key: fields[key] and fields[work] and not fields[key] & fields[work] for _likeness, key in found}
    across = [key for _likeness, key in found[size:] if is_across[key]][:size]
    return {key: likeness for likeness, key in found}, alike, across


corpora = st.lists(
    st.tuples(st.sets(st.sampled_from(CONCEPTS)), st.sets(st.sampled_from(FIELDS))), min_size=2, max_size=12
)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(drawn=corpora, size=st.integers(1, 3))
def test_related_works_are_those_of_the_formula(tmp_path_factory, drawn, size):
    works = [
        Work(f"w{number:02}", concepts=tuple(concepts), disciplines=tuple(fields))
        for number, (concepts, fields) in enumerate(drawn)
    ]
    if not any(each.concepts for each in works):
        return
    likeness, alike, across = by_hand(works, "w00", size)

    told = asked(tmp_path_factory.mktemp("drawn"), works, "w00", size)

    assert [each.id for each in told.alike] == alike
    assert [each.id for each in told.across] == across
    for each in (*told.alike, *told.across):
        assert each.similarity == pytest.approx(likeness[each.id], abs=1e-9)


def test_a_work_that_shares_the_rarer_concept_is_nearer_and_the_reason_names_it_first(tmp_path):
    works = [
        Work("a", concepts=("drought", "wages")),
        Work("b", concepts=("drought",)),
        *(Work(f"c{number}", concepts=("wages",)) for number in range(4)),
        Work("d", concepts=("wages", "drought")),
    ]

    told = asked(tmp_path, works, "a").alike

    assert [each.id for each in told][:2] == ["d", "b"]
    assert told[0].shared == ("drought", "wages")


def test_what_every_work_holds_relates_nothing(tmp_path):
    assert asked(tmp_path, [Work(key, concepts=("migration",)) for key in "abc"], "a") == Related()


def test_a_work_of_another_discipline_has_a_second_chance(tmp_path):
    near = [Work(f"n{number}", concepts=("drought", "law"), disciplines=("economics",)) for number in range(3)]
    works = [
        Work("a", concepts=("drought", "law"), disciplines=("economics",)),
        *near,
        Work("far", concepts=("drought",), disciplines=("geography",)),
        Work("silent", concepts=("drought",)),
        *(Work(f"x{number}", concepts=("trade",)) for number in range(4)),
    ]

    told = asked(tmp_path, works, "a", size=3)

    assert [each.id for each in told.alike] == ["n0", "n1", "n2"]
    assert [each.id for each in told.across] == ["far"]


def test_a_work_that_is_not_there_has_no_related_ones(tmp_path):
    assert asked(tmp_path, [Work("a", concepts=("law",))], "z") == Related()


def test_a_work_that_holds_nothing_has_no_related_ones(tmp_path):
    assert asked(tmp_path, [Work("a"), Work("b", concepts=("law",))], "a") == Related()


def test_equally_alike_works_stand_in_the_order_of_their_ids(tmp_path):
    works = [Work(key, concepts=("law",)) for key in "dbca"] + [Work("z", concepts=("trade",))]

    assert asked(tmp_path, works, "c", size=2).alike == tuple(RelatedWork(key, 1.0, ("law",)) for key in "ab")
