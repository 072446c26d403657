"""Libraries in Egypt and Jordan."""

from ..body import bullets, heading
from ..records import Library, six
from . import visiting

LIBRARIES = (
    Library(
        slug="bibliotheca-alexandrina",
        names=six(
            "Bibliotheca Alexandrina",
            "Александрийская библиотека",
            "Александрия кітапханасы",
            "Iskandariya kutubxonasi",
            "Thư viện Alexandrina",
            "مكتبة الإسكندرية",
        ),
        kind="depository",
        country="EG",
        cities=six("Alexandria", "Александрия", "Александрия", "Iskandariya", "Alexandria", "الإسكندرية"),
        languages=("ar", "en"),
        zone="Africa/Cairo",
        place=(31.21, 29.91),
        palette="turquoise",
        hours=visiting.ARAB_WEEK,
        services=("un-documents", "digital-reading-room", "visually-impaired", "childrens-room", "wifi"),
        visits=940_000,
        website="https://www.bibalex.org",
        accessibility=visiting.STEP_FREE,
        intros={
            "ar": "قاعة مطالعة كبرى تطل على البحر، ومتاحف ومعارض ومختبرات رقمية. وهي مكتبة إيداع لوثائق الأمم المتحدة "
            "منذ عام 1994.",
            "en": "A great reading room beside the sea, with museums, exhibitions and digital laboratories. It has "
            "been a depository library of the United Nations since 1994.",
        },
        about={
            "ar": [
                heading("وثائق الأمم المتحدة"),
                (
                    "تتلقى المكتبة مطبوعات الأمم المتحدة ووكالاتها وتضعها بين أيدي الطلاب والباحثين والجمهور. ويساعدك "
                    "أمين المكتبة في العثور على قرار أو تقرير أو إحصاء."
                ),
                bullets(
                    "القرارات والوثائق الرسمية؛", "التقارير والنشرات الإحصائية؛", "أدلة البحث بالعربية والإنجليزية."
                ),
            ],
        },
    ),
    Library(
        slug="university-of-jordan-library",
        names=six(
            "Library of the University of Jordan",
            "Библиотека Иорданского университета",
            "Иордания университетінің кітапханасы",
            "Iordaniya universiteti kutubxonasi",
            "Thư viện Đại học Jordan",
            "مكتبة الجامعة الأردنية",
        ),
        kind="university",
        country="JO",
        cities=six("Amman", "Амман", "Амман", "Ammon", "Amman", "عمّان"),
        languages=("ar",),
        zone="Asia/Amman",
        place=(32.01, 35.87),
        palette="walnut",
        hours=visiting.ARAB_WEEK,
        services=("digital-reading-room", "interlibrary-loan", "visually-impaired", "wifi"),
        visits=267_000,
        accessibility=visiting.RAMP,
        intros={
            "ar": "مكتبة جامعية مفتوحة لطلاب الجامعة وضيوفها، فيها قاعات هادئة وأخرى للعمل الجماعي.",
        },
    ),
)
