"""Fixtures of the whole suite."""

pytest_plugins = [
    "tests.template_database",
    "tests.isolation",
    "tests.chromium",
    "tests.house",
    "tests.engines",
    "tests.scheduling",
]

# Wagtail leaves the temporary file of each scaled picture to be closed when it is collected.
LEFT_OPEN_BY_WAGTAIL = ("Unclosed file <tempfile.SpooledTemporaryFile", "unclosed file <_io.BufferedRandom")


def pytest_configure(config):
    for message in LEFT_OPEN_BY_WAGTAIL:
        config.addinivalue_line("filterwarnings", f"ignore:{message}:ResourceWarning")
