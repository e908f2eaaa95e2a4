"""All rows that a page shows, in a constant number of queries however many there are.

Public names: `for_its_page`, `for_the_list`, `for_the_institution`, `for_comparing`, `for_the_module`,
`named_in_public`, `newest`, `narrowed`, `taught_in`, `disciplines`.
Words and sources are fetched once for all rows of a page: see `languages.fetch` and `_name_sources`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words, rows_below
from crossings.network.models import Institution, Membership, Profile
from crossings.people.models import Person
from crossings.programmes.models import (
    Catalogue,
    CatalogueModule,
    EntryRequirement,
    Fee,
    FeeTable,
    LearningOutcome,
    Programme,
    RegulationEdition,
    SiteStop,
    TeachingLanguage,
)
from crossings.programmes.models.programme import ProgrammeQuerySet
from crossings.provenance.models import Source, Sourced
from crossings.topics.models import Concept

DISCIPLINES = "disciplines"  # the key of the scheme in which disciplines stand
STUDY = ("versions__durations", "site_paths", "starts", "programme__teaching_languages", "programme__lifecycle_changes")
WHOLE: tuple[Any, ...] = (
    *STUDY,
    "site_paths__stops__institution",
    "versions__credit_shares",
    "versions__placement_sectors",
    "specialisations",
    "fee_tables__due_dates",
    "fee_tables__fees",
    "fee_rules",
    "cost_items",
    "entry_requirements__grade_expectations",
    "aims",
    Prefetch("learning_outcomes", LearningOutcome.objects.select_related("about")),
    "disputes__sides",
    Prefetch("catalogue_modules", CatalogueModule.objects.select_related("module__owner")),
    Prefetch("programme__consortium__memberships", Membership.objects.evidenced().full().with_bodies()),
    "catalogue_modules__teaching",
    "catalogue_modules__module__disciplines",
    "catalogue_modules__module__competencies",
    "catalogue_modules__module__outcomes",
    "programme__accreditations",
    "programme__claims",
    "programme__resources",
    "programme__values_statements",
    "programme__competency_frameworks__competencies",
    Prefetch("programme__regulations", RegulationEdition.objects.newest().defer("text")),
)
SUBJECTS = EntryRequirement.objects.filter(kind=EntryRequirement.Kind.SUBJECT)
TUITION = FeeTable.objects.filter(kind=FeeTable.Kind.TUITION)


def for_its_page(catalogues: QuerySet[Catalogue], language: str) -> Catalogue:
    """The one catalogue among these with all that its page shows, words in the language."""
    beside = ("programme__school__part_of__part_of", "programme__consortium")
    catalogue = catalogues.select_related(*beside).prefetch_related(*WHOLE).get()
    _join([catalogue])
    _join_the_rest(catalogue)
    _complete([catalogue], language)
    return catalogue


def for_comparing(programmes: Iterable[Programme], language: str) -> None:
    """Complete the programmes of `for_the_list` with sources and words, so that nothing more is asked for them."""
    for programme in programmes:
        for catalogue in programme.catalogues.all():
            catalogue.programme = programme
        _join(programme.catalogues.all())
    fetch_words(rows_below(programmes), language)


def for_the_list(programmes: QuerySet[Programme], catalogues: QuerySet[Catalogue]) -> QuerySet[Programme]:
    """Programmes with these of their catalogues, the newest first, and what is compared: length, place and fees."""
    study = (path for path in STUDY if not path.startswith("programme__"))
    of_programme = (path.removeprefix("programme__") for path in STUDY if path.startswith("programme__"))
    tuition: Any = Prefetch("fee_tables", TUITION)
    subjects: Any = Prefetch("entry_requirements", SUBJECTS)
    compared = catalogues.order_by("-year", "id").prefetch_related(*study, tuition, "fee_tables__fees", subjects)
    return programmes.select_related("school").prefetch_related(*of_programme, Prefetch("catalogues", compared))


def for_the_institution(
    programmes: ProgrammeQuerySet, institution: Institution, networks: Iterable[int], language: str
) -> list[Programme]:
    """Those of the programmes in which the institution may have a part: by its schools, networks, sites or modules.

    Each with its published catalogues, the newest first, the sites of study in them, and its school's whole.
    """
    stays = SiteStop.objects.filter(institution=institution).values("path__catalogue__programme")
    schools = ("school", "school__part_of", "school__part_of__part_of")
    involved = Q(consortium__in=list(networks)) | Q(pk__in=stays)
    for school in schools:
        involved |= Q(**{school: institution})
    involved |= Q(
        pk__in=CatalogueModule.objects.real().filter(module__owner=institution).values("catalogue__programme")
    )
    real = Prefetch("catalogue_modules", CatalogueModule.objects.real().select_related("module"))
    published = Catalogue.objects.published().newest().prefetch_related("site_paths__stops", real)
    found = programmes.published().filter(involved).select_related(schools[-1])
    rows = list(found.prefetch_related("lifecycle_changes", Prefetch("catalogues", published)))
    fetch_words(rows, language)
    return rows


def named_in_public(placement: CatalogueModule, day: date) -> dict[int, Person]:
    """The teachers of a module who consent on the day to being shown, by key."""
    teachers = [row.person_id for row in placement.teaching.all() if row.person_id]
    rows = Profile.objects.public(day).filter(person__in=teachers).select_related("person")
    return {row.person_id: row.person for row in rows}


def newest(catalogues: QuerySet[Catalogue]) -> QuerySet[Catalogue]:
    """Of these catalogues the newest of each programme."""
    of_the_same = catalogues.filter(programme=OuterRef("programme")).order_by("-year", "id")
    return catalogues.filter(pk=Subquery(of_the_same.values("pk")[:1]))


def for_the_module(placements: QuerySet[CatalogueModule], language: str) -> CatalogueModule | None:
    """The newest of a module's places in the catalogues, with all that the module's page shows; nothing if there is none."""
    found = (
        placements.select_related("catalogue__programme__school", "module__owner")
        .prefetch_related(
            "assessments",
            "teaching__home_institution",
            "module__further_codes",
            "module__disciplines__concept__scheme",
            "module__competencies__competency",
        )
        .order_by("-catalogue__year", "id")
        .first()
    )
    if found is not None:
        found.module.programme = found.catalogue.programme
        _complete([found], language)
    return found


def narrowed(programmes: ProgrammeQuerySet, asked: dict[str, str], day: date) -> ProgrammeQuerySet:
    """Those of the programmes that are taught in the language, and on `day` stand in the state, that was asked for."""
    if "language" in asked:
        programmes = programmes.filter(teaching_languages__code=asked["language"])
    if "state" in asked:
        wanted = {"state": asked["state"]}
        programmes = programmes.with_state(day).filter(**wanted)
    return programmes


@until_changed
def taught_in(with_drafts: bool) -> tuple[str, ...]:
    """The codes of the languages in which programmes are taught: the published ones, or all."""
    programmes = Programme.objects.all() if with_drafts else Programme.objects.published()
    codes = TeachingLanguage.objects.filter(programme__in=programmes.order_by()).values_list("code", flat=True)
    return tuple(sorted(set(codes)))


def disciplines(language: str) -> list[Concept]:
    """The disciplines of the network's list, without the groups in which they stand."""
    leaves = Concept.objects.in_scheme(DISCIPLINES).in_use().filter(narrower__isnull=True)
    found = list(leaves.order_by("position", "sort_key", "id"))
    fetch_words(found, language)
    return found


