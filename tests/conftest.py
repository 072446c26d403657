"""Fixtures of the whole suite."""

pytest_plugins = ["tests.template_database", "tests.isolation", "tests.chromium", "tests.house"]
