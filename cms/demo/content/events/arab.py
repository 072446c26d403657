"""Events in Alexandria and Amman."""

from ..body import bullets, heading
from .records import Date, Happening, Told

HAPPENINGS = (
    Happening(
        slug="evening-of-the-arabic-language",
        kind="ceremony",
        library="bibliotheca-alexandrina",
        room="alexandria-hall",
        titles={"ar": "أمسية اللغة العربية", "en": "An evening for the Arabic language"},
        summaries={
            "ar": "قراءات بالعربية من بلدان كثيرة، وخطاطون يكتبون أسماء الحاضرين.",
            "en": "Readings in Arabic from many countries, and calligraphers who write the names of those who come.",
        },
        languages=("ar",),
        dates=(Date(22, "19:00", 150, seats=250, taken=96),),
        settings={
            "accessibility": {"ar": "ترجمة بلغة الإشارة.", "en": "Interpreted into sign language."},
            "contact_email": "bibliotheca-alexandrina@example.org",
        },
        pages={
            "ar": Told(
                "أمسية اللغة العربية",
                "قراءات بالعربية من بلدان كثيرة، وخطاطون يكتبون أسماء الحاضرين.",
                [
                    heading("البرنامج"),
                    bullets("قراءات قصيرة من الشعر والنثر.", "ركن الخط: اسمك بالخط العربي.", "معرض لكتب الأطفال."),
                    "الدخول مجاني، والأماكن محجوزة حتى بداية الأمسية.",
                ],
                "harbour",
                "مكتبة على شكل قرص مائل قرب البحر.",
            ),
            "en": Told(
                "An evening for the Arabic language",
                "Readings in Arabic from many countries, and calligraphers who write your name.",
                [
                    heading("Programme"),
                    bullets(
                        "Short readings, verse and prose.", "Calligraphy: your name.", "A show of children’s books."
                    ),
                    "Admission is free; seats are kept until the evening begins.",
                ],
                "harbour",
                "A library like a tilted disc by the sea.",
            ),
        },
    ),
    Happening(
        slug="research-skills-amman",
        kind="training",
        library="university-of-jordan-library",
        titles={"ar": "مهارات البحث العلمي", "en": "Skills for research"},
        summaries={
            "ar": "ثلاثة لقاءات عبر الإنترنت: قواعد البيانات، تقييم المصادر، التوثيق.",
            "en": "Three meetings online: databases, judging sources, citing.",
        },
        languages=("ar",),
        audiences=("20-29",),
        dates=(Date(17, "17:00", 75, seats=100, taken=20), Date(24, "17:00", 75), Date(31, "17:00", 75)),
        settings={"attendance": "online", "registration": "series", "max_party_size": 1},
    ),
)