def _complete(roots: Sequence[Catalogue] | Sequence[CatalogueModule], language: str) -> None:
    rows = rows_below(roots)
    _name_sources(row for row in rows if isinstance(row, Sourced))
    fetch_words(rows, language)


def _name_sources(rows: Iterable[Sourced]) -> None:
    """Give each row its source, each source being fetched once."""
    named = [row for row in rows if row.source_id is not None]
    sources = Source.objects.in_bulk({row.source_id for row in named if row.source_id is not None})
    for row in named:
        row.source = sources[row.source_id] if row.source_id is not None else None


def _join(catalogues: Iterable[Catalogue]) -> None:
    """Let the fees of each catalogue point at the versions, places and starts that were fetched with it."""
    for catalogue in catalogues:
        versions = {version.pk: version for version in catalogue.versions.all()}
        paths = {path.pk: path for path in catalogue.site_paths.all()}
        for fee in _fees_of(catalogue):
            fee.version = versions[fee.version_id] if fee.version_id else None
            fee.site_path = paths[fee.site_path_id] if fee.site_path_id else None


def _join_the_rest(catalogue: Catalogue) -> None:
    """The same for what only the page of a programme shows: modules, requirements and days on which fees are due."""
    versions = {version.pk: version for version in catalogue.versions.all()}
    starts = {start.pk: start for start in catalogue.starts.all()}
    for placement in catalogue.catalogue_modules.all():
        placement.module.programme = catalogue.programme
    for requirement in catalogue.entry_requirements.all():
        requirement.version = versions[requirement.version_id] if requirement.version_id else None
    for table in catalogue.fee_tables.all():
        for due in table.due_dates.all():
            due.start = starts[due.start_id] if due.start_id else None


def _fees_of(catalogue: Catalogue) -> Iterable[Fee]:
    starts = {start.pk: start for start in catalogue.starts.all()}
    for table in catalogue.fee_tables.all():
        table.start = starts[table.start_id] if table.start_id else None
        for fee in table.fees.all():
            fee.table = table
            yield fee
