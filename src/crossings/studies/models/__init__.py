"""What is kept of students' studies: enrolments, results, recognised credit, decisions, plans and audits."""

from crossings.studies.models.audit import AuditResult
from crossings.studies.models.board import BoardSeat, GradeScale, overseen_by
from crossings.studies.models.credit import Recognition, Result
from crossings.studies.models.decision import BoardDecision
from crossings.studies.models.enrolment import Enrolment
from crossings.studies.models.plan import PlannedModule, StudyPlan

__all__ = [
    "AuditResult",
    "BoardDecision",
    "BoardSeat",
    "Enrolment",
    "GradeScale",
    "PlannedModule",
    "Recognition",
    "Result",
    "StudyPlan",
    "overseen_by",
]
