"""A view says for whom it is; one that says nothing is open to nobody."""

import pytest

from crossings.engine.audience import ALL, READING, WRITING, Access, Audience, access_of, audience_of, open_to


def page(request):
    return f"page for {request}"


def declared(audience=Audience.OFFICE, **facts):
    def view(request):
        return f"view for {request}"

    return open_to(audience, **facts)(view)


def test_a_view_that_says_nothing_is_open_to_nobody():
    assert access_of(page) is None
    assert audience_of(page) is None


def test_a_declared_view_runs_as_it_did():
    assert declared()("Noor") == "view for Noor"


@pytest.mark.parametrize("audience", Audience)
def test_the_audience_that_was_declared_is_the_one_that_is_asked_for(audience):
    assert audience_of(declared(audience)) is audience


def test_a_view_only_reads_unless_it_says_otherwise():
    assert access_of(declared()).methods == READING
    assert "POST" not in READING


def test_a_view_with_a_form_takes_posts_and_nothing_stronger():
    methods = access_of(declared(writes=True)).methods

    assert methods == WRITING
    assert not {"PUT", "PATCH", "DELETE"} & set(methods)


def test_methods_that_are_named_replace_the_usual_ones():
    assert access_of(declared(writes=True, answers=("POST",))).methods == ("POST",)
    assert access_of(declared(answers=ALL)).methods == ALL


def test_the_permissions_to_be_held_are_kept_with_the_audience():
    access = access_of(declared(holding=("network.add_membership",)))

    assert access == Access(Audience.OFFICE, READING, ("network.add_membership",))


def test_a_view_made_from_a_class_is_open_as_its_class_says():
    class Screen:
        pass

    open_to(Audience.JOURNAL, holding=("journal.view_entry",))(Screen)

    def as_view(request):
        return request

    as_view.view_class = Screen

    assert access_of(as_view) == Access(Audience.JOURNAL, READING, ("journal.view_entry",))


def test_what_a_view_says_itself_stands_before_what_its_class_says():
    class Screen:
        audience = Audience.EVERYONE

    view = declared(Audience.STEWARDS)
    view.view_class = Screen

    assert audience_of(view) is Audience.STEWARDS


def test_an_attribute_that_only_looks_like_an_audience_opens_nothing():
    def view(request):
        return request

    view.audience = "everyone"

    assert audience_of(view) is None
