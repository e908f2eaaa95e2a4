"""Modules: in the list of a catalogue, and each on a page of its own.

Public names: `ModuleEntry`, `module_entries`, `module_facts`, `assessment_words`. A content warning is given before the
title can be opened; an example is marked wherever it is named. Reads what `CatalogueModule.objects.with_module()` fetches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from crossings.programmes.models import CatalogueModule, Module, ModuleAssessment
from crossings.programmes.pages.facts import Fact
from crossings.programmes.pages.phrases import phrase, spoken
from crossings.programmes.pages.references import Reference, References


@dataclass(frozen=True, slots=True)
class ModuleEntry:
    """A module in a list: what it is called, what is known of it in a few words, and what to know before opening it."""

    title: str
    code: str
    url: str
    kinds: tuple[str, ...]
    warning: str
    is_example: bool
    refs: tuple[Reference, ...]


def module_url(module: Module) -> str:
    """The module's own page. Reads `programme`."""
    return reverse("programmes:module", args=[module.programme.slug, module.slug])


def module_entries(placements: Iterable[CatalogueModule], references: References) -> list[ModuleEntry]:
    """The modules in the order of their catalogue."""
    return [_entry(placement, references) for placement in placements]


def _entry(placement: CatalogueModule, references: References) -> ModuleEntry:
    module = placement.module
    return ModuleEntry(
        title=spoken(module, "title"),
        code=module.code,
        url=module_url(module),
        kinds=tuple(_kinds(placement)),
        warning=spoken(module, "content_warning"),
        is_example=module.is_example,
        refs=references.to(module),
    )


def _kinds(placement: CatalogueModule) -> Iterator[str]:
    module = placement.module
    yield str(module.get_kind_display())
    if placement.is_compulsory:
        yield _("Compulsory")
    if module.ects or not module.is_example:
        yield _("%(ects)s ECTS") % {"ects": module.ects} if module.ects else _("Credits not stated")
    if placement.term or not module.is_example:
        yield str(placement.get_term_display()) if placement.term else _("Term not stated")
    if placement.running:
        yield str(placement.get_running_display())
    if module.owner is not None and is_of_another_school(module):
        yield phrase(_("Owned by %(school)s"), school=spoken(module.owner))


def module_facts(placement: CatalogueModule, references: References) -> list[Fact]:
    """What is known of a module in one year; what no source states is said to be so, except of an example."""
    module = placement.module
    facts = [
        Fact(_("Academic year"), (str(placement.catalogue.year),), refs=references.to(placement)),
        Fact(_("Code"), _known(module.code), note=_further_codes(module), refs=references.to(module)),
        Fact(_("Kind"), (str(module.get_kind_display()),), note=_("Compulsory") if placement.is_compulsory else ""),
        Fact(_("Credits"), _known(module.ects and _("%(ects)s ECTS") % {"ects": module.ects})),
        Fact(_("Term"), _known(placement.term and placement.get_term_display())),
        Fact(_("Runs"), _known(placement.running and placement.get_running_display())),
        Fact(
            _("Owner"), _known(module.owner and spoken(module.owner)), note=_of_another(module), url=_owner_url(module)
        ),
        Fact(_("Hours"), tuple(_hours(module))),
        Fact(_("Assessment"), tuple(assessment_words(row) for row in placement.assessments.all())),
        Fact(_("Level"), _known(spoken(module, "level"))),
    ]
    return [fact for fact in facts if fact.values or not module.is_example]


def _known(value: object) -> tuple[str, ...]:
    return (value if isinstance(value, str) else str(value),) if value else ()


def _further_codes(module: Module) -> str:
    codes = [f"{row.code} ({row.note})" if row.note else row.code for row in module.further_codes.all()]
    return _("Also known as %(codes)s.") % {"codes": ", ".join(codes)} if codes else ""


def is_of_another_school(module: Module) -> bool:
    """Whether another school than the programme's own answers for the module. Reads `programme` and `owner`."""
    return module.owner_id is not None and module.owner_id != module.programme.school_id


def _of_another(module: Module) -> str:
    return _("Another school than the one that answers for the programme.") if is_of_another_school(module) else ""


def _owner_url(module: Module) -> str:
    return reverse("network:institution", args=[module.owner.slug]) if module.owner else ""


def _hours(module: Module) -> Iterator[str]:
    if module.contact_hours is not None:
        yield _("%(hours)s hours of teaching") % {"hours": number_format(module.contact_hours)}
    if module.private_hours is not None:
        yield _("%(hours)s hours of private study") % {"hours": number_format(module.private_hours)}


def assessment_words(row: ModuleAssessment) -> str:
    """One part of the assessment: what it is, how long, and its weight, as far as they are stated."""
    kind = str(row.get_kind_display())
    if row.most_words is not None:
        kind = _("%(kind)s of up to %(words)s words") % {"kind": kind, "words": number_format(row.most_words)}
    return _("%(kind)s, %(weight)s %%") % {"kind": kind, "weight": row.weight} if row.weight else kind
