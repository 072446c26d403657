"""How many seats there are, and how many are taken: one row that every booking must change."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeatPool(models.Model):
    """The seats of one session, or of a whole series that is booked at once.

    `taken` is the sum of the parties that hold seats; `waiting` how many parties wait; `last_number` the number
    that was given last to a party that waits. They change by UPDATE alone, in the transaction that changes the
    registration; the constraint stands behind every such change.
    """

    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True, help_text=_("Empty: without limit."))
    taken = models.PositiveIntegerField(default=0, editable=False)
    waiting = models.PositiveIntegerField(default=0, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("seats")
        verbose_name_plural = _("seats")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seats__isnull=True) | models.Q(taken__lte=models.F("seats")),
                name="events_seats_never_oversold",
                violation_error_message=_("More seats are taken than that."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.taken} / {self.seats if self.seats is not None else '∞'}"

    @property
    def free(self) -> int | None:
        """Seats that nobody holds; None if there is no limit."""
        return None if self.seats is None else self.seats - self.taken

    @property
    def is_open_to_all(self) -> bool:
        """Whether the next person can have a seat at once: somebody waiting comes first."""
        return not self.waiting and (self.free is None or self.free > 0)
