"""Everything that is held about a number, to take away."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse

from sms.people.held import as_table, everything
from sms.people.views.linked import LinkedView

TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


class DataView(LinkedView):
    """As JSON, or as a table."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        data = everything(str(self.subscriber.phone))
        if form == "json":
            body: str | bytes = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        else:
            body = as_table(data)
        response = HttpResponse(body, content_type=TYPES[form])
        response["Content-Disposition"] = f'attachment; filename="messages.{form}"'
        return response
