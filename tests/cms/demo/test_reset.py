import pytest

from cms.demo.reset import CannotReset, contents, empty, sentence


@pytest.fixture
def var(tmp_path):
    """A folder with a database and a file in it."""
    folder = tmp_path / "var"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "letter.txt").write_text("12345")
    (folder / "outreach.sqlite3").write_text("")
    return folder


def test_what_will_be_deleted_is_named_with_its_size(var):
    doomed = contents(var, database=var / "outreach.sqlite3")
    assert sentence(doomed) == f"This deletes:\n  {var}/media (5\xa0bytes)\n  {var}/outreach.sqlite3 (0\xa0bytes)"


def test_everything_in_the_folder_is_deleted_and_nothing_beside_it(var, tmp_path):
    (tmp_path / "keep.txt").write_text("")
    (var / "link").symlink_to(tmp_path)
    empty(contents(var, database=var / "outreach.sqlite3"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["keep.txt", "var"]


def test_nothing_is_deleted_where_the_database_is_elsewhere(var, tmp_path):
    with pytest.raises(CannotReset):
        contents(var, database=tmp_path / "outreach.sqlite3")


def test_folder_that_is_not_there_has_nothing_to_delete(tmp_path):
    assert contents(tmp_path / "var", database=tmp_path / "var" / "outreach.sqlite3") == []
