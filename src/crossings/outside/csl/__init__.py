"""CSL: references as the JSON that citation processors read, and written out as a reader sees them."""

from crossings.outside.csl.writing import csl_items, csl_json
from crossings.outside.csl.written_out import written_out

__all__ = ["csl_items", "csl_json", "written_out"]
