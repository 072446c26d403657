"""`make messages`."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.core.messages.project import catalogue_files


class Command(BaseCommand):
    help = "Bring the catalogues in locale/ in line with the sources and compile them."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        try:
            files = list(catalogue_files())
        except (LookupError, SyntaxError) as error:
            raise CommandError(error) from error
        for file in files:
            catalogue = file.refresh()
            done, place = len(catalogue.translated_entries()), file.path.relative_to(settings.BASE_DIR)
            self.stdout.write(f"{place}: {len(catalogue)} messages, {len(catalogue) - done} to translate")
