"""Polls in the admin: who makes, changes, opens and reads which."""

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.core.languages import TAGS
from sms.models import Ballot, LinkVisits, Poll, Question, ShortLink, Vote
from sms.polls.steps import steps_of
from tests.factories.sms import BroadcastFactory, SubscriberFactory
from tests.reading import texts
from tests.sms.polls.asking import poll_with, vote

BOOKS = ["Kim", "Emma"]


def page(client, name, *args):
    return client.get(reverse(f"polls:{name}", args=args))


def send(client, name, *args, **data):
    return client.post(reverse(f"polls:{name}", args=args), data)


def wording(name: str, text: str = "") -> dict:
    return {f"{name}_{tag}": text if tag == "en" else "" for tag in TAGS}


def question(text: str, *choices: dict, **known) -> dict:
    return {**wording("texts", text), **known, "choices": inline_formset(list(choices), initial=initial(choices))}


def initial(forms) -> int:
    return sum("id" in form for form in forms)


def form(*questions: dict, **changes) -> dict:
    """A whole form of a poll."""
    values = {"library": "", "slug": "", "closes_at": "", "shows_results": "on"}
    values |= wording("titles", "Which book next?") | wording("introductions")
    return nested_form_data(
        values | changes | {"questions": inline_formset(list(questions), initial=initial(questions))}
    )


def as_it_is(poll: Poll) -> list[dict]:
    """The questions of a poll as its form sends them."""
    return [
        question(
            str(step.wording),
            *({**wording("texts", str(each.wording)), "id": each.choice.pk} for each in step.options),
            id=step.question.pk,
            **({"is_free": "on"} if step.question.is_free else {}),
        )
        for step in steps_of(poll)
    ]


def test_editor_makes_a_poll_of_their_library_and_opens_it(client, editor, library):
    client.force_login(editor)
    choices = [wording("texts", "Kim"), wording("texts", "Emma") | {"is_right": "on"}]
    send(client, "add", **form(question("Which?", *choices), question("Why?") | {"is_free": "on"}, library=library.pk))
    poll = Poll.objects.get()
    assert (poll.library, poll.state, poll.slug) == (library, "draft", "which-book-next")
    asked = [
        (str(step.wording), step.question.is_free, [str(o.wording) for o in step.options]) for step in steps_of(poll)
    ]
    assert asked == [("Which?", False, ["Kim", "Emma"]), ("Why?", True, [])]
    shown = client.post(reverse("polls:open", args=[poll.pk]), follow=True)
    poll.refresh_from_db()
    assert (poll.state, shown.status_code, "{poll:which-book-next}" in shown.text) == ("open", 200, True)
    send(client, "close", poll.pk)
    poll.refresh_from_db()
    assert poll.state == "closed"


def test_poll_without_anything_to_choose_is_not_opened(client, officer):
    client.force_login(officer)
    poll = poll_with(["Only this"], state="draft")
    answer = client.post(reverse("polls:open", args=[poll.pk]), follow=True)
    poll.refresh_from_db()
    assert (poll.state, "Every question needs two answers" in answer.text) == ("draft", True)


VIEWS = ["show", "edit", "written", "export", "delete", "history"]


def test_editor_sees_and_changes_polls_of_their_libraries_alone(client, editor, library, other):
    client.force_login(editor)
    ours, theirs = poll_with(BOOKS, library=library), poll_with(BOOKS, library=other)
    found = [[page(client, view, poll.pk).status_code for view in VIEWS] for poll in (ours, theirs)]
    assert found == [[200] * len(VIEWS), [404] * len(VIEWS)]
    assert [send(client, act, theirs.pk).status_code for act in ("open", "close", "written")] == [404] * 3
    listed = page(client, "index").text
    assert [f"/show/{poll.pk}/" in listed for poll in (ours, theirs)] == [True, False]


def test_event_desk_has_no_polls(client, desk):
    client.force_login(desk)
    assert page(client, "show", poll_with(BOOKS).pk).status_code in (302, 403, 404)


