"""What holds for text messages where nobody has said anything else, and that .env.example tells it."""

import os
import re
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cms.settings import environment

OURS = re.compile(r"^(SMS|TWILIO)_")
READ = re.compile(r"\benv\.\w+\(\s*\"((?:SMS|TWILIO)_\w+)\"")
TOLD = re.compile(r"^#? ?((?:SMS|TWILIO)_\w+)=(.*)$", re.MULTILINE)
PLACES = ("cms", "sms", "events")


@pytest.fixture
def texting(monkeypatch):
    """Reads the settings of text messages anew, from these variables alone."""
    for name in filter(OURS.match, list(os.environ)):
        monkeypatch.delenv(name)

    def texting(*, demo: bool = False, **variables: str) -> SimpleNamespace:
        monkeypatch.setattr(environment, "DEMO", demo)
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            patch.delitem(sys.modules, "cms.settings.texting")
            found = vars(import_module("cms.settings.texting"))
            return SimpleNamespace(**{name: value for name, value in found.items() if OURS.match(name)})

    return texting


def told() -> dict[str, str]:
    """What .env.example says, setting by setting."""
    return dict(TOLD.findall((Path(settings.BASE_DIR) / ".env.example").read_text()))


def test_people_hear_little_by_day_and_the_young_not_without_a_parent(texting):
    found = texting()
    assert (found.SMS_OPENS, found.SMS_CLOSES, found.SMS_MOST_A_DAY) == ("09:00", "20:00", 3)
    assert (found.SMS_MINIMUM_AGE, found.SMS_MINIMUM_AGES) == (16, {})


def test_countries_differ_in_age_as_the_example_shows(texting):
    assert texting(SMS_MINIMUM_AGES=told()["SMS_MINIMUM_AGES"]).SMS_MINIMUM_AGES == {"KZ": 16, "VN": 15}


def test_more_than_five_hundred_are_written_to_by_two_people(texting):
    assert texting().SMS_APPROVAL_ABOVE == 500


def test_texts_are_kept_for_a_month_and_who_has_left_for_three(texting):
    found = texting()
    assert (found.SMS_CONTENT_DAYS, found.SMS_ROW_DAYS) == (30, 365)
    assert (found.SMS_LINK_DAYS, found.SMS_LEFT_DAYS) == (365, 90)


def test_the_phone_of_the_demo_may_be_written_to_at_any_hour_and_nothing_else_is_different(texting):
    usual, demo = vars(texting()), vars(texting(demo=True))
    assert {name: demo[name] for name in demo if demo[name] != usual[name]} == {
        "SMS_OPENS": "00:00",
        "SMS_CLOSES": "23:59:59",
    }


def test_nothing_is_sent_anywhere_unless_somebody_says_so(texting):
    found = texting()
    assert [found.SMS_LOCAL, found.TWILIO_ACCOUNT_SID, found.SMS_HTTP_URL, found.SMS_SMPP_URL] == [False, "", "", ""]


@pytest.mark.parametrize(
    ("name", "text"),
    [("SMS_OPENS", "9 am"), ("SMS_CLOSES", "25:00"), ("SMS_HTTP_LATER", "(busy"), ("SMS_HTTP_SUCCESS", "*")],
)
def test_site_does_not_start_with_hours_or_patterns_that_cannot_be_read(texting, name, text):
    with pytest.raises(ImproperlyConfigured, match=name):
        texting(**{name: text})


def test_example_names_every_setting_that_is_read_and_no_other():
    files = (path for place in PLACES for path in (Path(settings.BASE_DIR) / place).rglob("*.py"))
    assert {name for path in files for name in READ.findall(path.read_text())} == set(told())


def test_example_shows_what_holds_without_it_unless_that_is_nothing(texting):
    usual, shown = vars(texting()), vars(texting(**told()))
    assert {name: shown[name] for name in told() if usual[name] and shown[name] != usual[name]} == {}
