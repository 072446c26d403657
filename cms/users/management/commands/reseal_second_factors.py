from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError

from cms.users.services.second_factors import reseal_second_factors


class Command(BaseCommand):
    help = (
        "Seals the secrets of second factors with the present SECRET_KEY, so that those in SECRET_KEY_FALLBACKS may go."
    )

    def handle(self, *args, **options):
        try:
            count = reseal_second_factors()
        except InvalidToken as unknown:
            sentence = "A secret fits no key: put the old ones into SECRET_KEY_FALLBACKS. Nothing was changed."
            raise CommandError(sentence) from unknown
        self.stdout.write(f"{count} sealed with the present key.")
