"""Make .venv and install the pinned requirements; `make` runs this before everything else.

    python bootstrap.py requirements.txt

It is written so that every Python since 2.7 can read it: one that is too old for the site says so in one line.
"""

from __future__ import print_function

import hashlib
import io
import os
import subprocess
import sys
import tempfile

OLDEST_PYTHON = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed")
# Each file holds everything the files before it hold.
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]
PIP_INSTALL = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]


class CannotInstall(Exception):
    """The message is one line for the person who ran `make`."""


def main(requirements):
    """Install one of REQUIREMENTS and return the exit code."""
    try:
        check_python()
        check_folder()
        if not is_installed(requirements):
            install(requirements)
    except CannotInstall as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; the next run goes on from here.", file=sys.stderr)
        return 130
    return 0


def check_python():
    """Refuse a Python that the site cannot run on."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        found = "{0}.{1}".format(*sys.version_info[:2])
        wanted = "{0}.{1}".format(*OLDEST_PYTHON)
        message = "Python {0} or newer is needed, this is Python {1}. Name another: make demo PYTHON=python{0}"
        raise CannotInstall(message.format(wanted, found))


def check_folder():
    """Refuse a folder in which nothing can be written."""
    try:
        with tempfile.TemporaryFile(dir=ROOT) as probe:
            probe.write(b"x")
    except (IOError, OSError) as problem:
        raise CannotInstall("This folder cannot be written to: {0} ({1}).".format(ROOT, problem.strerror))


def is_installed(requirements):
    """Whether the last finished installation covers these requirements as they are now."""
    if not os.path.exists(VENV_PYTHON) or not os.path.exists(STAMP):
        return False
    with io.open(STAMP, encoding="ascii") as stamp:
        stamped = stamp.read()
    return any(stamped == mark(name) for name in REQUIREMENTS[REQUIREMENTS.index(requirements) :])


def mark(requirements):
    """Name a requirements file together with its content."""
    with io.open(os.path.join(ROOT, requirements), "rb") as file:
        return "{0} {1}\n".format(requirements, hashlib.sha256(file.read()).hexdigest())


def install(requirements):
    """Bring .venv in line with the requirements; the stamp stays away until all of it has succeeded."""
    if not os.path.exists(VENV_PYTHON) or not os.path.exists(STAMP):
        make_venv()
    else:
        os.remove(STAMP)
    run_pip(requirements)
    with io.open(STAMP, "w", encoding="ascii") as stamp:
        stamp.write(mark(requirements))


def make_venv():
    """Make .venv, or make it again where an interrupted run or a removed Python left it broken."""
    if not works([sys.executable, "-c", "import ensurepip, venv"]):
        raise CannotInstall("This Python cannot make a virtual environment: install its venv module (python3-venv).")
    print("Making .venv ...")
    output = tempfile.TemporaryFile()
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV], stdout=output, stderr=subprocess.STDOUT):
        show(output)
        raise CannotInstall("The virtual environment {0} could not be made; the reason is above.".format(VENV))


def works(command):
    """Whether a command exists and succeeds; what it prints is dropped."""
    with open(os.devnull, "w") as nowhere:
        try:
            return subprocess.call(command, stdout=nowhere, stderr=nowhere) == 0
        except OSError:
            return False


def run_pip(requirements):
    """Install with pip, counting packages as they come; pip's own words are shown only when it fails."""
    command = [VENV_PYTHON] + PIP_INSTALL + ["--require-hashes", "-r", os.path.join(ROOT, requirements)]
    pip = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = tempfile.TemporaryFile()
    progress = Progress(requirements)
    for line in pip.stdout:
        output.write(line)
        progress.follow(line)
    failed = pip.wait() != 0
    progress.end()
    if failed:
        show(output)
        raise CannotInstall("{0} could not be installed; what pip says is above.".format(requirements))


class Progress:
    """One line that counts packages; where output goes to a file, only its beginning and end."""

    def __init__(self, requirements):
        self.name = requirements
        self.count = 0
        self.moving = sys.stdout.isatty()
        self.say("Installing {0} ...".format(requirements))

    def follow(self, line):
        """Take note of one line of pip's output."""
        if line.startswith((b"Collecting ", b"Processing ", b"Requirement already satisfied")):
            self.count += 1
            if self.moving:
                self.say("\rInstalling {0}: {1} packages fetched ".format(self.name, self.count))
        elif line.startswith(b"Installing collected packages"):
            self.say("\r" * self.moving + "Installing {0}: {1} packages, unpacking ...".format(self.name, self.count))

    def say(self, text):
        """Show text at once; without a terminal each text is a line of its own."""
        sys.stdout.write(text if self.moving else text + "\n")
        sys.stdout.flush()

    def end(self):
        """Leave the cursor on a fresh line."""
        if self.moving:
            print()


def show(output):
    """Copy what a failed command printed to standard error."""
    output.seek(0)
    sys.stderr.write(output.read().decode("utf-8", "replace"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
