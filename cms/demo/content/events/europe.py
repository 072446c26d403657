"""Events in Saint Petersburg, Minsk and Chișinău."""

from .records import Date, Happening

HAPPENINGS = (
    Happening(
        slug="family-in-the-archive",
        kind="lecture",
        library="national-library-of-russia",
        room="petersburg-hall",
        titles={"ru": "Семья в архиве: с чего начать", "en": "A family in the archive: where to begin"},
        summaries={
            "ru": "Какие документы сохранились, где они лежат и как их читать. С примерами из фондов.",
            "en": "Which documents have survived, where they are, and how to read them. With examples from the stacks.",
        },
        languages=("ru",),
        audiences=("30-59", "60+"),
        dates=(Date(19, "18:00", 90, seats=150, opens=6),),
        settings={"attendance": "mixed"},
    ),
    Happening(
        slug="travelling-letters",
        kind="exhibit",
        library="national-library-of-belarus",
        room="minsk-reading",
        titles={"ru": "Передвижная выставка писем", "en": "Letters on the road"},
        summaries={
            "ru": "Письма читателей библиотекам за сто лет. Восьмая остановка выставки.",
            "en": "A hundred years of letters from readers to libraries. The eighth stop of the exhibit.",
        },
        dates=(Date(15, "09:00", 60 * 24 * 30),),
        settings={"registration": "none"},
    ),
    Happening(
        slug="easy-language",
        kind="workshop",
        library="national-library-of-moldova",
        room="chisinau-seminar",
        titles={"en": "Writing so that everybody understands", "ru": "Писать понятно для всех"},
        summaries={
            "en": "Easy language for notices, rules and letters of a library.",
            "ru": "Простой язык для объявлений, правил и писем библиотеки.",
        },
        languages=("ro", "ru"),
        audiences=("professionals",),
        dates=(Date(30, "10:00", 180, seats=20, opens=16),),
    ),
)
