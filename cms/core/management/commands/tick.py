"""Do all due work once."""

from django.core.management.base import BaseCommand, CommandError

from cms.core.ticking import carry_out_everything


class Command(BaseCommand):
    help = "Does all due work once, for hosts without celery beat: call it each minute. Says what each task has done."

    def handle(self, *args, **options):
        failed = []
        for outcome in carry_out_everything():
            self.stdout.write(str(outcome))
            failed += [outcome.name] if outcome.failed else []
        if failed:
            raise CommandError(f"Failed, and logged: {', '.join(failed)}")
