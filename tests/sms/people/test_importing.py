"""Lists of numbers from paper: each row is judged, and nobody is written to without a consent."""

import csv
import datetime
import io
from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sms.models import Consent, ImportPart, ImportRun, Subscriber
from sms.people.consents import record
from sms.people.importing import adding, working
from sms.people.importing.beginning import import_numbers
from sms.people.importing.reading import NotAList
from sms.people.importing.working import import_waiting, work_through
from sms.people.services import forget_people
from tests.factories.sms import FollowingFactory, RouteFactory, SenderFactory, SubscriberFactory
from tests.factories.users import AdministratorFactory, UserFactory
from tests.sms.people.joining import chess

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(house):
    sender = SenderFactory(route=None)
    for country in ("KZ", "VN"):
        RouteFactory(sender=sender, country=country)
    return AdministratorFactory()


def bring(officer, content, **values):
    given = {
        "content": content if isinstance(content, bytes) else content.encode(),
        "topics": [chess()],
        "language": "kk",
        "country": "KZ",
        "library": None,
        "place": "Folder 7, district library",
        "signed_on": datetime.date(2026, 9, 1),
        "wording": "I agree to get messages about chess.",
        "by": officer,
    }
    return import_numbers(**given | values)


def report(run):
    rows = csv.reader(io.StringIO("".join(part.text for part in run.parts.all())))
    return [(int(line), result) for line, _number, result in rows]


def done(run):
    run.refresh_from_db()
    return run.counts


def test_each_row_is_judged(officer):
    SubscriberFactory(phone="+77010000003")
    FollowingFactory(subscriber=SubscriberFactory(phone="+77010000004"), topic=chess())
    record("+77010000005", "withdrawn", "keyword")
    record("+77010000006", "withdrawn", "keyword", subjects=[(chess().pk, None)])
    SubscriberFactory(phone="+77010000007", status="stopped", ended_at=timezone.now())
    SubscriberFactory(phone="+77010000008", status="pending")
    SubscriberFactory(phone="+77010000009", status="invalid", ended_at=timezone.now())
    rows = [
        ("8 701 000 00 01", "", "", "", "added"),
        ("+84 90 123 45 67", "VI", "chess", "30", "added"),
        ("8 701 000 00 01", "", "", "", "stands in this list more than once"),
        ("701 000 00 03", "", "", "", "was here already; topics added"),
        ("701 000 00 04", "", "", "", "was here already with these topics"),
        ("701 000 00 05", "", "", "", "has left; only its owner can come back"),
        ("701 000 00 06", "", "", "", "has left; only its owner can come back"),
        ("701 000 00 07", "", "", "", "has left; only its owner can come back"),
        ("701 000 00 08", "", "", "", "added"),
        ("701 000 00 09", "", "", "", "messages did not arrive there"),
        ("7272 50 12 34", "", "", "", "a landline"),
        ("=1+1", "", "", "", "not a phone number"),
        ("+998 90 123 45 67", "", "", "", "no sender reaches it"),
        ("701 000 00 10", "tlh", "", "", "a language that the site does not have"),
        ("701 000 00 11", "", "chess, golf", "", "a topic that does not exist"),
        ("701 000 00 12", "", "", "12", "too young; a parent or guardian has to agree on the site"),
        ("701 000 00 13", "", "", "12-15", "too young; a parent or guardian has to agree on the site"),
        ("701 000 00 14", "", "", "old", "the age is not understood"),
    ]
    table = "".join(f'{number};{language};"{topics}";{age};x\n' for number, language, topics, age, _said in rows)
    run = bring(officer, f"Number;Language;Topics;Age;Signed\n{table}701 000 00 15;;;;\n")
    assert import_waiting() == 19
    assert [result for _line, result in report(run)] == [*(row[-1] for row in rows), "not signed"]
    active = Subscriber.objects.filter(status="active", followings__is_active=True)
    assert sorted(str(each.phone) for each in active) == [
        "+77010000001",
        "+77010000003",
        "+77010000004",
        "+77010000008",
        "+84901234567",
    ]
    assert Subscriber.objects.values_list("language", "country", "zone", "age_band").get(phone="+84901234567") == (
        "vi",
        "VN",
        "Asia/Ho_Chi_Minh",
        "30-59",
    )


def test_proof_is_on_record(officer):
    bring(officer, "number\n87010000001\n")
    import_waiting()
    (step,) = Consent.objects.of("+77010000001")
    assert (step.act, step.source, step.evidence, step.by, step.confirmed, step.wording.text) == (
        "given",
        "import",
        "Folder 7, district library, 2026-09-01",
        officer,
        False,
        "I agree to get messages about chess.",
    )


def test_formula_does_not_reach_the_report(officer):
    run = bring(officer, "number\n=HYPERLINK(1)\n")
    import_waiting()
    assert "'=HYPERLINK(1)," in run.parts.get().text


