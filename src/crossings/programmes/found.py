"""What search may find of programmes and modules: those of which a year's catalogue is published.

A programme is about what its modules are about, without the examples. It is found under its school, the bodies above it,
and the full members of its consortium whose membership no source ends; a module under its owner, or else its school.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import override

from crossings.engine.search.document import Code, Document, Text
from crossings.network.models import Institution, Membership, Network
from crossings.programmes.models import Catalogue, CatalogueModule, Module, ModuleDiscipline, Programme
from crossings.search.texts import names, texts
from crossings.topics.records import codes_with_ancestors, facets

AT_A_TIME = 500
ABOVE = 5  # bodies above a school, one above the other
Codes = dict[int, frozenset[Code]]


def programmes(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of these programmes, or of all; a constant number of queries for each five hundred."""
    rows = Programme.objects.published().order_by("pk")
    rows = rows if keys is None else rows.filter(pk__in=keys)
    codes = _codes(Module.objects.filter(programme__in=rows.values("pk")))
    fetched = rows.select_related("school" + "__part_of" * ABOVE, "consortium").prefetch_related(
        "translations",
        "teaching_languages",
        "school__translations",
        "consortium__translations",
        Prefetch("consortium__memberships", _members()),
        Prefetch("modules", Module.objects.published().real().prefetch_related("disciplines")),
        Prefetch("catalogues", Catalogue.objects.published()),
    )
    return (_programme(each, codes) for each in fetched.iterator(chunk_size=AT_A_TIME))


def modules(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of these modules, or of all; a constant number of queries for each five hundred."""
    rows = Module.objects.published().order_by("pk")
    rows = rows if keys is None else rows.filter(pk__in=keys)
    codes = _codes(rows)
    fetched = rows.select_related("programme__school", "owner").prefetch_related(
        "translations",
        "further_codes",
        "disciplines",
        "programme__teaching_languages",
        Prefetch("placements", CatalogueModule.objects.published().select_related("catalogue")),
    )
    return (_module(each, codes) for each in fetched.iterator(chunk_size=AT_A_TIME))


def of_network(network: Network, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[int]]]:
    """The programmes of a network, which are found by its name."""
    yield "programme", list(Programme.objects.filter(consortium=network.pk).values_list("pk", flat=True))


def of_membership(
    membership: Membership, changes: Mapping[str, tuple[Any, Any]]
) -> Iterable[tuple[str, Collection[int]]]:
    """The programmes of the network that an institution is in, which are found under it."""
    networks = membership.now_and_before("network_id", changes)
    yield "programme", list(Programme.objects.filter(consortium__in=networks).values_list("pk", flat=True))


def _members() -> Any:
    evidenced = Membership.objects.evidenced().full().filter(ends__isnull=True)
    return evidenced.select_related("institution").order_by("pk")


def _codes(rows: Any) -> Codes:
    tagged = ModuleDiscipline.objects.filter(module__in=rows.values("pk"))
    return codes_with_ancestors(tagged.values_list("concept_id", flat=True))


def _programme(programme: Programme, codes: Codes) -> Document:
    years = sorted(str(each.year.first) for each in programme.catalogues.all())
    about = [tag.concept_id for module in programme.modules.all() for tag in module.disciplines.all()]
    return Document(
        kind="programme",
        key=str(programme.pk),
        address=f"/programmes/{programme.slug}/",
        texts=tuple(_texts_of_programme(programme)),
        facets={
            "institution": sorted({each.slug for each in _awarding(programme)}),
            "year": years,
            "language": sorted(each.code for each in programme.teaching_languages.all()),
            **facets(codes[key] for key in about),
        },
        day=years[-1],
    )


def _awarding(programme: Programme) -> Iterator[Institution]:
    school: Institution | None = programme.school
    while school is not None:
        yield school
        school = school.part_of
    if programme.consortium is not None and programme.award_kind != Programme.AwardKind.SINGLE:
        yield from (each.institution for each in programme.consortium.memberships.all())


def _texts_of_programme(programme: Programme) -> Iterator[Text]:
    yield from texts(programme, "title", "name")
    parties: list[Institution | Network] = [programme.school]
    for party in [*parties, *([programme.consortium] if programme.consortium else [])]:
        yield from names(*(text.words for text in texts(party, "name", "name")), party.acronym)
    yield from names(programme.official_code)
    yield from texts(programme, "body", "summary", "award_title", "branch")


def _module(module: Module, codes: Codes) -> Document:
    placements = list(module.placements.all())
    years = sorted({str(each.catalogue.year.first) for each in placements})
    owner = module.owner or module.programme.school
    taught = {each.code for each in module.programme.teaching_languages.all()}
    return Document(
        kind="module",
        key=str(module.pk),
        address=f"/programmes/{module.programme.slug}/modules/{module.slug}/",
        texts=tuple(_texts_of_module(module)),
        facets={
            "institution": [owner.slug],
            "year": years,
            "language": sorted({each.taught_in for each in placements if each.taught_in} or taught),
            **facets(codes[tag.concept_id] for tag in module.disciplines.all()),
        },
        day=years[-1],
    )


def _texts_of_module(module: Module) -> Iterator[Text]:
    yield from texts(module, "title", "title")
    yield from names(module.code, *(each.code for each in module.further_codes.all()))
    if module.is_example:
        yield from _marks()
        return
    yield from texts(module, "body", "summary", "content_warning", "level")


def _marks() -> Iterator[Text]:
    """The words by which every page marks an example, which a hit shows instead of what was made up."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield Text("body", _("Example, not part of the real programme"), language)
