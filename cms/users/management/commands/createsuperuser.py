from django.contrib.auth.management.commands.createsuperuser import Command as DjangoCommand

from cms.users.models import User
from cms.users.services import confirm_address


class Command(DjangoCommand):
    help = "Makes somebody who may do everything; their address counts as confirmed, so that they can log in at once."

    def handle(self, *args, **options):
        super().handle(*args, **options)
        for user in User.objects.filter(is_superuser=True, emailaddress__isnull=True):
            confirm_address(user=user)
