"""Who could work with whom, as data and as text.

Public names: `introductions_as_data` (JSON, described in docs/reference/links-evaluation.md), `introductions_as_text`.
"""

from __future__ import annotations

from typing import Any

from crossings.engine.links.people import Introduction, Side

FORMAT = "crossings-people/1"


def introductions_as_data(version: str, unit: str, found: tuple[Introduction, ...]) -> dict[str, Any]:
    """Pairs of people or institutes (`unit`) in a corpus of this version, ready for JSON."""
    return {
        "format": FORMAT,
        "corpus": {"version": version},
        "between": unit,
        "introductions": [
            {
                "rank": rank,
                "a": _side(each.a),
                "b": _side(each.b),
                "score": each.score,
                "topics": each.topics,
                "acquaintance": each.acquaintance,
                "shared": [{"concept": one.label, "id": one.id, "type": one.type} for one in each.shared],
            }
            for rank, each in enumerate(found, 1)
        ],
    }


def _side(side: Side) -> dict[str, Any]:
    works = [{"id": work.id, "title": work.title, "year": work.year, "url": work.url} for work in side.evidence]
    return {"id": side.id, "name": side.name, "works": side.works, "evidence": works}


def introductions_as_text(found: tuple[Introduction, ...]) -> str:
    """The pairs in sentences."""
    lines = [] if found else ["Nobody is found who works on the same apart."]
    for rank, each in enumerate(found, 1):
        shared = ", ".join(one.label for one in each.shared) or "nothing beyond chance"
        lines.append(f"{rank}. {each.a.name} and {each.b.name}: both work on {shared}. No work together.")
        lines += [
            f"   {side.name}: {work.title} ({work.year or 'no year'})"
            for side in (each.a, each.b)
            for work in side.evidence
        ]
    return "\n".join(lines)
