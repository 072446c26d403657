from django.core.management.base import BaseCommand

from cms.home.services import found_site


class Command(BaseCommand):
    help = "Makes the pages that every site has: home, news and libraries in each language. Safe to run twice."

    def handle(self, **options):
        home = found_site()
        self.stdout.write(f"The site stands at {home.full_url}")
