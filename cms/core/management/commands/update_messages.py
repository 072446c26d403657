"""`make messages`."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.core.messages.project import catalogue_files


class Command(BaseCommand):
    help = "Bring the catalogues in locale/ in line with the sources and compile them."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        try:
            for file in catalogue_files():
                self.report(file.path, file.refresh())
        except (LookupError, SyntaxError) as error:
            raise CommandError(error) from error

    def report(self, path: Path, catalogue: polib.POFile) -> None:
        """Say how much of a catalogue is left to do."""
        done, place = len(catalogue.translated_entries()), path.relative_to(settings.BASE_DIR)
        self.stdout.write(f"{place}: {len(catalogue)} messages, {len(catalogue) - done} to translate")
