"""Identifiers are brought to one way of writing, and what is none is refused with its reason."""

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.research.identifiers import doi, handle, isbn, issn


@pytest.mark.parametrize(
    "written",
    [
        "10.1186/s40878-020-00210-4",
        "10.1186/S40878-020-00210-4",
        "doi:10.1186/s40878-020-00210-4",
        "doi: 10.1186/s40878-020-00210-4",
        "https://doi.org/10.1186/s40878-020-00210-4",
        "http://dx.doi.org/10.1186/s40878-020-00210-4",
        "  10.1186/s40878-020-00210-4 ",
    ],
)
def test_a_doi_is_one_however_it_is_written(written):
    assert doi(written) == "10.1186/s40878-020-00210-4"


@pytest.mark.parametrize(
    "wrong", ["", "10.1186", "10.1/x", "11.1186/x", "10.1186/a b", "https://example.org/10.1186/x"]
)
def test_what_is_no_doi_is_refused(wrong):
    with pytest.raises(Refusal, match="is not a DOI"):
        doi(wrong)


@pytest.mark.parametrize("written", ["2027/9", "hdl:2027/9", "https://hdl.handle.net/2027/9", "HDL: 2027/9"])
def test_a_handle_is_one_however_it_is_written(written):
    assert handle(written) == "2027/9"


@pytest.mark.parametrize("wrong", ["", "2027", "/9", "abc/9", "2027/a b"])
def test_what_is_no_handle_is_refused(wrong):
    with pytest.raises(Refusal, match="is not a Handle"):
        handle(wrong)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("978-92-808-5002-4", "9789280850024"),
        ("ISBN 978 92 808 4571 6", "9789280845716"),
        ("ISBN: 9781138689473", "9781138689473"),
        ("0-306-40615-2", "9780306406157"),
        ("080442957x", "9780804429573"),
        ("979–10–90636–07–1", "9791090636071"),
    ],
)
def test_an_isbn_is_thirteen_digits_however_it_is_written(written, kept):
    assert isbn(written) == kept


@pytest.mark.parametrize("wrong", ["", "9789280850025", "0306406153", "977-92-808-5002-4", "12345", "978X280850024"])
def test_an_isbn_whose_form_or_last_digit_is_wrong_is_refused(wrong):
    with pytest.raises(Refusal, match="is not an ISBN"):
        isbn(wrong)


@pytest.mark.parametrize("digit", "0123456789")
def test_only_one_last_digit_checks_an_isbn(digit):
    whole = f"978928085002{digit}"
    if digit == "4":
        assert isbn(whole) == whole
    else:
        with pytest.raises(Refusal):
            isbn(whole)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("18135706", "1813-5706"), ("ISSN 1028-3625", "1028-3625"), ("issn: 2434-561x", "2434-561X")],
)
def test_an_issn_has_two_groups_of_four(written, kept):
    assert issn(written) == kept


@pytest.mark.parametrize("wrong", ["", "1813-5707", "1813-570", "ABCD-5706", "1813-57066"])
def test_an_issn_whose_form_or_last_sign_is_wrong_is_refused(wrong):
    with pytest.raises(Refusal, match="is not an ISSN"):
        issn(wrong)
