"""The two taught programmes of the demonstration network, as far as their sources tell, and eight example modules."""

from collections.abc import Iterable
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.utils.text import slugify

from crossings.demo.ensure import DEMO, put
from crossings.demo.reading import read
from crossings.demo.rows import values_of
from crossings.demo.sources import source
from crossings.engine.values import AcademicYear, PartialDate
from crossings.journal import actions as journal
from crossings.network.models import Institution, Network
from crossings.people.models import Person
from crossings.programmes import actions
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
    Module,
    Offering,
    PlacementSector,
    Programme,
    RegulationDraft,
    RegulationEdition,
    Resource,
    SitePath,
    Specialisation,
    ValuesStatement,
    Version,
)
from crossings.programmes.rule_files import take_in
from crossings.topics.models import Concept

DATA = Path(__file__).parent / "data" / "programmes"
OF_PROGRAMME: dict[str, type[models.Model]] = {
    "accreditations": Accreditation,
    "claims": Claim,
    "resources": Resource,
    "values_statements": ValuesStatement,
}
OF_CATALOGUE: dict[str, type[models.Model]] = {
    "versions": Version,
    "site_paths": SitePath,
    "specialisations": Specialisation,
    "entry_requirements": EntryRequirement,
    "cost_items": CostItem,
    "fee_rules": FeeRule,
}
WHY = "Demonstration network"
Row = dict[str, Any]
Record = TypeVar("Record", bound=models.Model)


def load(at: datetime) -> None:
    """Add each programme that is not there yet, whole; one that is there stays as the office has made it. Then its rules."""
    for folder in sorted(path for path in DATA.iterdir() if path.is_dir()):
        if not Programme.objects.filter(slug=read(folder / "programme.yaml")["programme"]["slug"]).exists():
            with transaction.atomic():
                _Loading(folder, at).run()
    known = set(RegulationEdition.objects.values_list("pk", flat=True))
    take_in(settings.RULES, by=DEMO, at=at, say=lambda _: None)
    for edition in RegulationEdition.objects.with_errata().exclude(pk__in=known):
        _draft_next_year(edition, at)


def _draft_next_year(edition: RegulationEdition, at: datetime) -> None:
    """A draft to try the office's screens with: rules that were published just now, said of the following year."""
    key = str(edition.year.next)
    if edition.key == str(edition.year) and not RegulationDraft.objects.of(edition.programme).exists():
        text = edition.effective_text.replace(f"edition: {edition.key}", f"edition: {key}")
        actions.draft_rules(programme=edition.programme, key=key, text=text, by=DEMO, at=at, why=WHY)


