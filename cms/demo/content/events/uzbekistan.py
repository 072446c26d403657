"""Events in Tashkent and Samarkand."""

from ..body import bullets, heading
from .records import Date, Happening, Told

NATIONAL = "national-library-of-uzbekistan"
SAMARKAND = "samarkand-university-library"

HAPPENINGS = (
    Happening(
        slug="navoi-in-five-languages",
        kind="reading",
        library=NATIONAL,
        room="tashkent-hall",
        titles={
            "uz": "Navoiy besh tilda",
            "ru": "Навои на пяти языках",
            "en": "Reading Navoi aloud in five languages",
        },
        summaries={
            "uz": "Bir gʻazal oʻzbek, rus, qoraqalpoq, ingliz va arab tillarida yangraydi. Kim xohlasa, oʻzi oʻqiydi.",
            "ru": "Одна газель звучит на узбекском, русском, каракалпакском, английском и арабском. Читает, кто хочет.",
            "en": "One ghazal in Uzbek, Russian, Karakalpak, English and Arabic. Whoever wants to reads.",
        },
        languages=("uz", "ru", "en", "ar"),
        dates=(Date(2, "16:00", 120, seats=60, taken=22),),
        settings={"contact_email": "national-library-of-uzbekistan@example.org"},
        pages={
            "uz": Told(
                "Navoiy besh tilda",
                "Bir gʻazal besh tilda yangraydi. Kim xohlasa, oʻzi oʻqiydi.",
                [
                    heading("Kecha qanday oʻtadi"),
                    (
                        "Avval gʻazalni aslida tinglaymiz, keyin uni boshqa tillarda oʻqiymiz va tarjimalarni "
                        "solishtiramiz. Soʻngra mikrofon tomoshabinlarniki."
                    ),
                    bullets("Oʻz kitobingizni olib kelishingiz mumkin.", "Bolalar ham oʻqiydi.", "Kirish bepul."),
                ],
                "open-book",
                "Naqshli polda ochiq yotgan kitob.",
            ),
            "ru": Told(
                "Навои на пяти языках",
                "Одна газель звучит на пяти языках. Читает, кто хочет.",
                [
                    heading("Как пройдёт вечер"),
                    (
                        "Сначала послушаем газель в оригинале, потом прочтём её на других языках и сравним переводы. "
                        "Затем микрофон – у слушателей."
                    ),
                    bullets("Можно принести свою книгу.", "Дети тоже читают.", "Вход свободный."),
                ],
                "open-book",
                "Открытая книга на полу с узором.",
            ),
            "en": Told(
                "Reading Navoi aloud in five languages",
                "One ghazal in five languages. Whoever wants to reads.",
                [
                    heading("How the evening goes"),
                    (
                        "First we hear the ghazal as it was written, then in other languages, and compare the "
                        "translations. After that the microphone belongs to the audience."
                    ),
                    bullets("You may bring your own book.", "Children read as well.", "Admission is free."),
                ],
                "open-book",
                "An open book on a tiled floor.",
            ),
        },
    ),
    Happening(
        slug="saturday-book-club",
        kind="reading",
        library=NATIONAL,
        room="tashkent-children",
        titles={"uz": "Shanbalik kitob klubi", "ru": "Субботний книжный клуб"},
        summaries={
            "uz": "7–11 yoshli bolalar har hafta bitta ertakni oʻqib, rasmini chizadi.",
            "ru": "Дети 7–11 лет каждую неделю читают одну сказку и рисуют её.",
        },
        languages=("uz", "ru"),
        audiences=("7-11",),
        dates=(
            Date(-3, "11:00", 60, seats=15, taken=13),
            Date(4, "11:00", 60, seats=15, taken=13),
            Date(11, "11:00", 60, seats=15, taken=9),
            Date(18, "11:00", 60, seats=15, taken=2),
            Date(25, "11:00", 60, seats=15),
            Date(32, "11:00", 60, seats=15),
        ),
        settings={"asks_guardian": True, "max_party_size": 3},
    ),
    Happening(
        slug="reading-with-fingers",
        kind="workshop",
        library=NATIONAL,
        room="tashkent-children",
        titles={"uz": "Barmoqlar bilan oʻqish", "ru": "Читать пальцами", "en": "Reading with your fingers"},
        summaries={
            "uz": "Brayl yozuvi bilan tanishuv: oʻz ismingizni yozasiz va uyga olib ketasiz.",
            "ru": "Знакомство с азбукой Брайля: напишете своё имя и унесёте домой.",
            "en": "A first meeting with Braille: you write your name and take it home.",
        },
        languages=("uz", "ru"),
        dates=(Date(8, "15:00", seats=12, taken=12),),
        settings={"waiting_list": "none"},
    ),
    Happening(
        slug="open-access-seminar",
        kind="round_table",
        library=SAMARKAND,
        room="samarkand-seminar",
        titles={
            "uz": "Ochiq kirish: kim toʻlaydi?",
            "ru": "Открытый доступ: кто платит?",
            "en": "Open access, and who pays for it",
        },
        summaries={
            "uz": "Universitet kutubxonachilari uchun seminar, zalda va onlayn.",
            "ru": "Семинар для университетских библиотекарей, в зале и онлайн.",
            "en": "A seminar for university librarians, in the room and online.",
        },
        languages=("uz", "ru"),
        audiences=("professionals",),
        co_organisers=("central-scientific-library",),
        dates=(Date(20, "10:00", 180, seats=40, taken=11),),
        settings={"attendance": "mixed", "needs_approval": True, "max_party_size": 2},
    ),
)
