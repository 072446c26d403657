from django.core.management.base import BaseCommand, CommandError

from cms.users.models import User
from cms.users.services.second_factors import take_second_factor_away


class Command(BaseCommand):
    help = "Takes the second factor away from somebody who has lost it and whom no administrator can help; mails them."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--no-input", action="store_false", dest="ask", help="Do not ask.")

    def handle(self, *args, email, ask, **options):
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody has the address {email}.")
        if ask and not self.is_meant(person):
            raise CommandError("Nothing was changed.")
        if not take_second_factor_away(person=person, by=None):
            raise CommandError(f"{person.email} has no second factor.")
        self.stdout.write(f"{person.email} has no second factor any more, and is logged out everywhere.")

    def is_meant(self, person: User) -> bool:
        self.stdout.write(f"This takes every second factor from {person} <{person.email}> and logs them out.")
        self.stdout.write("Whoever knows their password or reads their mail can then set up another.")
        return input("Are you sure that it is they who ask? [y/N] ").strip().lower() == "y"
