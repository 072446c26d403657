"""For what benchmarks serve: the test's settings on the test's database, with a page cache of its own."""

import json
import os

from cms.settings.test import *  # noqa: F403

CACHES["pages"] = json.loads(os.environ["BENCHMARK_PAGES"])  # noqa: F405
if os.environ.get("BENCHMARK_BARE"):
    INSTALLED_APPS = []
    MIDDLEWARE = []
    ROOT_URLCONF = "tests.benchmarks.bare"
