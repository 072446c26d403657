"""Letters about registrations with matter made up for them."""

from types import SimpleNamespace

from cms.core.letter_samples import Sample
from cms.core.letters import quotation
from events.registrations.notice import Kind

LINK = "https://library.example/r/4fIPm2Q7TUuZp0pQ9y1cLg.Jq0c5vQv4m1x/"
WHEN = "2026 ж. 15 қыркүйек, сейсенбі, 16:00–18:00"
MATTER = SimpleNamespace(
    name="Айгерім",
    title="Жас кітапханашылар хакатоны",
    facts=f"Жас кітапханашылар хакатоны\n{WHEN} (Алматы уақыты, UTC+5)\nЖастар кітапханасы, екінші қабат, Алматы\n3",
    when=WHEN,
    people="3",
    code="6YQ3M-H8K2P-0TXZ4",
    place_in_line=4,
    waiting_step="Орын босаса, біз сізге ұсынамыз.",
    offered_until=WHEN,
    coming_by=WHEN,
    moved_from=WHEN,
    reason=quotation("Ғимаратта жылу жоқ.\nКешіріңіз."),
    message=quotation("Please bring a laptop.\nThe entrance is from the courtyard."),
    online_url="https://meet.example/abc",
    survey_url="https://survey.example/abc",
    contact="library@example.org, +7 727 000 00 00",
    manage_url=LINK,
    ticket_url=LINK.replace("/r/", "/t/"),
    event_url="https://library.example/kk/events/hackathon/",
    registration=SimpleNamespace(state="confirmed"),
    notice=SimpleNamespace(text="Please bring a laptop."),
)


def sample(kind: str) -> Sample:
    return Sample(f"event_{kind}", f"mail/event_{kind}_subject.txt", f"mail/event_{kind}.txt", {"it": MATTER})


SAMPLES = tuple(sample(kind) for kind in Kind.values)
