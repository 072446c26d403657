import sys

import pytest

from cms.core.ornament import band, cover
from cms.core.ornament.__main__ import main


def run(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["ornament", *words])
    main()


def test_cover_goes_to_standard_output(monkeypatch, capsys):
    run(monkeypatch, "cover", "event:42", "--palette", "felt", "--family", "tile", "--size", "640x480")
    assert capsys.readouterr().out == cover("event:42", "felt", "tile", 640, 480)


def test_spine_goes_to_the_named_file(monkeypatch, tmp_path):
    run(monkeypatch, "spine", "library:7", "--palette", "walnut", "-o", str(tmp_path / "spine.svg"))
    assert (tmp_path / "spine.svg").read_text() == band("library:7", "walnut", upright=True)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("cover", "x", "--size", "12"), "argument --size: invalid size value: '12'"),
        (("cover", "x", "--palette", "magenta"), "argument --palette: invalid choice: 'magenta'"),
        (("cover", "x", "-o", "/nowhere/x.svg"), "No such file or directory: '/nowhere/x.svg'"),
    ],
)
def test_bad_word_ends_with_one_line_that_says_why(monkeypatch, capsys, words, reason):
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, *words)
    assert ended.value.code == 2
    assert reason in capsys.readouterr().err.splitlines()[-1]
