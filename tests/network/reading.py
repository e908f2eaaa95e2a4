"""What a page says, as a reader would hear it: its text, its links, its headings."""

from datetime import date, timedelta
from itertools import count

from django.db import connection
from django.test.utils import CaptureQueriesContext
from html5lib import parse

DAYS = (date(2025, 1, 1) + timedelta(days=number) for number in count())


class Reading:
    def __init__(self, response):
        self.status = response.status_code
        self.html = response.content.decode()
        self.root = parse(self.html, namespaceHTMLElements=False)
        for each in self.root.iter():
            each.tag = str(each.tag).rpartition("}")[2]  # drawings are read as the rest is

    def text(self, path=".//main"):
        return " ".join(" ".join("".join(each.itertext()) for each in self.root.iterfind(path)).split())

    def links(self, path=".//main//a"):
        return [each.get("href") for each in self.root.iterfind(path) if each.get("href")]

    def all(self, path):
        return [" ".join("".join(each.itertext()).split()) for each in self.root.iterfind(path)]

    def rows(self, path=".//main//tbody/tr"):
        return [["".join(cell.itertext()).strip() for cell in row] for row in self.root.iterfind(path)]

    def section(self, key):
        return self.text(f".//section[@id='{key}']")


def read(client, address) -> Reading:
    return Reading(client.get(address))


def questions(client, address) -> int:
    """How many questions the page asks of the database, once it is warm; each time for a day that no cache knows."""
    client.get(f"{address}?on={next(DAYS)}")
    with CaptureQueriesContext(connection) as asked:
        response = client.get(f"{address}?on={next(DAYS)}")
    assert response.status_code == 200
    return len(asked)
