"""Handing out to somebody everything that the site holds about them."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms.core import languages, personal_data
from cms.users.models import User

NUMBER = re.compile(r"[+-]?[\d ().-]+")
# What no workbook may hold (XML 1.0, section 2.2).
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def make_export(*, person: User) -> bytes:
    """A ZIP with everything about somebody: one page to read, one JSON file, and a CSV file for each kind of thing.

    It is made anew each time and stored nowhere: what does not lie about can neither be found nor be forgotten.
    """
    identity = person.as_data_subject()
    held = [(holding, list(holding.export(identity))) for holding in personal_data.holdings()]
    held = [(holding, rows) for holding, rows in held if rows]
    packed = io.BytesIO()
    with translation.override(person.language), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.html", as_page(person, held))
        archive.writestr("data.json", as_json(held))
        for holding, rows in held:
            archive.writestr(f"{holding.name}.csv", as_table(holding, rows))
    return packed.getvalue()


Held = list[tuple[personal_data.Holding, list[personal_data.Row]]]


def as_json(held: Held) -> str:
    """All rows by the names of what is held; times in ISO 8601 and UTC."""
    data = {holding.name: rows for holding, rows in held}
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def as_table(holding: personal_data.Holding, rows: Iterable[personal_data.Row]) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a mark that Excel needs to see."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow([str(heading) for heading in holding.columns.values()])
    table.writerows([[inert(in_words(row.get(key))) for key in holding.columns] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_page(person: User, held: Held) -> str:
    """One page for people, whole in itself."""
    parts = [
        {
            "title": holding.title,
            "headings": list(holding.columns.values()),
            "rows": [[in_words(row.get(key)) for key in holding.columns] for row in rows],
        }
        for holding, rows in held
    ]
    context = {"person": person, "parts": parts, "language": languages.get(person.language), "made": timezone.now()}
    return render_to_string("account/export_page.html", context)


def in_words(value: object) -> str:
    """A value as people read it; times are in UTC, and say so."""
    if value is None:
        return ""
    if hasattr(value, "astimezone"):
        return f"{date_format(value.astimezone(timezone.get_default_timezone()), 'SHORT_DATETIME_FORMAT')} UTC"
    return str(value)


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection), without control characters."""
    cell = CONTROL.sub("", cell)
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and not NUMBER.fullmatch(cell) else cell
