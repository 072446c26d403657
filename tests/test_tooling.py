import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parent.parent
COMMANDS = ["help", "demo", "test", "check", "format", "messages", "lock", "bench"]
INSTALLING = ["Installing requirements.txt ...", "Installing requirements.txt: 1 packages, unpacking ..."]


def write_requirements(project, name, version):
    """Require one package that lies beside the file, so that nothing has to be fetched."""
    wheel = project / f"tiny-{version}-py3-none-any.whl"
    about = f"tiny-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny.py", f"VERSION = {version!r}\n")
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", f"tiny.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (project / name).write_text(f"--find-links .\ntiny=={version} --hash=sha256:{digest}\n")


def run_bootstrap(project, requirements="requirements.txt"):
    command = [sys.executable, "bootstrap.py", requirements]
    environment = {**os.environ, "PIP_NO_INDEX": "1"}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def installed_version(project):
    command = [".venv/bin/python", "-c", "import tiny; print(tiny.VERSION)"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False).stdout.strip()


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory):
    """A project whose first installation was interrupted, and what the next run did about it."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "bootstrap.py", project)
    write_requirements(project, "requirements.txt", "1.0")
    write_requirements(project, "requirements-dev.txt", "3.0")
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "half").touch()
    return project, run_bootstrap(project)


@pytest.fixture
def project(interrupted, tmp_path):
    """A project with everything installed."""
    return shutil.copytree(interrupted[0], tmp_path / "project", symlinks=True)


def test_bootstrap_after_an_interrupted_run_starts_afresh(interrupted):
    project, run = interrupted
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == ["Making .venv ...", *INSTALLING]
    assert installed_version(project) == "1.0"
    assert not (project / ".venv" / "half").exists()


def test_bootstrap_with_everything_installed_is_silent(project):
    run = run_bootstrap(project)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_bootstrap_after_requirements_changed_installs_them(project):
    write_requirements(project, "requirements.txt", "2.0")
    assert run_bootstrap(project).stdout.splitlines() == INSTALLING
    assert installed_version(project) == "2.0"


def test_bootstrap_with_development_requirements_installed_leaves_them(project):
    assert run_bootstrap(project, "requirements-dev.txt").returncode == 0
    assert run_bootstrap(project, "requirements.txt").stdout == ""
    assert installed_version(project) == "3.0"


def test_bootstrap_with_another_file_than_the_pinned_one_refuses_it(project):
    write_requirements(project, "requirements.txt", "2.0")
    with (project / "tiny-2.0-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"something else")
    run = run_bootstrap(project)
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == "requirements.txt could not be installed; what pip says is above."
    assert installed_version(project) == "1.0"


def test_bootstrap_with_an_old_python_says_so_in_one_line(capsys, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 6, 15))
    assert bootstrap.main("requirements.txt") == 1
    line = "Python 3.11 or newer is needed, this is Python 3.6. Name another: make demo PYTHON=python3.11\n"
    assert capsys.readouterr() == ("", line)


def test_bootstrap_can_be_read_by_an_old_python():
    ast.parse((ROOT / "bootstrap.py").read_text(), feature_version=(3, 4))


def test_bootstrap_in_a_folder_that_cannot_be_written_says_so_in_one_line(capsys, monkeypatch):
    monkeypatch.setattr(bootstrap, "ROOT", "/dev/null")
    assert bootstrap.main("requirements.txt") == 1
    assert capsys.readouterr() == ("", "This folder cannot be written to: /dev/null (Not a directory).\n")


def make(*arguments, path=os.environ["PATH"]):
    environment = {"PATH": path, "LC_ALL": "C"}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_make_alone_lists_the_commands():
    commands = [line.split("\t")[0] for line in make().stdout.splitlines()]
    assert commands == [f"make {name}" for name in COMMANDS]


def test_make_without_a_python_says_so_in_one_line(tmp_path):
    for tool in ("make", "sh"):
        (tmp_path / tool).symlink_to(shutil.which(tool))
    run = make("demo", path=str(tmp_path))
    assert run.returncode == 2
    assert run.stderr.splitlines()[0] == (
        "Python 3.11 or newer is needed and was not found (python3.11 python3.12 python3.13 python3.14 python3). "
        "Name it: make demo PYTHON=/path/to/python"
    )
