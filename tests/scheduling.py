"""Pytest plugin: the tests of a file that takes long to prepare run in one process, all others wherever there is room.

Groups of pytest-xdist do not work with pytest 9.2, which no longer lets the names of tests be changed.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = {"tests/cms/demo/test_content.py", "tests/cms/outbox/test_killed.py", "tests/test_tooling.py"}


class Scheduling(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)
