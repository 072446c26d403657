"""Whether the site is alive, and whether it is ready to serve."""

import dataclasses

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable
from health_check.views import HealthCheckView
from kombu import Connection
from kombu.exceptions import OperationalError

BROKER_TIMEOUT_SECONDS = 2


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@dataclasses.dataclass
class Migrations(HealthCheck):
    """No migration is waiting to be applied."""

    def run(self) -> None:
        connection = connections[DEFAULT_DB_ALIAS]
        # Checks run in threads of their own, whose connections nobody else closes.
        with connection.temporary_connection():
            executor = MigrationExecutor(connection)
            if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
                raise ServiceUnavailable(f"{len(plan)} migrations are pending")


@dataclasses.dataclass
class Broker(HealthCheck):
    """The queue of background work can be reached."""

    def run(self) -> None:
        options = getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {})
        try:
            with Connection(
                settings.CELERY_BROKER_URL, connect_timeout=BROKER_TIMEOUT_SECONDS, transport_options=options
            ) as connection:
                connection.ensure_connection(max_retries=1, timeout=BROKER_TIMEOUT_SECONDS)
        except OperationalError as error:
            raise ServiceUnavailable("The broker does not answer") from error


class Readiness(HealthCheckView):
    """Database, cache, broker and migrations; 500 with the failing line if one is not there."""

    checks = ["health_check.Database", "health_check.Cache", Broker, Migrations]
