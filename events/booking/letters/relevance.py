"""Whether a notice is still worth telling when its time comes: things may have gone on since it was noted."""

from events.registrations import Notice
from events.registrations.notice import Kind
from events.registrations.registration import ALIVE, State

EVERY = tuple(State)
# In which states of the registration a kind still tells something true.
STATES = {
    Kind.CONFIRMED: (State.CONFIRMED,),
    Kind.PENDING: (State.PENDING,),
    Kind.WAITING: (State.WAITING,),
    Kind.OFFER: (State.OFFERED,),
    Kind.EXPIRED: (State.EXPIRED,),
    Kind.DECLINED: (State.DECLINED,),
    Kind.CHANGED: ALIVE,
    Kind.MOVED: ALIVE,
    Kind.CANCELLED: (State.CANCELLED,),
    Kind.CALLED_OFF: EVERY,
    Kind.RESTORED: ALIVE,
    Kind.REMINDER: (State.CONFIRMED,),
    Kind.STILL_COMING: (State.CONFIRMED,),
    Kind.RELEASED: (State.CANCELLED,),
    Kind.THANKS: EVERY,
    Kind.MESSAGE: EVERY,
}
BEFORE_THE_START = (Kind.REMINDER, Kind.STILL_COMING)


def is_still_true(notice: Notice, moment) -> bool:
    """Whether it should be told at this moment."""
    registration = notice.registration
    if registration.state not in STATES[Kind(notice.kind)]:
        return False
    if notice.kind == Kind.STILL_COMING and registration.coming_said_at:
        return False
    return notice.kind not in BEFORE_THE_START or takes_place_later(notice, moment)


def takes_place_later(notice: Notice, moment) -> bool:
    session = notice.session
    return session is not None and not session.is_cancelled and session.starts_at > moment
