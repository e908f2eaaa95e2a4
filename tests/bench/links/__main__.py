"""`make bench`, fourth part: what links between approaches cost, beside others' ways to the same answer.

Each part gives its lines; a missed bar fails only where it is missed by over a quarter. `--quick` leaves out a million works.
"""

import argparse
import sys

from tests.bench.links import build

PARTS = (build,)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    missed = sum(line.print() for part in PARTS for line in part.lines(quick=quick))
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
