"""Index everything anew: what visitors find and what the admin finds."""

import time

from wagtail.search.management.commands.update_index import Command as WagtailCommand

from cms.search import services


class Command(WagtailCommand):
    help = "Indexes everything anew, for visitors and for the admin, while search goes on working."

    def handle(self, **options):
        self.started = time.monotonic()
        found = services.rebuild(progress=self.tell)
        self.stdout.write(f"Visitors find {found} things ({self.seconds} s).")
        super().handle(**options)
        self.stdout.write(f"All done in {self.seconds} s.")

    @property
    def seconds(self) -> int:
        return round(time.monotonic() - self.started)

    def tell(self, name: str, done: int, total: int) -> None:
        """One line for each batch: what, how many of how many, and how long it has taken."""
        self.stdout.write(f"{name}: {done} of {total} ({done * 100 // total} %, {self.seconds} s)")
        self.stdout.flush()
