"""Libraries in Almaty."""

from ..body import heading, questions
from ..records import Library, six
from . import visiting

ALMATY = six("Almaty", "Алматы", "Алматы", "Olmaota", "Almaty", "ألماتي")
COORDINATES = (43.24, 76.95)

LIBRARIES = (
    Library(
        slug="national-library-of-kazakhstan",
        names=six(
            "National Library of the Republic of Kazakhstan",
            "Национальная библиотека Республики Казахстан",
            "Қазақстан Республикасының Ұлттық кітапханасы",
            "Qozogʻiston Respublikasi Milliy kutubxonasi",
            "Thư viện Quốc gia Cộng hòa Kazakhstan",
            "المكتبة الوطنية لجمهورية كازاخستان",
        ),
        kind="national",
        country="KZ",
        cities=ALMATY,
        addresses=six(
            "14 Abai Avenue",
            "проспект Абая, 14",
            "Абай даңғылы, 14",
            "Abay shoh koʻchasi, 14",
            "14 đại lộ Abai",
            "14 شارع آباي",
        ),
        languages=("kk", "ru", "en"),
        zone="Asia/Almaty",
        place=COORDINATES,
        palette="felt",
        hours=visiting.LONG,
        services=("digital-reading-room", "interlibrary-loan", "visually-impaired", "un-documents", "wifi"),
        visits=612_000,
        accessibility=visiting.STEP_FREE,
        website="https://nlrk.kz",
        intros={
            "kk": "Елдің басты кітап қоры Алматының қақ ортасында. Қолжазбадан цифрлық қорға дейін: мұнда әр "
            "оқырманға өз залы мен өз кеңесшісі табылады.",
            "ru": "Главное книжное собрание страны в центре Алматы. От рукописей до цифровых коллекций: у каждого "
            "читателя здесь есть свой зал и свой консультант.",
            "en": "The country’s main collection of books, in the centre of Almaty. From manuscripts to digital "
            "collections, every reader finds a room and somebody to ask.",
        },
        about={
            "kk": [
                (
                    "Ұлттық кітапхана Қазақстанда басылған әр кітаптың данасын сақтайды және елдің кітапханаларына "
                    "әдістемелік көмек көрсетеді. Оқу залдары қор түріне қарай бөлінген: сирек кітаптар мен "
                    "қолжазбалар, мерзімді басылымдар, өнер, музыка, шет тілдеріндегі әдебиет."
                ),
                questions(
                    "Алғаш келгендерге",
                    ("Оқырман билетін қалай аламын?", "Жеке куәлікпен келсеңіз, билет сол жерде тегін жасалады."),
                    ("Кітапты үйге беруге бола ма?", "Негізгі қор залда оқылады, абонемент бөлімі үйге де береді."),
                    (
                        "Басқа қаладағы кітапты сұратуға бола ма?",
                        "Иә, кітапханааралық абонемент арқылы. Тапсырысты залдағы кезекші қабылдайды.",
                    ),
                ),
            ],
            "ru": [
                (
                    "Библиотека хранит экземпляр каждой книги, изданной в Казахстане, и помогает методически "
                    "библиотекам страны. Читальные залы разделены по видам фондов: редкие книги и рукописи, "
                    "периодика, искусство, ноты, литература на иностранных языках."
                ),
            ],
        },
    ),
    Library(
        slug="almaty-city-libraries",
        names=six(
            "Almaty City Libraries",
            "Городские библиотеки Алматы",
            "Алматы қалалық кітапханалары",
            "Olmaota shahar kutubxonalari",
            "Hệ thống thư viện thành phố Almaty",
            "مكتبات مدينة ألماتي",
        ),
        kind="city",
        country="KZ",
        cities=ALMATY,
        languages=("kk", "ru", "en"),
        zone="Asia/Almaty",
        place=(43.26, 76.93),
        palette="turquoise",
        hours=visiting.ALWAYS,
        services=("around-the-clock", "rfid", "digital-reading-room", "childrens-room", "wifi"),
        visits=1_480_000,
        accessibility=visiting.RAMP,
        website="https://almatylibrary.kz",
        intros={
            "kk": "Қаланың әр ауданында бір-бірімен байланысқан кітапханалар: бір билет, ортақ каталог, тәулік бойы "
            "ашық оқу кеңістіктері.",
            "ru": "Библиотеки во всех районах города: один билет, общий каталог и пространства для чтения, открытые "
            "круглые сутки.",
            "en": "Libraries in every district of the city: one card, one catalogue, and places to read that never "
            "close.",
        },
        about={
            "kk": [
                heading("Тәулік бойы ашық"),
                (
                    "Түнде де оқитын, жұмыс істейтін орын керек болса, RFID жүйесі орнатылған залдарда кітапты өзіңіз "
                    "алып, өзіңіз қайтара аласыз. Кітапханашы таңғы сегізден кешкі ондарға дейін орнында."
                ),
            ],
            "ru": [
                heading("Круглые сутки"),
                (
                    "Если место для чтения нужно ночью, в залах с системой RFID книгу можно взять и вернуть самому. "
                    "Библиотекарь на месте с восьми утра до десяти вечера."
                ),
            ],
        },
    ),
    Library(
        slug="central-scientific-library",
        names=six(
            "Central Scientific Library, Gylym Ordasy",
            "Центральная научная библиотека «Ғылым ордасы»",
            "«Ғылым ордасы» Орталық ғылыми кітапханасы",
            "“Gʻylym ordasy” Markaziy ilmiy kutubxonasi",
            "Thư viện Khoa học Trung ương Gylym Ordasy",
            "المكتبة العلمية المركزية «غيليم أورداسي»",
        ),
        kind="depository",
        country="KZ",
        cities=ALMATY,
        languages=("kk", "ru"),
        zone="Asia/Almaty",
        place=(43.25, 76.95),
        palette="walnut",
        hours=visiting.USUAL,
        services=("digital-reading-room", "interlibrary-loan", "wifi"),
        visits=96_000,
        accessibility=visiting.RAMP,
        website="https://library.kz",
        intros={
            "kk": "1932 жылдан бері ғылымға қызмет етіп келе жатқан кітапхана. Сирек кітаптар мен қолжазбалар қоры "
            "шығыс тілдеріндегі мұраны да сақтайды.",
            "ru": "Библиотека служит науке с 1932 года. В её фонде редких книг и рукописей хранится и наследие на "
            "восточных языках.",
        },
    ),
)
