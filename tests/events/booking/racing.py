"""Work that is done at the same moment, each on a database connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection

from events.booking.errors import BookingError


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each answers, in the order of the arguments; what the domain refuses is answered as its error."""
    start, answers = threading.Barrier(len(works)), {}

    def run(number: int, work: Callable[[], object]) -> None:
        try:
            start.wait()
            answers[number] = work()
        except BookingError as refused:
            answers[number] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number, work]) for number, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[number] for number in range(len(works))]
