"""Events in Bishkek and Dushanbe."""

from .records import Date, Happening

HAPPENINGS = (
    Happening(
        slug="library-beyond-the-pass",
        kind="online",
        library="national-library-of-kyrgyzstan",
        titles={"ru": "Библиотека за перевалом", "en": "The library beyond the pass"},
        summaries={
            "ru": "Как автобус с книгами доезжает до сёл, где зимой нет дороги. Онлайн, с вопросами.",
            "en": "How a bus full of books reaches villages without a road in winter. Online, with questions.",
        },
        languages=("ru", "ky"),
        dates=(Date(6, "14:00", 75, taken=31),),
        settings={"attendance": "online", "max_party_size": 1},
    ),
    Happening(
        slug="winter-reading-room",
        kind="ceremony",
        library="national-library-of-kyrgyzstan",
        room="bishkek-reading",
        titles={"ru": "Зимний читальный зал открывается", "en": "The winter reading room opens"},
        summaries={"ru": "Музыка, чай и первые читатели.", "en": "Music, tea and the first readers."},
        languages=("ky", "ru"),
        dates=(Date(1, "17:00", 90),),
        settings={"registration": "none"},
    ),
    Happening(
        slug="evening-of-rudaki",
        kind="reading",
        library="national-library-of-tajikistan",
        room="dushanbe-hall",
        titles={"ru": "Вечер Рудаки"},
        summaries={"ru": "Стихи, которым больше тысячи лет, и те, что написаны этой осенью."},
        languages=("tg", "ru"),
        dates=(Date(26, "18:00", 120, seats=300, taken=40),),
    ),
)
