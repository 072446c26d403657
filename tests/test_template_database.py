import os

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from wagtail.models import Page, Site

from cms.users.roles import PERMISSIONS


def role_names():
    return set(Group.objects.values_list("name", flat=True))


@pytest.mark.django_db
def test_database_holds_what_migrations_made():
    assert role_names() >= PERMISSIONS.keys()
    assert Site.objects.get().root_page.depth == 2


@pytest.mark.django_db(transaction=True)
def test_restored_database_has_the_rows_and_sequences_of_the_template(templates):
    before = role_names()
    key = Group.objects.create(name="first").pk
    Group.objects.all().delete()
    templates.restore()
    assert role_names() == before
    assert Page.objects.get(depth=1).slug == "root"
    assert Group.objects.create(name="second").pk == key


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_committed_deletion_does_not_reach_the_next_test(time):
    assert role_names() >= PERMISSIONS.keys()
    Group.objects.all().delete()


@pytest.mark.django_db
def test_database_is_this_process_own(templates, tmp_path_factory):
    own = {"sqlite": str(tmp_path_factory.getbasetemp()), "postgresql": str(os.getpid())}
    assert own[connection.vendor] in connection.settings_dict["NAME"]


@pytest.mark.parametrize("time", ["first", "second"])
def test_cached_value_does_not_reach_the_next_test(time):
    assert cache.get("seen") is None
    cache.set("seen", time)
    assert cache.get("seen") == time


def test_uploads_are_this_process_own(tmp_path_factory):
    assert default_storage.path("a.txt").startswith(str(tmp_path_factory.getbasetemp()))
