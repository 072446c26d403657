"""The site in the theme of public screens, within this process."""

import copy

import pytest

FOLDER = "kiosk"


@pytest.fixture
def kiosk(settings):
    """Switch the theme as THEME=kiosk would; answers its folder."""
    themes = settings.BASE_DIR / "themes"
    settings.THEME = FOLDER
    settings.THEME_CHAIN = [themes / FOLDER, themes / "default"]
    settings.STATICFILES_DIRS = [theme / "static" for theme in settings.THEME_CHAIN]
    engines = copy.deepcopy(settings.TEMPLATES)
    engines[0]["DIRS"] = [theme / "templates" for theme in settings.THEME_CHAIN]
    settings.TEMPLATES = engines
    return themes / FOLDER
