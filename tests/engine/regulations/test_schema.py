"""The published schemas are valid, accept the files that are read, and refuse what is no file of theirs."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from crossings.engine.regulations.schema import record_schema, rules_schema
from tests.engine.regulations.written import HEAD

FILES = sorted((Path(__file__).parents[3] / "regulations").rglob("*.yaml"))


class Words(yaml.SafeLoader):
    """YAML as JSON knows it: days are texts, and so is the name `on`."""


Words.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first not in "oO"
}


@pytest.mark.parametrize("schema", [rules_schema(), record_schema()], ids=["rules", "record"])
def test_it_is_a_schema(schema):
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_accepts_the_published_rules(path):
    jsonschema.validate(yaml.load(path.read_text(), Words), rules_schema())


@pytest.mark.parametrize(
    "clause", ["{id: a}", "{id: a, take: A, limit: {of: law}}", "{id: a, take: A, colour: red}", "{take: A}"]
)
def test_it_refuses_what_is_no_clause(clause):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.load(f"{HEAD}  - {clause}", Words), rules_schema())


def test_it_accepts_a_record():
    record = {"format": "crossings-record/1", "credits": [{"module": "A", "status": "passed", "grade": 65}]}
    jsonschema.validate(record, record_schema())


def test_every_field_says_what_it_is():
    for name, part in rules_schema()["$defs"].items():
        whole = part.get("anyOf", [part])[0]
        assert whole["description"], name
        told = {key: each for key, each in whole["properties"].items() if key not in {"take", "choose"}}
        assert all(each.get("description") or each.get("$ref") or each.get("anyOf") for each in told.values()), name
