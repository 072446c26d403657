"""The Celery application; tasks live in each app's `tasks` module."""

import gc
import os

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")

app = Celery("cms")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def let_be_what_is_loaded(**kwargs: object) -> None:
    """What is loaded by now stays until the end: no search for rubbish need walk through it again."""
    gc.collect()
    gc.freeze()