class _Loading:
    """One programme on its way from its folder into the network."""

    def __init__(self, folder: Path, at: datetime) -> None:
        self.folder = folder
        self.at = at
        self.known: dict[str, Any] = {
            "source": source,
            "school": _institution,
            "owner": _institution,
            "institution": _institution,
            "home_institution": _institution,
            "person": lambda slug: Person.objects.get(slug=slug),
            "consortium": lambda slug: Network.objects.get(slug=slug),
            "about": _concept,
            "year": AcademicYear.parse,
        }

    def run(self) -> None:
        told = read(self.folder / "programme.yaml")
        self.programme = self.add(Programme, told["programme"])
        for section, model in OF_PROGRAMME.items():
            self.add_all(model, told.get(section, []), programme=self.programme)
        self.add_competencies()
        for path in sorted(self.folder.glob("catalogue_*.yaml")):
            self.catalogue = self.add_catalogue(read(path))
        self.add_teaching()
        for catalogue in self.programme.catalogues.all():
            actions.publish_catalogue(catalogue=catalogue, by=DEMO, at=self.at, why=WHY)
        if "suspended" in told:
            self.suspend(told["suspended"])

    def add(self, model: type[Record], row: Row, **parent: models.Model) -> Record:
        record = model(**parent, **values_of(model, row, self.known))
        return put(record, at=self.at)

    def add_all(self, model: type[Record], rows: Iterable[Row], **parent: models.Model) -> list[Record]:
        """Each row as a record that hangs on its parent, in the order in which it is written."""
        has_position = any(field.name == "position" for field in model._meta.fields)
        return [
            self.add(model, {**row, **({"position": position} if has_position else {})}, **parent)
            for position, row in enumerate(rows, start=1)
        ]

    def suspend(self, told: Row) -> None:
        """Suspend the programme from the day in its source, and say why in every language."""
        step = values_of(LifecycleChange, told, self.known)
        translations = step.pop("translations")
        step["on"] = PartialDate.parse(step["on"])
        change = actions.suspend(programme=self.programme, by=DEMO, at=self.at, why=WHY, **step)
        change.translations.set(translations)
        journal.correct(record=self.programme, by=DEMO, at=self.at, why=WHY, save=change.save)

    def add_competencies(self) -> None:
        path = self.folder / "competencies.yaml"
        if path.exists():
            told = read(path)
            framework = self.add(CompetencyFramework, told["framework"], programme=self.programme)
            self.add_all(
                Competency, _sourced_alike(told, "competencies", told["framework"]["source"]), framework=framework
            )

    def add_catalogue(self, told: Row) -> Catalogue:
        catalogue = self.add(Catalogue, told["catalogue"], programme=self.programme)
        for section, model in OF_CATALOGUE.items():
            self.add_all(model, told.get(section, []), catalogue=catalogue)
        self.known["start"] = lambda month: catalogue.starts.get(month=month)
        self.known["version"] = lambda key: catalogue.versions.get(key=key) if key else None
        sectors = told.get("placement_sectors", {})
        self.add_all(PlacementSector, _sourced_alike(sectors, "sectors", sectors["source"]) if sectors else [])
        for table in told.get("fee_tables", []):
            self.add_fee_table(table, catalogue)
        self.add_offerings(catalogue)
        return catalogue

    def add_fee_table(self, told: Row, catalogue: Catalogue) -> None:
        """A table whose amounts are written by version, fee status and mode; `tbc` is an amount to be confirmed."""
        self.known["site_path"] = lambda key: catalogue.site_paths.get(key=key)
        shared = {"source": told["source"], **({"site_path": told["site_path"]} if "site_path" in told else {})}
        fees = [
            {"version": version, "status": status, "mode": mode, **_amount(amount, told), **shared}
            for version, by_status in told["amounts"].items()
            for status, by_mode in by_status.items()
            for mode, amount in by_mode.items()
        ]
        row = {
            name: given for name, given in told.items() if name not in ("amounts", "to_be_confirmed_by", "site_path")
        }
        self.add(FeeTable, {**row, "fees": fees, "position": catalogue.fee_tables.count() + 1}, catalogue=catalogue)

    def add_offerings(self, catalogue: Catalogue) -> None:
        """Every way to study that the catalogue leaves open; a second subject is chosen only after the start."""
        modes = [(version, length) for version in catalogue.versions.all() for length in version.durations.all()]
        for (version, length), start, path in product(modes, catalogue.starts.all(), catalogue.site_paths.all()):
            parts = {"version": version, "start": start, "site_path": path}
            row = {"mode": length.mode, "source": catalogue.source.key if catalogue.source else None}
            self.add(Offering, row, catalogue=catalogue, **parts)

    def add_teaching(self) -> None:
        """Aims, outcomes, disagreements and modules, which the sources give for the newest year only."""
        aims = read(self.folder / "aims.yaml")
        self.add_all(Aim, _sourced_alike(aims, "aims", aims["source"]), catalogue=self.catalogue)
        self.add_all(Dispute, read(self.folder / "disputes.yaml")["disputes"], catalogue=self.catalogue)
        if (self.folder / "outcomes.yaml").exists():
            outcomes = read(self.folder / "outcomes.yaml")
            for group in outcomes["groups"]:
                rows = _sourced_alike(outcomes["groups"], group, outcomes["source"], group=group)
                self.add_all(LearningOutcome, rows, catalogue=self.catalogue)
        for position, row in enumerate(read(self.folder / "modules.yaml")["modules"], start=1):
            self.add_module(row, position)

    def add_module(self, row: Row, position: int) -> None:
        placed = {"position": position, "source": row["source"], **row.get("placement", {})}
        origin = row["source"] if row.get("is_example") else "derived"
        about = [{"concept": path, "source": origin} for path in row.get("concepts", [])]
        trains = [{"competency": key, "source": origin} for key in row.get("competencies", [])]
        self.known |= {"concept": _concept, "competency": self.competency}
        columns = {name: given for name, given in row.items() if name not in ("placement", "concepts", "competencies")}
        module = {"slug": slugify(row.get("code", "")), **columns, "disciplines": about, "competencies": trains}
        added = self.add(Module, module, programme=self.programme)
        self.add(CatalogueModule, placed, catalogue=self.catalogue, module=added)

    def competency(self, key: str) -> Competency:
        return Competency.objects.get(framework__programme=self.programme, key=key)


def _sourced_alike(told: Row, section: str, key: str, **more: str) -> list[Row]:
    return [{"source": key, **more, **row} for row in told[section]]


def _amount(amount: object, table: Row) -> Row:
    return {"to_be_confirmed_by": table["to_be_confirmed_by"]} if amount == "tbc" else {"amount": str(amount)}


def _institution(slug: str) -> Institution:
    return Institution.objects.get(slug=slug)


def _concept(path: str) -> Concept:
    scheme, slug = path.split("/")
    return Concept.objects.get(scheme__slug=scheme, slug=slug)
