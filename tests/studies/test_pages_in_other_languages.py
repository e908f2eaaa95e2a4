"""The pages of studies speak the reader's language: what is English in them is said to be so, or is somebody's own words."""

import re

import pytest
from django.urls import reverse
from html5lib import parse

from tests.factories.studies import (
    BoardDecisionFactory,
    GradeScaleFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OF_STUDIES = ("enrolment", "ask", "ask-recognition", "what-if")
ENGLISH = re.compile(r"\b(the|and|of|is|are|was|with|your|this|that|which|what|not|for|to|you|has|by)\b", re.IGNORECASE)


@pytest.fixture
def full(enrolment):
    """Studies with something of each kind, some of it decided."""
    GradeScaleFactory(programme=enrolment.programme)
    ResultFactory(enrolment=enrolment, grade=66)
    ResultFactory(enrolment=enrolment, module="L1", status="failed")
    granted = {"state": "granted", "decided_on": "2023-10-01", "reason": "Mostrado", "because": "Ya"}
    BoardDecisionFactory(enrolment=enrolment, kind="force", **granted)
    RecognitionFactory(enrolment=enrolment, institution="Lovaina", called="Asilo", stands_for="L2", **granted)
    return enrolment


def said(browser, where):
    """What a page says in its own language: without what is marked as another language, or as somebody's own."""
    answer = browser.get(where)
    assert answer.status_code == 200
    root = parse(answer.content.decode(), namespaceHTMLElements=False)
    return list(own_words(root.find(".//main"), root.get("lang")))


def own_words(element, language):
    if not isinstance(element.tag, str) or element.get("lang", language) != language or element.tag in ("bdi", "code"):
        return
    for child in element:
        yield from own_words(child, language)
        yield (child.tail or "").strip()
    yield (element.text or "").strip()


def english(words):
    return [each for each in words if len(ENGLISH.findall(each)) >= 2]


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
@pytest.mark.parametrize("name", OF_STUDIES)
def test_a_student_reads_no_english(name, language, full, tomas, enter):
    where = reverse(f"studies:{name}", args=[full.key]).replace("/en/", f"/{language}/")

    assert english(said(enter(tomas), where)) == []


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
@pytest.mark.parametrize("who", ["greta", "birgit"])
def test_neither_queue_speaks_english(who, language, full, enter, request):
    PlannedModuleFactory(plan=SharedPlanFactory(enrolment=full, title="Recto", question="¿Sí?"))
    BoardDecisionFactory(enrolment=full, because="Sí")
    name = {"greta": "advising", "birgit": "board"}[who]

    where = reverse(f"studies:{name}").replace("/en/", f"/{language}/")

    assert english(said(enter(request.getfixturevalue(who)), where)) == []


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
@pytest.mark.parametrize("factory", [BoardDecisionFactory, RecognitionFactory])
def test_the_board_decides_in_its_language(factory, language, full, birgit, enter):
    row = factory(enrolment=full, because="Sí")

    assert english(said(enter(birgit), row.get_absolute_url().replace("/en/", f"/{language}/"))) == []


def test_english_is_noticed_where_it_is():
    assert english(["Two of the modules", "Dos de los módulos"]) == ["Two of the modules"]
