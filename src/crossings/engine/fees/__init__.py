"""What a programme costs, compared within one academic year.

    table.py    fee rows, and the grid that compares them
    least.py    the least amount on each basis, for lists

Amounts that are to be confirmed stay so. Nothing is converted, summed over years or guessed.
"""

from crossings.engine.fees.least import least_amounts
from crossings.engine.fees.table import FeeBasis, FeeGrid, FeeLine, FeeRow, compare, compare_by_year, price_of

__all__ = ["FeeBasis", "FeeGrid", "FeeLine", "FeeRow", "compare", "compare_by_year", "least_amounts", "price_of"]
