"""The examples of the language's reference: the file that they are read with, and their text."""

import re
from pathlib import Path

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "rules-language.md").read_text()
HEAD, *EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def record(case):
    """The record of a case, as the plain values of its file."""
    taken = [
        code
        if isinstance(code, dict)
        else {
            "module": code,
            "status": status,
            **({"term": case[status][code]} if isinstance(case[status], dict) else {}),
        }
        for status in ("passed", "registered", "planned")
        for code in case.get(status, [])
    ]
    graded = [{**each, "grade": case["grades"][each["module"]]} if "grades" in case else each for each in taken]
    return {
        "format": "crossings-record/1",
        "route": case.get("route", {}),
        "credits": graded,
        "facts": case.get("facts", []),
    }
