"""RIS, written only: the lines that every reference manager imports."""

from crossings.outside.ris.writing import ris

__all__ = ["ris"]
