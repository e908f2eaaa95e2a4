"""The papers of the demonstration's two students say what their record says, and nothing that it does not."""

import io

import pypdf
import pytest

from crossings.people.models import Account
from crossings.studies.models import BoardDecision, Enrolment
from tests.cast import entered

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.usefixtures("demo_network")]
TOMAS, MARISOL = "tomas", "marisol"


def enrolment_of(who):
    return Enrolment.objects.select_related("student").get(student__email__startswith=who)


def paper(who, name):
    row = enrolment_of(who)
    answer = entered(row.student).get(f"/en/studies/{row.key}/{name}.pdf")
    assert answer.status_code == 200
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(("who", "grades"), [(TOMAS, ("68", "61", "38")), (MARISOL, ("8.1", "7.4", "9", "8.5"))])
def test_a_transcript_holds_every_grade_of_the_record(who, grades):
    told = paper(who, "transcript").split()

    assert [grade for grade in grades if grade not in told] == []


def test_marisols_recognised_credit_is_named_with_where_it_was_earned():
    told = paper(MARISOL, "transcript")

    assert "Health of people on the move" in told
    assert "A school of public health (example)" in told


@pytest.mark.parametrize("name", ["transcript", "supplement"])
def test_what_only_waits_for_the_board_is_on_no_paper(name):
    asked = BoardDecision.objects.get(enrolment=enrolment_of(MARISOL), state="asked")

    assert asked.because[:30] not in paper(MARISOL, name)


@pytest.mark.parametrize("name", ["transcript", "supplement"])
def test_a_plan_and_what_was_asked_about_it_are_on_no_paper(name):
    told = paper(TOMAS, name)

    assert "Straight on to the dissertation" not in told
    assert "three others" not in told


@pytest.mark.parametrize("who", [TOMAS, MARISOL])
def test_a_supplement_of_studies_that_go_on_is_a_draft(who):
    assert "draft" in paper(who, "supplement").lower()


@pytest.mark.parametrize(("reader", "status"), [("greta", 200), ("birgit", 404), ("noor", 404), ("marisol", 404)])
def test_tomas_is_read_by_his_adviser_and_not_by_another_board(reader, status):
    browser = entered(Account.objects.get(email__startswith=reader))

    assert browser.get(f"/en/studies/{enrolment_of(TOMAS).key}/transcript.pdf").status_code == status
