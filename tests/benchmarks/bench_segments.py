"""Counting the segments of texts as they are sent, on one core."""

import time

from sms.texts.segments import count

LEAST_A_SECOND, TEXTS = 100_000, 200_000
GSM = (
    "Library Outreach: Chess club on Saturday at 15:00, bring a friend. Leave: reply STOP",
    (
        "Library Outreach: The reading marathon begins on Monday. Read 20 minutes a day, tell us what, and win one of "
        "30 books; everybody from 8 to 18 may take part: https://books.example.org/r/1. Leave: https://b.example.org/s/Ab1"
    ),
    "Library Outreach: your code is [482913] ~ it holds for 10 minutes",
)
CYRILLIC = (
    "Библиотека: шахматный клуб в субботу в 15:00. Выйти: СТОП",
    "Кітапхана: сенбі күні сағат 15:00-де шахмат үйірмесі, досыңызды ертіп келіңіз. Бас тарту: ТОҚТАТУ деп жазыңыз",
    (
        "Библиотека: в понедельник начинается марафон чтения. Читайте 20 минут в день, расскажите нам, что читаете, и "
        "выиграйте одну из 30 книг 📚; участвуют все от 8 до 18 лет. https://books.example.org/r/1"
    ),
)


def rate(texts: tuple[str, ...]) -> float:
    """Texts counted in a second of this core; each is a string of its own, as when it has just been rendered."""
    rendered = [f"{texts[number % len(texts)]} {number % 10}" for number in range(TEXTS)]
    begun = time.process_time()
    for text in rendered:
        count(text)
    return TEXTS / (time.process_time() - begun)


def test_a_hundred_thousand_texts_a_second():
    measured = {"GSM-7": rate(GSM), "UCS-2": rate(CYRILLIC), "both": rate(GSM + CYRILLIC)}
    print(", ".join(f"{name}: {speed:,.0f} texts/s" for name, speed in measured.items()))
    assert min(measured.values()) >= LEAST_A_SECOND