def test_report_holds_no_whole_number(officer):
    run = bring(officer, "number\n8 701 000 00 01\n+77010000002\n")
    import_waiting()
    lines = run.parts.get().text.splitlines()
    assert lines == ["2,8 701••••••••01,added", "3,'+7701•••••02,added"]


def test_five_thousand_rows_of_every_kind(officer):
    """Duplicates, landlines, nonsense and people who left among them; each person once."""
    kinds = ["87010{:06}", "+7 701 0{:06}", "7272{:06}", "x{}", "8707{:07}"]
    numbers = [kinds[index % 5].format(index // 5) for index in range(5000)]
    for index in range(0, 1000, 10):
        record(f"+7707{index:07}", "withdrawn", "keyword")
    run = bring(officer, "number\n" + "\n".join(numbers))
    import_waiting()
    counts = done(run)
    assert sum(counts.values()) == len(report(run)) == 5000
    assert counts == Counter(result for result in counts for _each in range(counts[result]))
    assert {name: counts[name] for name in ("added", "twice", "left")} == {"added": 1900, "twice": 1000, "left": 100}
    assert Subscriber.objects.filter(status="active").count() == Consent.objects.filter(source="import").count() == 1900


def test_worker_that_is_lost_loses_nothing(officer, monkeypatch):
    monkeypatch.setattr(working, "AT_ONCE", 2)
    run = bring(officer, "number\n" + "\n".join(f"8701000000{last}" for last in (1, 2, 3, 1, 5)))
    real, calls = adding.add, []

    def dies(run, candidates):
        calls.append(len(candidates))
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(run, candidates)

    monkeypatch.setattr(working, "add", dies)
    with pytest.raises(KeyboardInterrupt):
        import_waiting()
    assert (ImportRun.objects.get().state, ImportRun.objects.get().position) == ("running", 2)
    import_waiting()
    assert [line for line, _result in report(run)] == [2, 3, 4, 5, 6]
    assert done(run) == {"added": 4, "twice": 1}


def test_second_worker_leaves_it_to_the_first(officer):
    run = bring(officer, "number\n87010000001\n")
    late = ImportRun.objects.get()
    work_through(ImportRun.objects.get())
    assert (work_through(late), done(run)) == (0, {"added": 1})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "name the columns"),
        (b"name\nAigerim\n", "name the columns"),
        (b"number\n\n\n", "There is no row in it."),
        (b"\x98" * 31, "This is no CSV file."),
        (b"number\n" + b"1\n" * 100_001, "At most 100000 rows at a time."),
        (b"number\n" + b"1" * 10_000_000, "The file is too large."),
        (b'number\n"' + b"1" * 200_000, "breaks off"),
    ],
)
def test_what_is_no_list_is_refused(officer, content, says):
    with pytest.raises(NotAList, match=says):
        bring(officer, content)
    assert ImportRun.objects.count() == 0


@pytest.mark.parametrize("name", ["Айгерим", "Айгери"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_list_may_be_in_any_usual_encoding(officer, encoding, name):
    run = bring(officer, f"number\tимя\n87010000001\t{name}\n".encode(encoding))
    import_waiting()
    assert done(run) == {"added": 1}


def test_list_and_report_are_not_kept(officer):
    run = bring(officer, "number\n87010000001\n")
    import_waiting()
    run.refresh_from_db()
    assert (run.content, run.state, run.parts.count()) == ("", "done", 1)
    forget_people(timezone.now() + datetime.timedelta(days=31))
    assert (ImportPart.objects.count(), done(run)) == (0, {"added": 1})


def test_nobody_brings_in_people_without_the_right(house):
    with pytest.raises(PermissionDenied):
        bring(UserFactory(), "number\n87010000001\n")


def test_row_that_makes_no_sense_stops_nothing(officer):
    run = bring(officer, f"number,age\n87010000001,{'9' * 5000}\n87010000002,20\n")
    import_waiting()
    assert done(run) == {"age": 1, "added": 1}


def test_list_that_cannot_be_worked_through_does_not_keep_others(officer, caplog):
    broken, good = (bring(officer, f"number\n8701000000{last}\n") for last in (1, 2))
    ImportRun.objects.filter(pk=broken.pk).update(content="", created=timezone.now() - datetime.timedelta(days=1))
    import_waiting()
    assert (done(good), len(caplog.records)) == ({"added": 1}, 1)


@pytest.mark.parametrize(
    ("signed", "result"),
    [("", "unproven"), ("no", "unproven"), ("Нет", "unproven"), ("–", "unproven"), ("x", "added"), ("да", "added")],
)
def test_no_is_no_signature(officer, signed, result):
    run = bring(officer, f"number,signed\n87010000001,{signed}\n")
    import_waiting()
    assert done(run) == {result: 1}
