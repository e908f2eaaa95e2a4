"""The logic program says of each example of the language's reference what the reference says, without the engine."""

import pytest
import yaml

from tests.proof import asking
from tests.proof.agreement import VERDICTS
from tests.proof.facts import Facts, exits_on, of_exit
from tests.spec.examples import EXAMPLES, HEAD, record

CASES = [
    pytest.param({**yaml.safe_load(HEAD), **told}, case, id=f"{told['clauses'][0]['id']}: {case}")
    for told in map(yaml.safe_load, EXAMPLES)
    for case in told["cases"]
    if "reading" not in case  # other rules, which the engine writes
]


def judged(rules, case):
    best = asking.best("standings", Facts(rules, record(case)).text)
    ((number,),) = best.of("verdict")
    return VERDICTS[number], {name for name, standing in best.of("standing") if standing == "missing"}


@pytest.mark.parametrize(("rules", "case"), CASES)
def test_an_example_means_what_the_reference_says(rules, case):
    verdict, missing = judged(rules, case)
    assert verdict == case.get("verdict", verdict)
    assert missing == set(case.get("missing", missing))
    told = {leaving["id"]: judged(of_exit(rules, leaving), case)[0] for leaving in exits_on(rules, record(case))}
    assert told == case.get("exits", told)
