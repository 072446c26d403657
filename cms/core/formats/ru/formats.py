"""Dates in Russian: Django's own format of a day and its month has the month in the nominative."""

MONTH_DAY_FORMAT = "j E"
