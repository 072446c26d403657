"""List and delete files that no row knows."""

import csv

from django.core.management.base import BaseCommand

from cms.core.orphans import LostFile, delete_lost_files, forget_lost_sizes, lost_files, lost_rows


class Command(BaseCommand):
    help = "Lists files in the media folder that no row knows, and rows whose file is gone, as CSV."

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="delete such files older than a day, after asking")
        parser.add_argument("--no-input", action="store_false", dest="interactive", help="do not ask")

    def handle(self, *args, delete: bool, interactive: bool, **options):
        files = lost_files()
        self.write_list(files)
        going = [file for file in files if file.may_go]
        if delete and (not interactive or self.confirmed(going)):
            deleted, forgotten = delete_lost_files(going), forget_lost_sizes()
            self.stderr.write(f"Deleted {deleted} files; {forgotten} sizes whose file was gone will be made again.")

    def write_list(self, files: list[LostFile]) -> None:
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(["what", "file", "bytes", "written", "row"])
        for file in files:
            writer.writerow(
                ["file without a row", file.name, file.size, file.written.isoformat(timespec="seconds"), ""]
            )
        for row in lost_rows():
            writer.writerow(["row without a file", row.name, "", "", row.row])

    def confirmed(self, going: list[LostFile]) -> bool:
        """Ask; nothing but yes is yes."""
        size = sum(file.size for file in going)
        self.stderr.write(
            f"Delete {len(going)} files, {size} bytes? Back them up first. Type yes to go on: ", ending=""
        )
        return input() == "yes"
