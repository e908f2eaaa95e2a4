"""What the columns of a file of works may hold, and how DuckDB reads each of them.

Public names: `KNOWN` (their names), `PLAIN` (the types that they may have in Parquet), `texts` (the columns as the next two read
them), `values` (how each is read), `wrong` (what is wrong with a row, as bits), `mistakes_of` (those bits in words). Files are
not known here.

Several values stand in one field, parted by `;`. Institutes stand in the order of people, so that an empty one keeps its
place. A year is four digits, or a day that begins with them. What says that there is no year is taken for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossings.engine.language_codes import CODES
from crossings.engine.links.csv_rows import LONGEST_FIELD
from crossings.engine.links.loading import FIELDS, LISTS

KNOWN = FIELDS
MOST_VALUES = 5_000  # of one field, such as the authors of a work
NO_YEAR = "('', 'na', 'n/a', 'nan', 'nat', 'null', 'none', 'n.d.')"
IS_YEAR = r"[12]\d{3}(\.0+)?|[12]\d{3}-\d\d(-\d\d([ T].*)?)?"
BREAKS = ("\t", "\n", "\r")
GAPS = ("; ", " ;", ";;")
IS_LANGUAGE = "([a-z]{2,3}([-_].*)?)?"
THREE_LETTERS = ", ".join(f"'{three}': '{two}'" for two, three in zip(CODES[::2], CODES[1::2], strict=True))
PLAIN = re.compile(
    r"(VARCHAR|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DATE|TIMESTAMP.*|UUID|FLOAT|DOUBLE|DECIMAL.*|\"?NULL\"?)(\[\])?"
)
SAYS = {  # by the bits of `wrong`, from the lowest: the field, what is wrong, and how to mend it
    1: ("id", "The work has no id.", "Give it one, or leave the column out of the whole file."),
    2: ("year", "“{year}” is no year.", "Write four digits, or nothing."),
    4: ("language", "“{language}” is no code of a language.", "Write two letters, such as en, or nothing."),
    8: (
        "",
        f"A field is longer than {LONGEST_FIELD:,} characters.",
        "Look for a quote that is not closed, or shorten it.",
    ),
    16: ("", f"A field holds more than {MOST_VALUES:,} values.", "Leave some out."),
    32: ("", "The row says nothing.", "Leave it out."),
}


def values(types: Mapping[str, str]) -> dict[str, str]:
    """How each field of a work is read from the `texts` of columns of these types, in SQL.

    >>> values({"title": "VARCHAR"})["url"], values({"title": "VARCHAR"})["authors"]
    ("''", '[]')
    """
    made = {name: _list(name, types) if name in LISTS else _one(name, types) for name in KNOWN}
    if "id" not in types:
        made["id"] = _made_id(types)
    year = _one("year", types)
    made["year"] = f"CASE WHEN regexp_full_match({year}, '{IS_YEAR}') THEN left({year}, 4)::SMALLINT END"
    code = f"lower(regexp_extract({_one('language', types)}, '[A-Za-z]*'))"
    made["language"] = f"coalesce(MAP {{{THREE_LETTERS}}}[{code}], {code})" if "language" in types else "''"
    return made


def wrong(types: Mapping[str, str]) -> str:
    """What is wrong with a row of `texts`, in SQL: the sum of the bits of `SAYS`."""
    lengths = [f"length({_text(name)})" for name in types if name in KNOWN]
    too_many = [_too_many(name, types) for name in LISTS if name in types]
    year = _one("year", types)
    tests = {
        1: f"{_one('id', types)} = ''" if "id" in types else "false",
        2: f"NOT regexp_full_match({year}, '{IS_YEAR}') AND lower({year}) NOT IN {NO_YEAR}",
        4: f"NOT regexp_full_match(lower({_one('language', types)}), '{IS_LANGUAGE}')",
        8: f"greatest({', '.join(lengths)}) > {LONGEST_FIELD}",
        16: " OR ".join(["false", *too_many]),
        32: "false" if "id" in types else " AND ".join(map(_is_nothing, types)),
    }
    return " + ".join(f"CASE WHEN {test} THEN {bit} ELSE 0 END" for bit, test in tests.items())


def mistakes_of(bits: int, year: str, language: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a row: the field, what is wrong, and how to mend it.

    >>> list(mistakes_of(2, "20", "en"))
    [('year', '“20” is no year.', 'Write four digits, or nothing.')]
    """
    for bit, (field, what, mend) in SAYS.items():
        if bits & bit:
            yield field, what.format(year=year, language=language), mend


