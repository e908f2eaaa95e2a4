"""Which rules of study govern whom, and what they say.

Public names: `edition_for` (the edition for an intake), `rules_of` (an edition as the engine reads it), `modules_of` (the
modules that rules name, as the programme keeps them). A student is judged by the rules of her own intake, for ever.
"""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.text import slugify

from crossings.engine.regulations.language import Regulations
from crossings.engine.regulations.load import Loaded, load
from crossings.engine.values import AcademicYear
from crossings.programmes.models import Module, Programme, RegulationEdition


def edition_for(programme: Programme, year: AcademicYear, key: str = "") -> RegulationEdition | None:
    """The rules that govern who begins in this academic year; with a key, that very edition. Nothing where there is none.

    Rules hold until newer ones are published: of the years up to this one the latest counts, and in it the edition without
    a name of its own, which is the one for everybody who has not agreed on another.
    """
    editions = RegulationEdition.objects.of(programme).with_errata()
    return editions.filter(key=key).first() if key else editions.up_to(year).newest().first()


def rules_of(edition: RegulationEdition) -> Loaded:
    """The rules of an edition as they stand, errata included, read once for each text. Reads `errata`."""
    return _loaded(edition.effective_text)


@lru_cache(maxsize=64)
def _loaded(text: str) -> Loaded:
    return load(text)


def modules_of(rules: Regulations, programme: Programme) -> Mapping[str, Module]:
    """The programme's own rows for the modules that rules name, by the code in the rules.

    They are found by code, else by a key made of the code or of the English title. An example of the rules stands for no
    module of the programme, whatever it is called.
    """
    rows = list(Module.objects.filter(programme=programme))
    known = {row.slug: row for row in rows} | {row.code: row for row in rows if row.code}
    named = {
        code: (code, slugify(code), slugify(module.title.get("en", "")))
        for code, module in rules.modules.items()
        if not module.example
    }
    found = {code: next((known[name] for name in names if name in known), None) for code, names in named.items()}
    return {code: row for code, row in found.items() if row is not None}