def test_questions_that_somebody_has_answered_are_reworded_only(client, officer):
    client.force_login(officer)
    poll = poll_with(BOOKS, BOOKS)
    vote(poll, 1)
    same = as_it_is(poll)
    same[0] |= wording("texts", "Which book?")
    assert send(client, "edit", poll.pk, **form(*same, slug=poll.slug)).status_code == 302
    assert str(Question.objects.filter(poll=poll).first()) == "Which book?"
    turned = as_it_is(poll)
    turned[0], turned[1] = turned[1] | {"ORDER": 1}, turned[0] | {"ORDER": 2}
    for changed in ([*as_it_is(poll), question("New?", *(wording("texts", text) for text in BOOKS))], [same[0]]):
        answer = send(client, "edit", poll.pk, **form(*changed, slug=poll.slug))
        if answer.status_code == 200:
            assert "People have answered already" in answer.text
    assert [str(step.wording) for step in steps_of(poll)] == ["Which book?", "Question 2?"]


def test_poll_with_answers_is_not_deleted(client, officer):
    client.force_login(officer)
    poll, empty = poll_with(BOOKS), poll_with(BOOKS)
    vote(poll, 1)
    for each in (poll, empty):
        send(client, "delete", each.pk)
    assert list(Poll.objects.all()) == [poll]


def test_written_answers_are_read_in_bulk(client, officer):
    client.force_login(officer)
    poll, elsewhere = poll_with([]), poll_with([])
    for text in ("Chess", "More chess", "Rude"):
        vote(poll, text)
    vote(elsewhere, "Elsewhere")
    chess, more, rude, other = Vote.objects.order_by("pk")
    send(client, "written", poll.pk, state="shown", vote=[chess.pk, more.pk, other.pk, "x", "9" * 30])
    send(client, "written", poll.pk, state="hidden", vote=[rude.pk])
    assert list(Vote.objects.order_by("pk").values_list("moderation", flat=True)) == [
        *("shown", "shown", "hidden", "waiting")
    ]
    shown = client.get(reverse("polls:written", args=[poll.pk]) + "?state=shown")
    assert texts(shown, "label")[-2:] == ["Chess", "More chess"]


def test_export_has_figures_and_nobody(client, officer):
    client.force_login(officer)
    poll = poll_with(["=1+1", "Emma"])
    vote(poll, 1, phone="+77017771234")
    response = page(client, "export", poll.pk)
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines == ["Question,Answer,Split,Group,People", "Question 1?,'=1+1,,,1", "Question 1?,Emma,,,0"]


def test_export_has_every_answer_that_may_be_shown(client, officer):
    client.force_login(officer)
    poll = poll_with([])
    people = SubscriberFactory.create_batch(101)
    ballots = Ballot.objects.bulk_create(Ballot(poll=poll, subscriber=person) for person in people)
    said = {"question": poll.questions.get(), "text": "Chess", "moderation": "shown", "channel": "sms"}
    Vote.objects.bulk_create(Vote(ballot=ballot, **said) for ballot in ballots)
    assert page(client, "export", poll.pk).text.count("Chess") == 101


def test_links_show_visits_by_day_of_ones_own_broadcasts(client, editor, library, other):
    client.force_login(editor)
    ours, theirs = (
        ShortLink.objects.create(code=code, url="https://a.example/", broadcast=BroadcastFactory(library=each))
        for code, each in (("ours2", library), ("thei2", other))
    )
    LinkVisits.objects.create(link=ours, day=ours.created.date(), count=7)
    shown = client.get(reverse("short_links:show", args=[ours.pk]))
    assert texts(shown, "td")[-1] == "7"
    assert client.get(reverse("short_links:show", args=[theirs.pk])).status_code == 404
    listed = client.get(reverse("short_links:index")).text
    assert ["/l/ours2/" in listed, "/l/thei2/" in listed] == [True, False]
