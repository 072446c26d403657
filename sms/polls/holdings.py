"""What polls hold about people; see `cms.core.personal_data`. They are known by the confirmed number."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.core.personal_data import Holding, Person, Row
from sms.models import Vote


def given(person: Person) -> Iterator[Row]:
    """One row for each answer."""
    votes = Vote.objects.filter(ballot__subscriber__phone=person.phone) if person.phone else Vote.objects.none()
    for vote in votes.select_related("ballot__poll", "question", "choice").order_by("at", "pk"):
        answer = ": ".join(filter(None, [str(vote.choice or ""), vote.text]))
        yield {"poll": str(vote.ballot.poll), "question": str(vote.question), "answer": answer, "when": vote.at}


def keep(person: Person) -> None:
    """The subscription takes the person out when it is erased; what was chosen stays counted."""


POLLS = Holding(
    name="polls",
    title=_("Answers to polls"),
    columns={"poll": _("Poll"), "question": _("Question"), "answer": _("Answer"), "when": _("When")},
    export=given,
    erase=keep,
    order=63,
)
