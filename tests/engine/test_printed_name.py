"""A printed name is taken apart where print tells how, and kept whole where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.printed_name import Name, name_as_printed


@pytest.mark.parametrize(
    ("printed", "family", "given", "particle"),
    [
        ("Melissa Siegel", "Siegel", "Melissa", ""),
        ("Klaus F. Zimmermann", "Zimmermann", "Klaus F.", ""),
        ("Swarnjit S Arora", "Arora", "Swarnjit S", ""),
        ("K. van der Geest", "Geest", "K.", "van der"),
        ("Hein de Haas", "Haas", "Hein", "de"),
        ("Alex de Sherbinin", "Sherbinin", "Alex", "de"),
        ("Nicholas Van Hear", "Van Hear", "Nicholas", ""),
        ("S. Ayeb-Karlsson", "Ayeb-Karlsson", "S.", ""),
        ("Nadje Al-Ali", "Al-Ali", "Nadje", ""),
        ("José Ortega y Gasset", "Ortega y Gasset", "José", ""),
        ("András Vág", "Vág", "András", ""),
        ("Geest K.", "Geest", "K.", ""),
        ("van der Geest K.", "Geest", "K.", "van der"),
        ("Zane Šime", "Šime", "Zane", ""),
        ("Саския Сассен", "Сассен", "Саския", ""),
    ],
)
def test_a_name_in_reading_order_is_taken_apart(printed, family, given, particle):
    assert name_as_printed(printed) == Name(family=family, given=given, particle=particle)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("van der Geest, Kees", Name("Geest", "Kees", "van der")),
        ("Hung, Nguyen Van", Name("Hung", "Nguyen Van")),
        ("García López, María", Name("García López", "María")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("John Smith III", Name("Smith", "John", suffix="III")),
        ("صياد, عبد المالك", Name("صياد", "عبد المالك")),
    ],
)
def test_a_name_that_says_its_parts_keeps_them(printed, name):
    assert name_as_printed(printed) == name


@pytest.mark.parametrize(
    "printed",
    [
        "Plato",
        "UNHCR",
        "عبد المالك صياد",
        "費孝通",
        "United Nations University",
        "UN Department of Economic and Social Affairs",
        "CARE France and UNU-EHS",
        "Instituto de Migraciones",
        "Delta 8.7",
        "Smith, J., Jones, A.",
        "Smith, J.; Jones, A.",
        "Trailing,",
    ],
)
def test_what_print_does_not_tell_stays_whole(printed):
    assert name_as_printed(printed) == Name(literal=printed)


def test_an_institution_may_be_declared():
    assert name_as_printed("Caritas Europa", is_institution=True).literal == "Caritas Europa"
    assert name_as_printed("Caritas Europa").family == "Europa"


def test_white_space_of_the_page_is_no_part_of_a_name():
    assert name_as_printed("  Koko\n Warner ") == Name("Warner", "Koko")


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_line_has_a_name_that_is_not_empty(line):
    name = name_as_printed(line)

    assert bool(name.literal) != bool(name.family)
    assert name.inverted


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_no_letter_of_a_line_is_lost(line):
    name = name_as_printed(line)

    assert sorted(name.inverted.replace(",", "").replace(" ", "")) == sorted("".join(line.split()).replace(",", ""))
