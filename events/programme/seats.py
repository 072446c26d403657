"""How many seats there are, and how many are taken: one row that every booking must change."""

from collections.abc import Iterable

from django.db import connection, models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class SeatPoolQuerySet(models.QuerySet):
    def hold(self, ids: Iterable[int]) -> dict[int, "SeatPool"]:
        """Pools by id, as they are and stay until this transaction ends; always locked in the same order.

        On SQLite the transaction itself keeps others out.
        """
        # Bookings refer to the row by its key, which nobody changes: they need not wait for that.
        pools = self.filter(pk__in=set(ids)).order_by("pk").select_for_update(no_key=True)
        return {pool.pk: pool for pool in pools}

    def make_others_read_again(self, ids: Iterable[int]) -> None:
        """Hold pools of these ids; who has read their sessions before this must read them again before booking."""
        self.filter(pk__in=self.hold(ids)).update(revision=F("revision") + 1)


class SeatPool(models.Model):
    """The seats of one session, or of a whole series that is booked at once.

    `taken` is the sum of the parties that hold seats; `waiting` how many parties wait; `last_number` the number
    that was given last to a party that waits. They change by UPDATE alone, in the transaction that changes the
    registration; the constraint stands behind every such change. `revision` is raised whenever all who have registered
    are told something, and when an event is withdrawn: who has read the session before must read it again to book.
    """

    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True, help_text=_("Empty: without limit."))
    taken = models.PositiveIntegerField(default=0, editable=False)
    waiting = models.PositiveIntegerField(default=0, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    objects = SeatPoolQuerySet.as_manager()

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

    def has_room_for(self, people: int) -> bool:
        return self.free is None or people <= self.free

    def seems_free(self, people: int) -> bool:
        """Whether so many would have had seats when this row was read; `take` knows whether they have them now."""
        return not self.waiting and self.has_room_for(people)

    def shift(self, *, taken: int = 0, waiting: int = 0) -> None:
        """Change the counts by so much; the caller holds the row."""
        row = type(self).objects.filter(pk=self.pk)
        row.update(taken=F("taken") + taken, waiting=F("waiting") + waiting)
        self.taken += taken
        self.waiting += waiting

    def take(self, people: int) -> bool:
        """Take seats for so many people, if all find room and nobody waits; this row then is as it stands now.

        One statement decides: of two that meet here the second sees what the first has left.
        """
        return self.change(
            "taken = taken + %s", "waiting = 0 AND (seats IS NULL OR taken + %s <= seats)", people, people
        )

    def queue(self, people: int) -> bool:
        """Count one more party that waits, if it cannot have seats at once but there are as many; `last_number` then is
        its number."""
        full = "(waiting > 0 OR taken + %s > seats) AND (seats IS NULL OR %s <= seats)"
        return self.change("waiting = waiting + 1, last_number = last_number + 1", full, people, people)

    def change(self, sets: str, condition: str, *numbers: int) -> bool:
        """Change the row where a condition holds, unless its revision is another by now, and read how it stands then.

        Django knows no UPDATE that answers, and takes longer to write one than the database to carry it out.
        """
        table = connection.ops.quote_name(self._meta.db_table)
        where = f"{condition} AND id = %s AND revision = %s RETURNING seats, taken, waiting, last_number"
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {sets} WHERE {where}", [*numbers, self.pk, self.revision])  # noqa: S608
            row = cursor.fetchone()
        if row:
            self.seats, self.taken, self.waiting, self.last_number = row
        return row is not None
