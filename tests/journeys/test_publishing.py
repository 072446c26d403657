"""From an editor's log-in to a reader's screen: written in Kazakh, approved by an officer, seen in list and page."""

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page as Screen
from playwright.sync_api import expect

from cms.partners.models import PartnerLibrary
from cms.partners.services import set_up_library
from cms.users.models import User
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from cms.users.services.addresses import confirm_address

PASSWORD = "a long enough password"
TITLE = "Қалалық кітапханада түнгі оқу басталды"
SUMMARY = "Жұма сайын кітапхана түн ортасына дейін ашық."


@pytest.fixture
def library(house) -> PartnerLibrary:
    library = PartnerLibrary.objects.create(
        slug="almaty", names={"kk": "Алматы қалалық кітапханасы"}, kind="city", country="KZ", languages=["kk"]
    )
    set_up_library(library=library)
    return library


def person(email: str, *groups: Group) -> User:
    user = User.objects.create_user(email=email, password=PASSWORD, name="A person", language="en")
    user.groups.set(groups)
    confirm_address(user=user)
    return user


def log_in(screen: Screen, address: str, email: str) -> None:
    screen.goto(f"{address}/admin/")
    screen.get_by_label("E-mail").fill(email)
    screen.get_by_label("Password", exact=True).fill(PASSWORD)
    screen.get_by_role("button", name="Log in", exact=True).click()
    expect(screen).to_have_url(f"{address}/admin/")


def write_and_submit(screen: Screen, address: str, section: int) -> None:
    screen.goto(f"{address}/admin/pages/add/news/newspage/{section}/")
    screen.get_by_role("textbox", name=re.compile("^Title")).fill(TITLE)
    screen.get_by_role("textbox", name=re.compile("^Summary")).fill(SUMMARY)
    screen.get_by_role("button", name="More actions").click()
    screen.get_by_role("button", name=re.compile("Submit for approval")).click()
    expect(screen.locator(".messages")).to_contain_text("submitted for moderation")


def approve(screen: Screen, address: str) -> None:
    screen.goto(f"{address}/admin/")
    screen.get_by_role("link", name=TITLE).first.click()
    screen.get_by_role("button", name="More actions").click()
    screen.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(screen.locator(".messages")).to_contain_text("updated")


@pytest.mark.django_db(transaction=True)
def test_news_in_kazakh_is_submitted_approved_and_read(browser, page, live_server, library):
    person("editor@example.org", library.team.group, Group.objects.get(name=PARTNER_EDITORS))
    person("officer@example.org", Group.objects.get(name=OUTREACH_OFFICERS))
    section = library.pages.get()

    log_in(page, live_server.url, "editor@example.org")
    write_and_submit(page, live_server.url, section.pk)
    reader = browser.new_context().new_page()
    reader.goto(f"{live_server.url}/kk/news/")
    expect(reader.get_by_text(TITLE)).to_have_count(0)

    officer = browser.new_context(locale="en").new_page()
    log_in(officer, live_server.url, "officer@example.org")
    approve(officer, live_server.url)

    reader.reload()
    reader.get_by_role("link", name=TITLE).click()
    expect(reader).to_have_url(f"{live_server.url}/kk/libraries/almaty/qalalyq-kitapkhanada-tungi-oqu-bastaldy/")
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_text(SUMMARY)).to_be_visible()
