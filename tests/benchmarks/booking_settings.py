"""For what the benchmark of booking serves: the test's settings on the test's database, with the bare view beside."""

from cms.settings.test import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.booking_urls"
