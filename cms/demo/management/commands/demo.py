"""One command that makes a running site with content."""

import io
import logging
import os
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser, OutputWrapper
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from cms.demo.content.people import PASSWORD, PEOPLE
from cms.demo.load import Report, load_demo
from cms.demo.ports import PortUnavailable, free_addresses
from cms.demo.reset import CannotReset, contents, empty, sentence
from cms.demo.supervisor import supervise
from cms.home.services import found_site

LABEL_WIDTH = 22
MIGRATIONS_PER_DOT = 10
# As a shell reports it: 128 and the number of SIGINT.
INTERRUPTED = 130


class Command(BaseCommand):
    help = "Prepares the database, loads the demo content where it is missing and runs the site."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where the site listens (default: 8000)")
        parser.add_argument("--no-serve", action="store_true", help="load the content, but do not run the site")
        parser.add_argument("--reset", action="store_true", help="first delete what is in var/, after asking")

    def handle(self, *, port: int, no_serve: bool, reset: bool, **options: object) -> None:
        self.enter_demo(port)
        try:
            if not no_serve:
                free_addresses(port)
            if reset:
                self.reset()
            self.load()
        except (PortUnavailable, CannotReset) as problem:
            sys.exit(str(problem))
        except KeyboardInterrupt:
            self.stderr.write("\nInterrupted; the next run goes on from here.")
            sys.exit(INTERRUPTED)
        if not no_serve:
            sys.exit(supervise(port, ready=lambda: self.welcome(port)))

    def enter_demo(self, port: int) -> None:
        """Start again with the settings of a demo where the environment does not have them: its children read it."""
        environment = demo_environment(port)
        if not settings.DEMO or settings.DEBUG or environment["PUBLIC_URL"] != settings.PUBLIC_URL:
            os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | environment)  # noqa: S606 - the same program

    def reset(self) -> None:
        """Delete what is in var/ once somebody has read what that is and agreed."""
        doomed = contents(Path(settings.VAR), database=Path(str(settings.DATABASES["default"]["NAME"])))
        if not doomed:
            return
        self.stdout.write(sentence(doomed))
        if input("Type “delete” to delete them: ").strip() != "delete":
            raise CannotReset("Nothing was deleted.")
        connections.close_all()
        empty(doomed)

    def load(self) -> None:
        # Wagtail logs every page that is made; the lines would bury the progress.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        started = time.monotonic()
        self.migrate()
        found_site()
        added = load_demo(Progress(self))
        seconds = time.monotonic() - started
        if added:
            self.stdout.write(f"{added} things were added in {seconds:.0f} s.")
        else:
            self.stdout.write("The demo content is already there.")

    def migrate(self) -> None:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            progress = Progress(self)
            progress.begin("Database")
            call_command("migrate", interactive=False, stdout=Dots(self.stdout))
            progress.end_with(" ready")

    def welcome(self, port: int) -> None:
        """Say where the site is and who can log in; called when it answers."""
        width = max(len(person.address) for person in PEOPLE) + 3
        self.stdout.write(f"\nThe site is up: http://localhost:{port}\n")
        self.stdout.write(f"Log in at http://localhost:{port}/admin/ with the password {PASSWORD} as\n")
        for person in PEOPLE:
            roles = ", ".join(filter(None, [person.role or "a visitor", person.library]))
            self.stdout.write(f"  {person.address:{width}}{roles}")
        self.stdout.write(
            "\nOpening hours, figures and everyday news are samples. "
            f"Mails, codes too, are at http://localhost:{port}/mailbox/. Ctrl-C ends it all."
        )
        self.stdout.flush()


class Progress(Report):
    """A line per step: what, and how many."""

    def __init__(self, command: Command):
        self.out = command.stdout

    def begin(self, label: str) -> None:
        self.started = time.monotonic()
        self.out.write(f"{label:{LABEL_WIDTH}}", ending="")
        self.out.flush()

    def end(self, added: int) -> None:
        self.end_with(f"{added} added" if added else "there")

    def end_with(self, words: str) -> None:
        seconds = time.monotonic() - self.started
        self.out.write(f"{words} ({seconds:.1f} s)" if seconds >= 1 else words)


class Dots(io.TextIOBase):
    """Stands in for the output of `migrate`: instead of a line per migration, a dot for every few."""

    def __init__(self, out: OutputWrapper):
        self.out = out
        self.applied = 0

    def write(self, text: str) -> int:
        if "OK" in text:
            self.applied += 1
            if self.applied % MIGRATIONS_PER_DOT == 0:
                self.out.write(".", ending="")
                self.out.flush()
        return len(text)


def demo_environment(port: int) -> dict[str, str]:
    """What makes the settings those of a demo on this port."""
    return {"DEMO": "1", "DEBUG": "0", "PUBLIC_URL": f"http://localhost:{port}"}
