import pytest
from django.test import override_settings

from cms.demo.reset import CannotReset, contents, empty, sentence


@pytest.fixture
def var(tmp_path, settings):
    """A var/ with a database in it."""
    with override_settings(
        VAR=tmp_path / "var", DATABASES={"default": {"NAME": tmp_path / "var" / "outreach.sqlite3"}}
    ):
        (tmp_path / "var" / "media").mkdir(parents=True)
        (tmp_path / "var" / "media" / "letter.txt").write_text("12345")
        (tmp_path / "var" / "outreach.sqlite3").write_text("")
        yield tmp_path / "var"


def test_what_will_be_deleted_is_named_with_its_size(var):
    assert sentence(contents()) == f"This deletes:\n  {var}/media (5\xa0bytes)\n  {var}/outreach.sqlite3 (0\xa0bytes)"


def test_everything_in_var_is_deleted_and_nothing_beside_it(var, tmp_path):
    (tmp_path / "keep.txt").write_text("")
    (var / "link").symlink_to(tmp_path)
    empty(contents())
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["keep.txt", "var"]


def test_nothing_is_deleted_where_the_database_is_elsewhere(var, tmp_path):
    with override_settings(DATABASES={"default": {"NAME": "outreach"}}), pytest.raises(CannotReset):
        contents()
    assert (var / "outreach.sqlite3").exists()
