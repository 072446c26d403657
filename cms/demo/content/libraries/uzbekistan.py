"""Libraries in Uzbekistan."""

from ..body import bullets, heading, table
from ..records import Library, six
from . import visiting

LIBRARIES = (
    Library(
        slug="national-library-of-uzbekistan",
        names=six(
            "National Library of Uzbekistan named after Alisher Navoi",
            "Национальная библиотека Узбекистана имени Алишера Навои",
            "Әлішер Науаи атындағы Өзбекстан Ұлттық кітапханасы",
            "Alisher Navoiy nomidagi Oʻzbekiston Milliy kutubxonasi",
            "Thư viện Quốc gia Uzbekistan mang tên Alisher Navoi",
            "مكتبة أوزبكستان الوطنية باسم علي شير نوائي",
        ),
        kind="national",
        country="UZ",
        cities=six("Tashkent", "Ташкент", "Ташкент", "Toshkent", "Tashkent", "طشقند"),
        languages=("uz", "ru", "en"),
        zone="Asia/Tashkent",
        place=(41.31, 69.28),
        palette="turquoise",
        hours=visiting.USUAL,
        services=("rfid", "digital-reading-room", "interlibrary-loan", "visually-impaired", "childrens-room", "wifi"),
        visits=545_000,
        accessibility=visiting.STEP_FREE,
        website="https://natlib.uz",
        intros={
            "uz": "1870-yilda asos solingan, buyuk shoir nomi bilan atalgan kutubxona. Keng oʻqish zallari, noyob "
            "qoʻlyozmalar va raqamli fondlar barcha kitobxonlar uchun ochiq.",
            "ru": "Основанная в 1870 году библиотека носит имя великого поэта. Просторные читальные залы, редкие "
            "рукописи и цифровые фонды открыты каждому читателю.",
            "en": "Founded in 1870 and named after the great poet. Spacious reading rooms, rare manuscripts and "
            "digital collections are open to every reader.",
        },
        about={
            "uz": [
                heading("Oʻqish zallari"),
                (
                    "Har bir zalning oʻz fondi va oʻz maslahatchisi bor. Kirishda navbatchi kutubxonachi kerakli zalni "
                    "koʻrsatib yuboradi."
                ),
                bullets(
                    "umumiy oʻqish zali;",
                    "nodir nashrlar va qoʻlyozmalar zali;",
                    "gazeta va jurnallar zali;",
                    "chet tillaridagi adabiyotlar zali;",
                    "koʻzi ojiz kitobxonlar zali.",
                ),
                heading("Xalqaro hamkorlik"),
                (
                    "Kutubxona koʻplab mamlakatlarning milliy kutubxonalari bilan kelishuvlar tuzgan: kitob "
                    "almashinuvi, qoʻshma koʻrgazmalar, mutaxassislar safari."
                ),
            ],
            "en": [
                heading("Reading rooms"),
                (
                    "Each room has its own collection and somebody who knows it. At the entrance a librarian shows the "
                    "way."
                ),
                table(
                    "Where to look for what",
                    ("Room", "What is there"),
                    ("General reading room", "New books, textbooks, works of reference"),
                    ("Rare books and manuscripts", "By appointment, with a reader’s card"),
                    ("Newspapers and journals", "The current year on open shelves"),
                    ("Foreign languages", "Fiction and non-fiction, grammars, dictionaries"),
                ),
                heading("Agreements"),
                (
                    "The library has agreements with national libraries in many countries: exchange of books, joint "
                    "exhibitions, visits of specialists."
                ),
            ],
        },
    ),
    Library(
        slug="samarkand-university-library",
        names=six(
            "Library of Samarkand State University",
            "Библиотека Самаркандского государственного университета",
            "Самарқанд мемлекеттік университетінің кітапханасы",
            "Samarqand davlat universiteti kutubxonasi",
            "Thư viện Đại học Quốc gia Samarkand",
            "مكتبة جامعة سمرقند الحكومية",
        ),
        kind="university",
        country="UZ",
        cities=six("Samarkand", "Самарканд", "Самарқанд", "Samarqand", "Samarkand", "سمرقند"),
        languages=("uz", "ru"),
        zone="Asia/Samarkand",
        place=(39.65, 66.96),
        palette="lapis",
        hours=visiting.USUAL,
        services=("digital-reading-room", "interlibrary-loan", "wifi"),
        visits=184_000,
        accessibility=visiting.RAMP,
        intros={
            "uz": "Talabalar va olimlar kutubxonasi. Kechki zal sessiya paytida odatdagidan kechroq yopiladi.",
            "ru": "Библиотека студентов и исследователей. В сессию вечерний зал закрывается позже обычного.",
        },
    ),
)
