"""Libraries in Armenia, Azerbaijan and Georgia."""

from ..records import Library, six
from . import visiting

LIBRARIES = (
    Library(
        slug="national-library-of-armenia",
        names=six(
            "National Library of Armenia",
            "Национальная библиотека Армении",
            "Армения Ұлттық кітапханасы",
            "Armaniston Milliy kutubxonasi",
            "Thư viện Quốc gia Armenia",
            "مكتبة أرمينيا الوطنية",
        ),
        kind="national",
        country="AM",
        cities=six("Yerevan", "Ереван", "Ереван", "Yerevan", "Yerevan", "يريفان"),
        addresses={"en": "72 Teryan Street", "ru": "улица Теряна, 72"},
        languages=("en", "ru"),
        zone="Asia/Yerevan",
        place=(40.18, 44.51),
        palette="walnut",
        hours=visiting.USUAL,
        services=("digital-reading-room", "interlibrary-loan", "wifi"),
        visits=117_000,
        website="https://nla.am",
        accessibility=visiting.RAMP,
        intros={
            "en": "The national library keeps Armenian print from its first century to today, and lends its rooms to "
            "students who want to see where books came from.",
            "ru": "Здесь хранится армянская печать с первых её десятилетий, а в залах занимаются студенты, которым "
            "интересно, каким путём пришла к ним книга.",
        },
    ),
    Library(
        slug="national-library-of-azerbaijan",
        names={
            "en": "Azerbaijan National Library named after M. F. Akhundov",
            "ru": "Азербайджанская Национальная библиотека имени М. Ф. Ахундова",
            "kk": "М. Ф. Ахундов атындағы Әзербайжан Ұлттық кітапханасы",
            "uz": "M. F. Oxundov nomidagi Ozarbayjon Milliy kutubxonasi",
        },
        kind="national",
        country="AZ",
        cities=six("Baku", "Баку", "Баку", "Boku", "Baku", "باكو"),
        languages=("en",),
        zone="Asia/Baku",
        place=(40.37, 49.85),
        palette="turquoise",
        hours=visiting.USUAL,
        services=("digital-reading-room", "interlibrary-loan", "visually-impaired", "wifi"),
        visits=176_000,
        website="https://anl.az",
        accessibility=visiting.STEP_FREE,
        intros={"en": "A library by the Caspian Sea, whose façade carries statues of poets and scholars."},
    ),
    Library(
        slug="national-parliamentary-library-of-georgia",
        names=six(
            "National Parliamentary Library of Georgia",
            "Национальная парламентская библиотека Грузии",
            "Грузия Ұлттық парламенттік кітапханасы",
            "Gruziya Milliy parlament kutubxonasi",
            "Thư viện Quốc hội Gruzia",
            "المكتبة البرلمانية الوطنية في جورجيا",
        ),
        kind="national",
        country="GE",
        cities=six("Tbilisi", "Тбилиси", "Тбилиси", "Tbilisi", "Tbilisi", "تبليسي"),
        languages=("en",),
        zone="Asia/Tbilisi",
        place=(41.70, 44.80),
        palette="pomegranate",
        hours=visiting.LONG,
        services=("un-documents", "visually-impaired", "interlibrary-loan", "wifi"),
        visits=131_000,
        website="https://nplg.gov.ge",
        accessibility=visiting.STEP_FREE,
        intros={
            "en": "A national and a parliamentary library in one, and a depository of the United Nations since 2001, "
            "with reading rooms for every taste and a desk for questions about documents.",
        },
    ),
)
