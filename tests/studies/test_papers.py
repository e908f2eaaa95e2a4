"""The papers, from plain data: read back by another project's reader of PDF, in two scripts, by their tags and by their bytes."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pypdf
import pytest

from crossings.engine.values import Ects
from crossings.studies.papers.content import Said
from crossings.studies.papers.setting import FONTS
from crossings.studies.papers.supplement import Supplement, supplement
from crossings.studies.papers.transcript import Entry, Transcript, transcript

MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LAW = Entry(
    code="LAWS1",
    title=Said("Migration law", "en"),
    term=Said("2023-24 Autumn", "en"),
    ects=Ects(10),
    status="Passed",
    grade="68",
    earned=True,
)
FAILED = Entry(code="ECON1", title=Said("Economics"), term=Said("–", ""), ects=Ects(5), status="Failed", grade="31")
TRANSCRIPT = Transcript(
    language="en",
    network="crossings.example.org",
    issued_on=date(2026, 11, 22),
    holder="Tomas Łuczak",
    number="6f1de2e5",
    programme=Said("Migration, MA", "en"),
    award=Said(""),
    school=Said("School of Small Things", "en"),
    rules="Edition 2023-24",
    route=(Said("Standard", "en"), Said("Full-time", "en")),
    starts="September 2023",
    state="Active",
    entries=(LAW, FAILED),
    recognised=(),
    scale="0–100",
)
SUPPLEMENT = Supplement(
    language="en",
    network="crossings.example.org",
    issued_on=date(2026, 11, 22),
    holder="Tomas Łuczak",
    number="6f1de2e5",
    qualification=(Said("Master of Small Things"),),
    fields=(),
    awarding=(Said("University of Here"), Said("جامعة هناك", "ar")),
    awarded_on=date(2026, 1, 31),
    teaching=(Said("School of Small Things"),),
    languages=(Said("English"),),
    length=(Said("90 ECTS, 1 year"),),
    access=(Said("A degree"),),
    mode=(Said("Full-time"),),
    outcomes=(Said("To weigh evidence"),),
    entries=(LAW,),
    scale="",
    award=(),
    accreditation=(),
    sources=(Said("https://example.org/handbook", ""),),
)


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in opened(pdf).pages).split())


def tags(pdf: bytes) -> list[str]:
    """The kind of each element in the order of reading."""
    met: list[str] = []
    waiting = [opened(pdf).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting.extend(reversed(element))
        elif isinstance(element, dict):
            met += [element["/S"]] if "/S" in element else []
            waiting += [element["/K"]] if "/K" in element else []
    return met


def test_a_transcript_says_what_was_taken_and_with_which_result():
    said = text(transcript(TRANSCRIPT, MOMENT))

    for words in (
        "Transcript of records",
        "Tomas Łuczak",
        "LAWS1 Migration law 2023-24 Autumn 10 68 Passed",
        "31 Failed",
    ):
        assert words in said


def test_only_what_was_passed_or_recognised_earns_credits():
    elsewhere = replace(LAW, title=Said("Asylum law, Elsewhere"), ects=Ects("7.5"), status="Recognised")

    said = text(transcript(replace(TRANSCRIPT, recognised=(elsewhere,)), MOMENT))

    assert "Earned here 10 ECTS Recognised 7.5 ECTS Together 17.5 ECTS" in said


def test_what_no_source_states_is_said_to_be_so():
    said = text(transcript(replace(TRANSCRIPT, scale="", entries=(replace(LAW, ects=None),)), MOMENT))

    assert "Award Not stated in any source read" in said
    assert "Scale of grades Not stated in any source read" in said
    assert "Not stated 68" in said


def test_a_record_without_modules_says_so():
    assert "No module is recorded." in text(transcript(replace(TRANSCRIPT, entries=()), MOMENT))


def test_a_transcript_is_not_marked_as_a_draft_and_bears_no_signature():
    said = text(transcript(TRANSCRIPT, MOMENT))

    assert "Draft" not in said
    assert "no signature and no seal" in said


@pytest.mark.parametrize("number", range(1, 9))
def test_the_supplement_has_its_eight_sections(number):
    assert f"{number}. " in text(supplement(SUPPLEMENT, MOMENT))


def test_the_sections_stand_in_the_order_of_the_model():
    said = text(supplement(SUPPLEMENT, MOMENT))
    places = [said.index(f"{number}. The") for number in (1, 2, 3, 4, 5)]
    places += [said.index("6. Additional"), said.index("7. Certification"), said.index("8. The national")]

    assert places == sorted(places)


def test_the_supplement_names_who_awards_and_as_of_when():
    said = text(supplement(SUPPLEMENT, MOMENT))

    assert "University of Here" in said
    assert "As of 31 January 2026" in said


def test_every_line_that_is_not_known_is_explained():
    said = text(supplement(SUPPLEMENT, MOMENT))

    for line in ("1.3 Date of birth", "2.2 Main fields of study", "3.1 Level of the qualification"):
        assert f"{line} Not stated in any source read" in said


def test_the_supplement_is_a_draft_on_every_page():
    pages = opened(supplement(replace(SUPPLEMENT, entries=(LAW,) * 60), MOMENT)).pages

    assert len(pages) >= 3
    assert all("Draft" in page.extract_text() for page in pages)


def test_nobodys_mark_is_on_it():
    resources = [page["/Resources"].get("/XObject", {}) for page in opened(supplement(SUPPLEMENT, MOMENT)).pages]

    assert not any(resources)


def test_a_paper_in_another_language_has_its_headings_in_english_too():
    said = text(transcript(replace(TRANSCRIPT, language="es"), MOMENT))

    assert "Programa" in said
    assert "Programme" in said


def test_arabic_is_set_from_right_to_left_with_letters_that_can_be_read_back():
    pdf = supplement(replace(SUPPLEMENT, language="ar"), MOMENT)

    assert opened(pdf).trailer["/Root"]["/Lang"] == "ar"
    said = text(pdf)
    assert {"غير", "مذكور", "جامعة"} <= set(said.split())
    assert "Tomas Łuczak" in said


def test_a_paper_is_tagged_for_readers_by_ear():
    pdf = supplement(SUPPLEMENT, MOMENT)

    root = opened(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    met = tags(pdf)
    assert met.count("/H2") == 8
    assert {"/H1", "/P", "/Table", "/THead", "/TH", "/TD"} <= set(met)


def test_a_paper_is_fit_to_be_kept():
    pdf = transcript(TRANSCRIPT, MOMENT)
    said = opened(pdf).trailer["/Root"]["/Metadata"].get_object().get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert all("/FontFile" in str(font) for font in _fonts(pdf))


def _fonts(pdf: bytes) -> list[object]:
    fonts = [font.get_object() for page in opened(pdf).pages for font in page["/Resources"]["/Font"].values()]
    below = [font["/DescendantFonts"][0].get_object() for font in fonts]
    return [font["/FontDescriptor"].get_object() for font in below]


def test_what_is_known_of_the_file_is_no_word_about_the_student():
    metadata = opened(transcript(TRANSCRIPT, MOMENT)).metadata

    assert metadata.title == "Transcript of records"
    assert metadata.author == "crossings.example.org"
    assert "Tomas" not in str(dict(metadata))


def test_the_same_data_at_the_same_moment_give_the_same_bytes():
    assert transcript(TRANSCRIPT, MOMENT) == transcript(TRANSCRIPT, MOMENT)
    assert transcript(TRANSCRIPT, MOMENT) != transcript(TRANSCRIPT, MOMENT.replace(day=23))
    assert transcript(TRANSCRIPT, MOMENT) != transcript(replace(TRANSCRIPT, holder="Amina"), MOMENT)


@pytest.mark.parametrize(
    "name",
    [
        '#strong[x] $1$ *b* _i_ \\ "q" = h',
        '"); #panic("x',
        '#read("/etc/passwd")',
        "<label> @ref // comment",
        "Łukasz\u200f\u202e\tO’Neill",
    ],
)
def test_what_a_person_writes_is_never_markup(name):
    said = text(transcript(replace(TRANSCRIPT, holder=name, programme=Said(name, "en")), MOMENT))

    for part in name.replace("\u200f", "").replace("\u202e", "").split():
        assert part in said or part.strip("\"'") in said


def test_a_name_in_letters_that_no_font_has_still_gives_a_paper():
    pdf = transcript(replace(TRANSCRIPT, holder="王小明"), MOMENT)

    assert "[U+738B][U+5C0F][U+660E]" in text(pdf)
    assert opened(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"].value


def test_the_letters_are_our_own_and_stand_under_their_licence():
    assert len(list(FONTS.glob("*.ttf"))) == 6
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text()
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 200_000
