"""Libraries in Kyrgyzstan and Tajikistan."""

from ..records import Library, six
from . import visiting

LIBRARIES = (
    Library(
        slug="national-library-of-kyrgyzstan",
        names=six(
            "National Library of the Kyrgyz Republic named after Alykul Osmonov",
            "Национальная библиотека Кыргызской Республики имени Алыкула Осмонова",
            "Алықұл Осмонов атындағы Қырғыз Республикасының Ұлттық кітапханасы",
            "Aliqul Osmonov nomidagi Qirgʻiz Respublikasi Milliy kutubxonasi",
            "Thư viện Quốc gia Cộng hòa Kyrgyzstan mang tên Alykul Osmonov",
            "المكتبة الوطنية لجمهورية قيرغيزستان",
        ),
        kind="national",
        country="KG",
        cities=six("Bishkek", "Бишкек", "Бішкек", "Bishkek", "Bishkek", "بيشكيك"),
        languages=("ru", "en"),
        zone="Asia/Bishkek",
        place=(42.87, 74.60),
        palette="felt",
        hours=visiting.USUAL,
        services=("interlibrary-loan", "visually-impaired", "mobile-library", "wifi"),
        visits=158_000,
        website="https://nlkg.kg",
        accessibility=visiting.RAMP,
        intros={
            "ru": "Библиотека в центре Бишкека носит имя поэта Алыкула Осмонова. Здесь хранится национальная печать и "
            "собираются те, кто читает по-кыргызски и по-русски.",
            "en": "A library in the centre of Bishkek, named after the poet Alykul Osmonov. It keeps the national "
            "press and brings together those who read in Kyrgyz and Russian.",
        },
    ),
    Library(
        slug="national-library-of-tajikistan",
        names=six(
            "National Library of Tajikistan",
            "Национальная библиотека Таджикистана",
            "Тәжікстан Ұлттық кітапханасы",
            "Tojikiston Milliy kutubxonasi",
            "Thư viện Quốc gia Tajikistan",
            "مكتبة طاجيكستان الوطنية",
        ),
        kind="national",
        country="TJ",
        cities=six("Dushanbe", "Душанбе", "Душанбе", "Dushanbe", "Dushanbe", "دوشنبه"),
        languages=("ru",),
        zone="Asia/Dushanbe",
        place=(38.57, 68.79),
        palette="pomegranate",
        hours=visiting.USUAL,
        services=("digital-reading-room", "childrens-room", "wifi"),
        visits=301_000,
        accessibility=visiting.STEP_FREE,
        intros={
            "ru": "Здание библиотеки в Душанбе построено в виде раскрытой книги. В залах найдётся место и для "
            "исследователя, и для школьника.",
        },
    ),
)
