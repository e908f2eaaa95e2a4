"""The filters that most questions about programmes take, and the columns that say whose a row is."""

from pydantic import Field

from crossings.machines.asked import AskedPage, Key, Year


class AskedInYear(AskedPage):
    programme: Key | None = Field(None, description="Only what belongs to the programme with this key.")
    year: Year | None = Field(None, description="Only what belongs to this academic year, such as 2023-24.")


def placed(path: str = "catalogue") -> dict[str, str]:
    """Where the filters of `AskedInYear` look, given the way to the catalogue."""
    return {"programme": f"{path}__programme__slug", "year": f"{path}__year"}
