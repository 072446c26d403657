"""When the next thing may leave by a way that takes only so many a second."""

from datetime import datetime, timedelta

from django.db import models, transaction

# Whoever would have to wait longer has come when others use the whole rate already.
PATIENCE = timedelta(seconds=2)


class SlotManager(models.Manager["Slot"]):
    """Senders in several processes and on several machines share one rate through these rows."""

    def reserve(
        self, *, name: str, amount: int, rate: float, now: datetime, patience: timedelta = PATIENCE
    ) -> datetime | None:
        """When so many may leave at `rate` a second; None if that is too far away to wait for."""
        self.get_or_create(name=name, defaults={"free_at": now})
        with transaction.atomic():
            slot = self.select_for_update().get(name=name)
            start = max(slot.free_at, now)
            if start - now > patience:
                return None
            slot.free_at = start + timedelta(seconds=amount / rate)
            slot.save(update_fields=["free_at"])
        return start

    def pause(self, *, name: str, until: datetime) -> None:
        """Let nothing more leave before then."""
        self.filter(name=name, free_at__lt=until).update(free_at=until)


class Slot(models.Model):
    """A way out, by the name of its host, and until when its rate is taken."""

    name = models.CharField(max_length=255, unique=True)
    free_at = models.DateTimeField()

    objects = SlotManager()

    def __str__(self) -> str:
        return self.name
