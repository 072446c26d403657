"""What is asked for often is kept for some seconds, and not at all where nobody wants that."""

from itertools import count

from cms.core.remembered import MOST, remembered


def test_answer_is_kept_for_its_seconds_and_its_arguments(settings, monkeypatch):
    now, answers = [0.0], count()
    monkeypatch.setattr("cms.core.remembered.time.monotonic", lambda: now[0])
    settings.REMEMBERED_SECONDS = 2
    ask = remembered(lambda name: (name, next(answers)))
    assert [ask("a"), ask("a"), ask("b")] == [("a", 0), ("a", 0), ("b", 1)]
    now[0] = 1.9
    assert ask("a") == ("a", 0)
    now[0] = 2.0
    assert ask("a") == ("a", 2)


def test_nothing_is_kept_in_tests():
    answers = count()
    ask = remembered(lambda: next(answers))
    assert [ask(), ask()] == [0, 1]


def test_so_many_answers_are_kept_and_no_more(settings):
    settings.REMEMBERED_SECONDS = 60
    answers = count()
    ask = remembered(lambda number: next(answers))
    assert [ask(number) for number in range(MOST)] == list(range(MOST))
    assert [ask(0), ask(MOST), ask(0)] == [0, MOST, MOST + 1]
