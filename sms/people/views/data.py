"""Everything that is held about a number, to take away."""

from django.http import HttpRequest, HttpResponse

from sms.people.held import Held, as_json, as_table, everything
from sms.people.views.linked import LinkedView

TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


class DataView(LinkedView):
    """As JSON, or as a table."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        return download(everything(str(self.subscriber.phone)), form, "messages")


def download(data: Held, form: str, name: str) -> HttpResponse:
    """Rows as a file of this form: `json` or `csv`."""
    response = HttpResponse(as_json(data) if form == "json" else as_table(data), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
