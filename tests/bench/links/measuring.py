"""CPU seconds and memory of one piece of work, in a process of its own, and how they stand to a bar."""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[3]
TOLERANCE = 1.25


@dataclass(frozen=True)
class Line:
    """What was measured, and how it stands to its bar: a ratio over 1 misses it; without a bar it is only told."""

    name: str
    told: str
    ratio: float | None = None

    def print(self) -> bool:
        """Print it; whether the bar is missed by more than the noise."""
        if self.ratio is None:
            print(f"{self.name:52} {self.told}", flush=True)
            return False
        verdict = "met" if self.ratio <= 1 else "missed" if self.ratio > TOLERANCE else "missed, within the noise"
        print(f"{self.name:52} {self.told:32} of the bar {self.ratio:5.2f}   {verdict}", flush=True)
        return self.ratio > TOLERANCE


class Clock:
    """CPU seconds of this process since it was made or asked."""

    def __init__(self) -> None:
        self.since = process_time()

    def lap(self) -> float:
        before, self.since = self.since, process_time()
        return self.since - before


def alone(module: str, *words: object) -> dict:
    """What a module, run in a process of its own, prints as JSON on its last line."""
    command = [sys.executable, "-m", module, *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def tell(**measured: object) -> None:
    """Print what was measured, with the most memory that this process had, in MB."""
    print(json.dumps({**measured, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
