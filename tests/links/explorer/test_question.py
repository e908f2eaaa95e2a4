"""An address of the explorer says one thing in one way, and nothing that somebody types there ends in an error."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as some

from crossings.links.forms import LONGEST, NarrowForm, tidy
from crossings.links.question import MOST_VALUES, ORDERS, Question

FIELDS = [
    *("from", "to", "from_words", "to_words", "types", "support", "since", "until", "surprise"),
    *("sort", "page", "without", "through", "corpus", "other"),
]
ids = some.lists(some.from_regex(r"[a-z]{1,8}/[a-z-]{1,12}", fullmatch=True), max_size=3, unique=True).map(tuple)
questions = some.builds(
    Question,
    start=ids,
    end=ids,
    through=some.sampled_from(["", "a/b"]),
    types=some.sampled_from([("topic", "population"), ("place",), ("topic", "event", "generic")]),
    support=some.integers(1, 1000),
    since=some.none() | some.integers(1500, 1999),
    until=some.none() | some.integers(2000, 2100),
    surprise=some.integers(0, 100),
    without=ids,
    sort=some.sampled_from([*ORDERS, *(f"-{each}" for each in ORDERS)]),
    page=some.integers(1, 9999),
    corpus=some.sampled_from(["", "0123456789ab"]),
)


def read(query: str) -> tuple[NarrowForm, Question]:
    given = QueryDict(query)
    form = NarrowForm(given)
    return form, form.asked(given)


@given(questions)
def test_what_an_address_says_is_what_is_understood(question):
    form, understood = read(question.query)

    assert form.errors == {}
    assert understood == question
    assert understood.is_written_so(question.query)


@given(some.lists(some.tuples(some.sampled_from(FIELDS), some.text(max_size=200)), max_size=12))
def test_whatever_is_typed_is_a_question_or_is_told_in_words(pairs):
    given = QueryDict(mutable=True)
    for name, value in pairs:
        given.appendlist(name, value)
    form = NarrowForm(given)

    understood = form.asked(given)

    told = [str(error) for errors in form.errors.values() for error in errors]
    assert all(each.endswith(".") for each in told)
    assert 1 <= understood.support <= 1000
    assert understood.order in ORDERS
    assert len(understood.start) <= MOST_VALUES
    again = read(understood.query)[1]
    assert again == understood


def test_an_address_never_says_a_default():
    assert Question(start=("a/b",), end=("c/d",)).query == "from=a%2Fb&to=c%2Fd"


def test_words_beside_the_menu_become_a_search():
    assert read("from=&from_words=dry+fields&to=c/d&to_words=")[1] == Question(
        start=("search:dry fields",), end=("c/d",)
    )


def test_words_and_a_topic_of_one_side_are_taken_together():
    assert read("from=a/b&from_words=rain")[1].start == ("a/b", "search:rain")


def test_the_same_value_twice_is_one():
    assert read("from=a/b&from=a/b&without=x&without=x")[1] == Question(start=("a/b",), without=("x",))


def test_another_order_begins_on_its_first_page():
    assert Question(page=3).but(sort="idea").page == 1


def test_another_page_keeps_the_order():
    assert Question(sort="-idea").but(page=2) == Question(sort="-idea", page=2)


def test_an_order_that_nobody_knows_is_the_usual_one():
    assert read("sort=beauty")[1].sort == "rank"


def test_years_the_wrong_way_round_are_told_beside_the_second():
    form, _ = read("since=2010&until=2000")

    assert "lies before the first" in form.errors["until"][0]


def test_a_word_where_a_number_belongs_is_told_with_what_to_write():
    form, understood = read("support=many")

    assert form.errors["support"] == ["This is not a whole number. Write figures, such as 3."]
    assert understood.support == 3


def test_a_type_that_does_not_exist_is_named():
    form, _ = read("types=beasts")

    assert form.errors["types"] == ["“beasts” is no type of idea. Tick one or more of those named here."]


def test_control_signs_and_long_texts_do_not_pass():
    assert tidy("a\x00b\n c" + "x" * 500) == ("a b c" + "x" * 500)[:LONGEST]
