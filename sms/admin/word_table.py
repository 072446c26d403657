"""All words that are understood, as a file: for the console of a provider that keeps lists of its own.

To use it at Twilio (Advanced Opt-Out of a messaging service): for each language of a country, copy the words that mean
leave, join and help into its lists, so that what stops messages there and here is the same.
"""

import csv

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from cms.core import spoken
from cms.users.requests import StaffRequest
from cms.users.services.export import inert
from sms.models import OwnWord
from sms.words.own import own_rows
from sms.words.table import rows

Line = tuple[str, str, str]
HEADINGS = (_("language"), _("word"), _("means"))


def understood() -> list[Line]:
    """Language, word, and what it does, by language, of the table and of officers.

    Left out is what a provider cannot know about, and would stop everything for: words that depend on what is open, a
    seat or a question. So are words of alarm, which are looked for within texts.
    """
    clear = [row for row in (*rows(), *own_rows()) if row.context is None and row.action != OwnWord.Action.ALARM]
    order = OwnWord.Action.values.index
    clear.sort(key=lambda row: (row.language, order(row.action)))
    found = ((spoken.name(row.language), row.word, str(OwnWord.Action(row.action).label)) for row in clear)
    return list(dict.fromkeys(found))


class WordTableView(View):
    """The file, for those who may see the words."""

    request: StaffRequest  # of somebody who is logged in

    def get(self, request: HttpRequest) -> HttpResponse:
        if not self.request.user.has_perm("sms.view_ownword"):
            raise PermissionDenied
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="words.csv"'
        table = csv.writer(response)
        table.writerow(map(capfirst, HEADINGS))
        table.writerows(map(inert, line) for line in understood())
        return response
