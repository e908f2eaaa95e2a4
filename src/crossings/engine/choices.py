"""Choices in whole numbers, what must hold between them, and the best way to make them: CP-SAT of OR-Tools.

Public names: `Choices` (a model), `best` (its best solution), `earliest` (its first solution, where choices have an order),
`Solution`, `TimeRanOut`. OR-Tools' own classes for models load Pandas and NumPy, which takes longer than most questions
here; this is the same model without them. One worker
and a fixed seed, so that the same model always has the same solution. It is imported where it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ortools.sat.python import cp_model_helper
from ortools.util.python.sorted_interval_list import Domain

native: Any = cp_model_helper  # its types leave out what is inherited here

LOWEST, HIGHEST = -(2**62), 2**62  # no bound
ONE_OR_ZERO = Domain(0, 1)


class TimeRanOut(Exception):
    """The solver could not tell in time."""


class Choices:
    """A model: choices, and what must hold between them."""

    def __init__(self) -> None:
        self.model_proto = native.CpModelProto()

    def new_int_var(self, least: int, most: int, name: str) -> Any:
        """A number between two bounds."""
        return native.IntVar(self.model_proto).with_name(name).with_domain(Domain(least, most))

    def add(self, held: Any) -> None:
        """What must hold: that a sum of choices is no more, no less or the same as another, or a plain truth.

        >>> model = Choices()
        >>> one, other = model.new_int_var(0, 9, "one"), model.new_int_var(0, 9, "other")
        >>> model.add(one + 2 == other)
        >>> model.add(one >= 3)
        >>> best(model, seconds=5).value(other) >= 5
        True
        >>> model.add(other <= 4)
        >>> best(model, seconds=5) is None
        True
        """
        if isinstance(held, bool):
            self.hold([], None if held else 1, None)
            return
        least, most = held.bounds.flattened_intervals()
        self.hold(
            zip(held.coeffs, held.vars, strict=True),
            None if least < LOWEST else least - held.offset,
            None if most > HIGHEST else most - held.offset,
        )

    def add_at_most_one(self, choices: Iterable[Any]) -> None:
        """No more than one of these."""
        self.model_proto.constraints.add().at_most_one.literals.extend([choice.index for choice in choices])

    def new_choice(self) -> Any:
        """A choice, one or zero: without a name, made quickly, for most questions have thousands."""
        return native.IntVar(self.model_proto).with_domain(ONE_OR_ZERO)

    def hold(
        self, parts: Iterable[tuple[int, Any]], least: int | None, most: int | None, when: Sequence[Any] = ()
    ) -> None:
        """A sum of choices, each so many times, lies between two bounds; only where all of `when` are chosen.

        >>> model = Choices()
        >>> one, other = model.new_choice(), model.new_choice()
        >>> model.hold([(2, one), (3, other)], 3, 4, when=[])
        >>> found = best(model, seconds=5)
        >>> found.value(one), found.value(other)
        (0, 1)
        """
        sums = list(parts)
        rule = self.model_proto.constraints.add()
        for choice in when:
            rule.enforcement_literal.append(choice.index)
        rule.linear.vars.extend([choice.index for _times, choice in sums])
        rule.linear.coeffs.extend([times for times, _choice in sums])
        rule.linear.domain.extend([LOWEST if least is None else least, HIGHEST if most is None else most])

    def hint(self, values: Mapping[Any, int]) -> None:
        """Where to look first: what some choices may be. It takes the place of what was said before."""
        self.model_proto.clear_solution_hint()
        told = self.model_proto.solution_hint
        for choice, value in values.items():
            told.vars.append(choice.index)
            told.values.append(value)

    def minimize(self, aim: Any) -> None:
        """What is to be least."""
        goal = self.model_proto.objective
        goal.vars.clear()
        goal.coeffs.clear()
        goal.offset, goal.scaling_factor = 0.0, 1.0
        if isinstance(aim, int):
            return
        flat = native.FlatIntExpr(aim)
        for choice in flat.vars:
            goal.vars.append(choice.index)
        goal.coeffs.extend(flat.coeffs)
        goal.offset = flat.offset


class Solution:
    """What every choice is in one way of making them all."""

    def __init__(self, response: Any) -> None:
        self._response = response
        self.is_best = response.status == native.CpSolverStatus.OPTIMAL

    def value(self, expression: Any) -> int:
        """What a choice, or a sum of choices, is.

        >>> model = Choices()
        >>> one, other = model.new_choice(), model.new_choice()
        >>> model.add(one + other >= 1)
        >>> model.minimize(2 * one + other)
        >>> found = best(model, seconds=5)
        >>> found.value(one), found.value(other)
        (0, 1)
        """
        return int(native.ResponseHelper.value(self._response, expression))

    def chosen(self, choices: Iterable[tuple[Any, Any]]) -> list[Any]:
        """Of pairs of something and its choice, the things that are chosen.

        >>> model = Choices()
        >>> one = model.new_choice()
        >>> model.hold([(1, one)], 1, 1)
        >>> best(model, seconds=5).chosen([("one", one)])
        ['one']
        """
        values = self._response.solution
        return [thing for thing, choice in choices if values[choice.index]]


def best(model: Choices, *, seconds: float, work: float | None = None, at_once: bool = False) -> Solution | None:
    """The best solution that is found in so many seconds; none where it is proved that there is none.

    `work` is a limit by the solver's own measure, about a second each, by which it ends at the same point every time. `at_once`
    does not make the model simpler first, which takes longer than most questions about few choices; of several solutions
    that are as good it may find another.

    `is_best` of the solution says whether it is proved to be the best. Raises `TimeRanOut` where nothing is known in time, and
    `ValueError` for a model that is not one.

    >>> model = Choices()
    >>> model.add(model.new_choice() >= 2)
    >>> best(model, seconds=5) is None
    True
    """
    parameters = _parameters(seconds, work)
    if at_once:
        parameters.cp_model_presolve = False
        parameters.cut_level = 0
    return _solved(model, parameters)


def earliest(model: Choices, choices: Iterable[Any], *, seconds: float, work: float) -> Solution | None:
    """The solution in which the first of these is chosen if it can be, then the second if it still can be, and so on.

    They are decided in this order, so that the first solution found is this one; nothing is made least, no hint is taken. Where
    early choices do not tell that late ones fail, it takes long. For the rest as `best`.

    >>> model = Choices()
    >>> one, two, three = model.new_choice(), model.new_choice(), model.new_choice()
    >>> model.hold([(1, one), (2, two), (2, three)], 2, 2)
    >>> found = earliest(model, [one, two, three], seconds=5, work=1)
    >>> [found.value(each) for each in (one, two, three)]
    [0, 1, 0]
    """
    told = model.model_proto
    told.clear_objective()
    told.clear_solution_hint()
    order = told.search_strategy.add()
    order.variable_selection_strategy = native.DecisionStrategyProto.VariableSelectionStrategy.CHOOSE_FIRST
    order.domain_reduction_strategy = native.DecisionStrategyProto.DomainReductionStrategy.SELECT_MAX_VALUE
    for choice in choices:
        decided = order.exprs.add()
        decided.vars.append(choice.index)
        decided.coeffs.append(1)
    parameters = _parameters(seconds, work)
    parameters.search_branching = native.SatParameters.SearchBranching.FIXED_SEARCH
    parameters.keep_all_feasible_solutions_in_presolve = True
    try:
        return _solved(model, parameters)
    finally:
        told.search_strategy.clear()


def _parameters(seconds: float, work: float | None) -> Any:
    if seconds <= 0:
        raise TimeRanOut
    parameters = native.SatParameters()
    parameters.num_workers = 1
    parameters.random_seed = 0
    parameters.max_time_in_seconds = seconds
    if work is not None:
        parameters.max_deterministic_time = work
    # without this, what a term can hold is weighed against what is asked for by trying
    parameters.linearization_level = 2
    # small models
    parameters.cp_model_probing_level = parameters.symmetry_level = parameters.presolve_inclusion_work_limit = 0
    return parameters


def _solved(model: Choices, parameters: Any) -> Solution | None:
    wrapper = native.SolveWrapper()
    wrapper.set_parameters(parameters)
    response = wrapper.solve(model.model_proto)
    if response.status == native.CpSolverStatus.MODEL_INVALID:
        raise ValueError("The model holds what no solver can read.")
    if response.status == native.CpSolverStatus.UNKNOWN:
        raise TimeRanOut
    return None if response.status == native.CpSolverStatus.INFEASIBLE else Solution(response)