def _is_nothing(name: str) -> str:
    column = '"' + name.replace('"', '""') + '"'
    return f"coalesce({column}::VARCHAR, '') = ''"


def texts(types: Mapping[str, str], relation: str) -> str:
    """A relation of such columns, in SQL, as `values` and `wrong` read it: with each known field also as text, made once.

    >>> "AS " in texts({"title": "VARCHAR"}, "held"), texts({"volume 3": "VARCHAR"}, "held")
    (True, '(SELECT * FROM held)')
    """
    made = [f"{_trimmed(name)} AS {_text(name)}" for name in types if name in KNOWN]
    return f"(SELECT {', '.join(['*', *made])} FROM {relation})"


def _trimmed(name: str) -> str:
    """A field without space around it. To trim is dear, so plain text is looked at first: no other space is of one byte."""
    said = f'"{name}"::VARCHAR'
    has_space = f"starts_with({said}, ' ') OR ends_with({said}, ' ') OR strlen({said}) > length({said})"
    return f"coalesce(CASE WHEN {has_space} THEN trim({said}) ELSE {said} END, '')"


def _text(name: str) -> str:
    return f'"{name} as text"'


def _one(name: str, types: Mapping[str, str]) -> str:
    """A field of one value, without space around it and, but for abstracts, without line breaks."""
    if name not in types:
        return "''"
    text = _text(name)
    if name in ("abstract", "year", *LISTS):
        return text
    return f"CASE WHEN {_holds(text, *BREAKS, '  ')} THEN {_in_a_line(text)} ELSE {text} END"


def _holds(text: str, *parts: str) -> str:
    return " OR ".join(f"contains({text}, '{part}')" for part in parts)


def _in_a_line(text: str) -> str:
    return f"trim(regexp_replace({text}, '\\s+', ' ', 'g'))"


def _list(name: str, types: Mapping[str, str]) -> str:
    """A field of several values; only where there are spaces or gaps between them are they looked at one by one."""
    if name not in types:
        return "[]"
    text, in_a_line, is_list = _text(name), _in_a_line("coalesce(each, '')"), types[name].endswith("[]")
    parts = f'"{name}"::VARCHAR[]' if is_list else f"string_split({text}, ';')"
    each = f"list_transform({parts}, lambda each: {in_a_line})"
    kept = each if name == "institutes" else f"list_filter({each}, lambda each: each <> '')"
    ends = f"starts_with({text}, ';') OR ends_with({text}, ';')"
    is_untidy = "true" if is_list else f"{_holds(text, *GAPS, *BREAKS)} OR {ends}"
    return f"CASE WHEN {text} IN ('', '[]') THEN [] WHEN {is_untidy} THEN {kept} ELSE string_split({text}, ';') END"


def _too_many(name: str, types: Mapping[str, str]) -> str:
    if types[name].endswith("[]"):
        return f'coalesce(len("{name}"), 0) > {MOST_VALUES}'
    text = _text(name)  # a short one cannot hold so many
    return f"length({text}) >= {MOST_VALUES} AND length({text}) - length(replace({text}, ';', '')) >= {MOST_VALUES}"


def _made_id(types: Mapping[str, str]) -> str:
    """An id for a work that has none: the digest of all that its row says, numbered where two rows say the same."""
    said = ", ".join(_one(name, types) for name in KNOWN if name in types)
    digest = f"left(sha256(concat_ws(chr(31), {said})), 16)"
    again = f"row_number() OVER (PARTITION BY {digest})"
    return f"{digest} || CASE WHEN {again} > 1 THEN '-' || {again} ELSE '' END"
