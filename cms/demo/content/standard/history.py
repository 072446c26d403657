"""How the network began; left in four languages, so that one sees what readers of the others are shown."""

from ..body import heading
from ..records import CentralPage, Texts

LANGUAGES = ("en", "ru", "kk", "uz")
HEADINGS = {
    "april": Texts(
        {
            "en": "April 2008: a digital library for Almaty",
            "ru": "Апрель 2008 года: цифровая библиотека в Алматы",
            "kk": "2008 жылғы сәуір: Алматыдағы цифрлық кітапхана",
            "uz": "2008-yil aprel: Olmaotada raqamli kutubxona",
        }
    ),
    "june": Texts(
        {
            "en": "June 2008: four days in Saint Petersburg",
            "ru": "Июнь 2008 года: четыре дня в Санкт-Петербурге",
            "kk": "2008 жылғы маусым: Санкт-Петербургтегі төрт күн",
            "uz": "2008-yil iyun: Sankt-Peterburgda toʻrt kun",
        }
    ),
    "plan": Texts(
        {
            "en": "September 2022: one plan for three levels",
            "ru": "Сентябрь 2022 года: один план для трёх уровней",
            "kk": "2022 жылғы қыркүйек: үш деңгейге ортақ жоспар",
            "uz": "2022-yil sentabr: uch bosqich uchun bitta reja",
        }
    ),
}
PARAGRAPHS = {
    "april": Texts(
        {
            "en": "On 9 April 2008 Almaty presented a digital library of human rights. Together with the national "
            "collection it held 1,300 legal documents in Kazakh and Russian and could be used without a connection.",
            "ru": "9 апреля 2008 года в Алматы представили цифровую библиотеку по правам человека. Вместе с "
            "национальным собранием она насчитывала 1300 правовых документов на казахском и русском языках и "
            "работала даже без интернета.",
            "kk": "2008 жылғы 9 сәуірде Алматыда адам құқықтарының цифрлық кітапханасы таныстырылды. Ұлттық жинақпен "
            "бірге онда қазақ және орыс тілдеріндегі 1300 құқықтық құжат болды, әрі ол интернетсіз де жұмыс істеді.",
            "uz": "2008-yil 9-aprelda Olmaotada inson huquqlari raqamli kutubxonasi taqdim etildi. Milliy toʻplam "
            "bilan birga unda qozoq va rus tillarida 1300 ta huquqiy hujjat bor edi va u internetsiz ham ishlardi.",
        }
    ),
    "june": Texts(
        {
            "en": "From 17 to 20 June 2008 the library of the United Nations invited libraries of the region to a "
            "workshop. Eighteen people came from eleven countries. The aim: depository libraries should do more than "
            "receive.",
            "ru": "С 17 по 20 июня 2008 года библиотека ООН пригласила библиотеки региона на практикум. Приехали "
            "восемнадцать участников из одиннадцати стран. Цель была ясной: депозитарной библиотеке мало только "
            "получать документы.",
            "kk": "2008 жылғы 17–20 маусымда БҰҰ кітапханасы өңір кітапханаларын тәжірибелік сабаққа шақырды. Он бір "
            "елден он сегіз адам келді. Мақсат айқын еді: депозитарлық кітапхана құжат қабылдаумен ғана шектелмеуі "
            "керек.",
            "uz": "2008-yil 17–20-iyun kunlari BMT kutubxonasi mintaqa kutubxonalarini amaliy mashgʻulotga chorladi. "
            "Oʻn bir mamlakatdan oʻn sakkiz kishi keldi. Maqsad aniq edi: depozitar kutubxona hujjat qabul qilish "
            "bilangina cheklanmasligi kerak.",
        }
    ),
    "plan": Texts(
        {
            "en": "On 15 September 2022 the province of Nghe An in Viet Nam adopted a plan for its provincial, "
            "district and commune libraries: the smallest stand in one plan with the largest.",
            "ru": "15 сентября 2022 года вьетнамская провинция Нгеан приняла план для провинциальной, уездных и "
            "общинных библиотек: самые маленькие попали в один план с самой большой.",
            "kk": "2022 жылғы 15 қыркүйекте Вьетнамның Нгеан провинциясы провинция, аудан және қауым кітапханаларына "
            "арналған жоспар қабылдады: ең шағын кітапхана ең үлкенімен бір жоспарға енді.",
            "uz": "2022-yil 15-sentabrda Vyetnamning Ngean viloyati viloyat, tuman va qishloq kutubxonalari uchun reja "
            "qabul qildi: eng kichik kutubxona eng kattasi bilan bitta rejadan joy oldi.",
        }
    ),
}
BODY = [
    heading(HEADINGS["april"]),
    PARAGRAPHS["april"],
    heading(HEADINGS["june"]),
    PARAGRAPHS["june"],
    heading(HEADINGS["plan"]),
    PARAGRAPHS["plan"],
]
HISTORY = CentralPage(
    path="about/history",
    body=BODY,
    languages=LANGUAGES,
    fields={
        "title": Texts(
            {
                "en": "How it began",
                "ru": "С чего всё началось",
                "kk": "Бәрі неден басталды",
                "uz": "Hammasi qanday boshlandi",
            }
        ),
        "intro": Texts(
            {
                "en": "Two dates from 2008, one from 2022, and what followed from them.",
                "ru": "Две даты из 2008 года, одна из 2022-го и то, что за ними последовало.",
                "kk": "2008 жылдың екі күні, 2022 жылдың бір күні және солардан туған істер.",
                "uz": "2008-yilning ikki sanasi, 2022-yilning bir sanasi va ulardan boshlangan ishlar.",
            }
        ),
    },
)
