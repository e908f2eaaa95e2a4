"""All rows that a page shows, in a constant number of queries however many there are.

Public names: `for_its_page`, `for_the_list`, `for_the_module`, `for_comparing`, `narrowed`, `taught_in`, `disciplines`.
"""

from typing import Any

from django.db.models import Prefetch, QuerySet

from crossings.programmes.models import (
    Accreditation,
    Aim,
    Catalogue,
    CatalogueModule,
    Claim,
    Competency,
    CompetencyFramework,
    CostItem,
    Dispute,
    EntryRequirement,
    FeeRule,
    FeeTable,
    LearningOutcome,
    LifecycleChange,
    Programme,
    Resource,
    SitePath,
    Specialisation,
    Start,
    StudyDuration,
    TeachingLanguage,
    ValuesStatement,
    Version,
)
from crossings.topics.models import Concept

DISCIPLINES = "disciplines"  # the key of the scheme in which disciplines stand


def for_its_page(catalogues: QuerySet[Catalogue]) -> QuerySet[Catalogue]:
    """Catalogues with all that the page of one shows."""
    parts: list[Any] = [
        Prefetch("specialisations", Specialisation.objects.select_related("source").prefetch_related("translations")),
        Prefetch("fee_tables", FeeTable.objects.with_fees()),
        Prefetch("fee_rules", FeeRule.objects.with_words()),
        Prefetch("cost_items", CostItem.objects.with_words()),
        Prefetch("entry_requirements", EntryRequirement.objects.with_words()),
        Prefetch("aims", Aim.objects.with_words()),
        Prefetch("learning_outcomes", LearningOutcome.objects.with_words()),
        Prefetch("disputes", Dispute.objects.with_sides()),
        Prefetch("catalogue_modules", CatalogueModule.objects.with_module().with_teaching()),
        "catalogue_modules__module__source",
        "catalogue_modules__module__disciplines",
        "catalogue_modules__module__competencies",
        "catalogue_modules__module__outcomes",
        Prefetch("programme__accreditations", Accreditation.objects.with_words()),
        Prefetch("programme__claims", Claim.objects.with_words()),
        Prefetch("programme__resources", Resource.objects.with_words()),
        Prefetch("programme__values_statements", ValuesStatement.objects.with_words()),
        Prefetch("programme__competency_frameworks", _frameworks()),
    ]
    return _with_study(catalogues).prefetch_related(*parts)


def for_comparing(catalogues: QuerySet[Catalogue]) -> QuerySet[Catalogue]:
    """Catalogues with what is compared: place, language, credits, length and fees."""
    tuition = FeeTable.objects.of_kind(FeeTable.Kind.TUITION).with_fees()
    return _with_study(catalogues).prefetch_related(Prefetch("fee_tables", tuition))


def for_the_list(programmes: QuerySet[Programme], catalogues: QuerySet[Catalogue]) -> QuerySet[Programme]:
    """Programmes with those of their catalogues that the reader may see, the newest first."""
    newest = for_comparing(catalogues).order_by("-year", "id")
    return programmes.select_related("school").prefetch_related(
        "translations",
        "school__translations",
        "teaching_languages",
        "lifecycle_changes",
        Prefetch("catalogues", newest),
    )


def for_the_module(placements: QuerySet[CatalogueModule]) -> QuerySet[CatalogueModule]:
    """A module's places in the catalogues, the newest year first, with all that its page shows."""
    return (
        placements.with_module()  # type: ignore[attr-defined]  # a CatalogueModuleQuerySet
        .with_teaching()
        .select_related("catalogue__programme", "module__source")
        .prefetch_related(
            "catalogue__programme__translations",
            "module__programme__translations",
            "module__programme__school__translations",
            "module__further_codes",
            "module__disciplines__concept__scheme",
            "module__disciplines__concept__translations",
            "module__competencies__competency__translations",
        )
        .order_by("-catalogue__year", "id")
    )


def narrowed(programmes: QuerySet[Programme], asked: dict[str, str]) -> QuerySet[Programme]:
    """Those of the programmes, with their state, that are taught in the language and stand in the state asked for."""
    columns = {"language": "teaching_languages__code", "state": "state"}
    wanted = {columns[name]: value for name, value in asked.items()}
    return programmes.filter(**wanted)


def taught_in(programmes: QuerySet[Programme]) -> list[str]:
    """The codes of the languages in which these programmes are taught."""
    codes = TeachingLanguage.objects.filter(programme__in=programmes.order_by()).values_list("code", flat=True)
    return sorted(set(codes))


def disciplines() -> list[Concept]:
    """The disciplines of the network's list, without the groups in which they stand."""
    leaves = Concept.objects.in_scheme(DISCIPLINES).in_use().filter(narrower__isnull=True)
    return list(leaves.with_words().order_by("position", "sort_key", "id"))


def _with_study(catalogues: QuerySet[Catalogue]) -> QuerySet[Catalogue]:
    lengths = StudyDuration.objects.select_related("source")
    versions = Version.objects.select_related("source").prefetch_related(
        "translations", Prefetch("durations", lengths), "credit_shares__source"
    )
    paths = SitePath.objects.select_related("source").prefetch_related("translations")
    return catalogues.select_related(
        "source", "programme__school", "programme__consortium", "programme__source"
    ).prefetch_related(
        "translations",
        "programme__translations",
        "programme__school__translations",
        "programme__consortium__translations",
        Prefetch("programme__teaching_languages", TeachingLanguage.objects.select_related("source")),
        Prefetch("programme__lifecycle_changes", LifecycleChange.objects.select_related("source")),
        Prefetch("starts", Start.objects.select_related("source")),
        Prefetch("versions", versions),
        Prefetch("site_paths", paths),
    )


def _frameworks() -> QuerySet[CompetencyFramework]:
    competencies = Competency.objects.select_related("source").prefetch_related("translations")
    return CompetencyFramework.objects.prefetch_related("translations", Prefetch("competencies", competencies))
