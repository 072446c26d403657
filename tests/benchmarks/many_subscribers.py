"""Many people who follow one topic, made by the database itself (PostgreSQL)."""

from django.db import connection

from sms.models import Topic

LANGUAGES = ["en", "ru", "kk", "uz", "vi", "ar"]
PLACES = [
    ("KZ", "Asia/Almaty", "+7701"),
    ("UZ", "Asia/Tashkent", "+99890"),
    ("MD", "Europe/Chisinau", "+37369"),
    ("VN", "Asia/Ho_Chi_Minh", "+8490"),
]
SUBSCRIBERS = """
    INSERT INTO sms_subscriber (phone, status, language, country, zone, age_band, cap, link_version, failures,
        created, changed)
    SELECT (%(beginnings)s::text[])[1 + n %% 4] || lpad(n::text, 7, '0'), 'active',
        (%(languages)s::text[])[1 + n / 4 %% 6], (%(countries)s::text[])[1 + n %% 4],
        (%(zones)s::text[])[1 + n %% 4], '', 4, 0, 0, now(), now()
    FROM generate_series(1, %(count)s) AS n
"""
FOLLOWINGS = """
    INSERT INTO sms_following (subscriber_id, topic_id, is_active, since)
    SELECT id, %(topic)s, true, now() FROM sms_subscriber
"""


def make_many_subscribers(count: int, topic: Topic) -> None:
    """So many people in six languages and four countries, all of whom follow the topic."""
    countries, zones, beginnings = (list(each) for each in zip(*PLACES, strict=True))
    values = {"countries": countries, "zones": zones, "beginnings": beginnings, "languages": LANGUAGES}
    with connection.cursor() as cursor:
        cursor.execute(SUBSCRIBERS, values | {"count": count})
        cursor.execute(FOLLOWINGS, {"topic": topic.pk})
        # As autovacuum leaves them: it also lets the database read indexes alone.
        cursor.execute("VACUUM ANALYZE sms_subscriber, sms_following")
