"""Files that nothing uses any more, and what lacks its file, for those who work for the whole network."""

import csv

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from cms.core.orphans import LostFile, LostRow, lost_files, lost_rows
from cms.partners.permissions import works_for_whole_network
from cms.users.requests import StaffRequest

SHOWN = 200


def lost_files_report(request: StaffRequest) -> HttpResponse:
    """What the command `orphan_files` lists; as CSV with `?export=csv`."""
    if not works_for_whole_network(request.user):
        raise PermissionDenied
    files, rows = lost_files(), lost_rows()
    if request.GET.get("export") == "csv":
        return as_csv(files, rows)
    context = {"files": files[:SHOWN], "rows": rows[:SHOWN], "number": len(files), "number_of_rows": len(rows)}
    return render(request, "home/lost_files.html", context | {"size": sum(file.size for file in files)})


def as_csv(files: list[LostFile], rows: list[LostRow]) -> HttpResponse:
    response = HttpResponse(
        content_type="text/csv", headers={"Content-Disposition": 'attachment; filename="files.csv"'}
    )
    writer = csv.writer(response)
    writer.writerow(["file", "bytes", "written", "row"])
    writer.writerows([file.name, file.size, file.written.isoformat(timespec="seconds"), ""] for file in files)
    writer.writerows([row.name, "", "", row.row] for row in rows)
    return response
