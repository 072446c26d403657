"""Events of the network itself."""

from ..body import heading, questions
from .records import Date, Happening, Told

HAPPENINGS = (
    Happening(
        slug="libraries-ask-libraries",
        kind="online",
        titles={
            "en": "Libraries ask libraries",
            "ru": "Библиотеки спрашивают библиотеки",
            "kk": "Кітапхана кітапханадан сұрайды",
            "uz": "Kutubxona kutubxonadan soʻraydi",
            "vi": "Thư viện hỏi thư viện",
            "ar": "مكتبات تسأل مكتبات",
        },
        summaries={
            "en": "An hour online for all who work in the network: bring one question, leave with three answers.",
            "ru": "Час онлайн для всех, кто работает в сети: принесите один вопрос, унесите три ответа.",
        },
        languages=("en", "ru"),
        audiences=("professionals",),
        dates=(Date(28, "12:00", 60, taken=19, was=21), Date(56, "12:00", 60)),
        settings={"attendance": "online", "max_party_size": 1},
        pages={
            "en": Told(
                "Libraries ask libraries",
                "An hour online for everybody who works in the network.",
                [
                    heading("How it works"),
                    (
                        "Whoever has a question puts it in two minutes. Whoever has met it tells in three what they "
                        "did. We write down the answers for those who could not come."
                    ),
                    questions(
                        "Before you come",
                        ("Do I have to speak?", "No. Listening is taking part."),
                        ("In which language?", "English and Russian, interpreted both ways."),
                    ),
                ],
                "letters",
                "Envelopes with stamps and seals on red cloth.",
            ),
        },
    ),
)
