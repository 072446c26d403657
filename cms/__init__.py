"""The Django project: settings and addresses, and everything that is editorial content."""

from cms.celery import app as celery_app

__all__ = ["celery_app"]
