"""Part of `make check`: nothing untranslated, nothing broken, nothing out of date."""

from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.core.messages.findings import exemptions, without_exempted
from cms.core.messages.project import catalogue_files

EXEMPTIONS = "exceptions.csv"


class Command(BaseCommand):
    help = "Check the catalogues in locale/; one line for each thing that is wrong."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        try:
            lines = list(self.problems())
        except (LookupError, SyntaxError, ValueError) as error:
            raise CommandError(error) from error
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(f"Problems in the catalogues: {len(lines)}. See locale/README.md.")
        self.stdout.write("The catalogues are complete.")

    def problems(self) -> Iterator[str]:
        """A line for each finding that has no exemption."""
        exempted = exemptions(settings.LOCALE_PATHS[0] / EXEMPTIONS)
        for file in catalogue_files():
            place = file.path.relative_to(settings.BASE_DIR)
            for finding in without_exempted(file.findings(), exempted):
                yield f"{place}:{finding.line}: {finding}"
