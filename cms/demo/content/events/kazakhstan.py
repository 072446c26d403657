"""Events in Almaty."""

from ..body import bullets, heading, questions
from .records import Date, Happening, Told

NATIONAL = "national-library-of-kazakhstan"
CITY = "almaty-city-libraries"
SCIENTIFIC = "central-scientific-library"

HAPPENINGS = (
    Happening(
        slug="young-librarians-hackathon",
        kind="hackathon",
        library=CITY,
        room="almaty-reading",
        titles={
            "en": "Young librarians’ hackathon",
            "ru": "Хакатон молодых библиотекарей",
            "kk": "Жас кітапханашылар хакатоны",
        },
        summaries={
            "en": "Two days to build something a reader can use on Monday: a shelf finder, a homework map, a reading "
            "list that speaks two languages.",
            "ru": "Два дня, чтобы сделать то, чем читатель воспользуется уже в понедельник: поиск по полкам, карту "
            "домашних заданий, список чтения на двух языках.",
            "kk": "Оқырман дүйсенбіде-ақ пайдаланатын нәрсе жасауға екі күн: сөре іздегіш, үй тапсырмасының картасы, "
            "екі тілді оқу тізімі.",
        },
        languages=("kk", "ru"),
        audiences=("16-19", "20-29"),
        co_organisers=(SCIENTIFIC,),
        dates=(Date(9, "10:00", 60 * 32, seats=48, taken=42),),
        settings={"max_party_size": 5, "still_coming_days": 3},
        pages={
            "en": Told(
                "Young librarians’ hackathon",
                "Two days to build something a reader can use on Monday.",
                [
                    heading("What happens"),
                    (
                        "Teams of three to five choose one question that a real reader asked at the desk this autumn. "
                        "Mentors from the libraries stay with you both days. At the end every team shows what works, "
                        "what does not yet, and who will look after it."
                    ),
                    heading("What to bring"),
                    bullets(
                        "A laptop if you have one; ten are kept for those who do not.",
                        "A question that a reader has asked you.",
                        "Tea, supper and a quiet room are provided.",
                    ),
                ],
                "hackathon",
                "Five round tables from above, with laptops and notes.",
            ),
            "ru": Told(
                "Хакатон молодых библиотекарей",
                "Два дня, чтобы сделать то, чем читатель воспользуется уже в понедельник.",
                [
                    heading("Что будет"),
                    (
                        "Команды из трёх–пяти человек берут вопрос, который этой осенью задал настоящий читатель. "
                        "Наставники из библиотек рядом оба дня. В конце каждая команда показывает, что уже работает, "
                        "что ещё нет и кто будет за это отвечать."
                    ),
                    heading("Что взять с собой"),
                    bullets(
                        "Ноутбук, если он есть; десять ноутбуков приготовлены для тех, у кого его нет.",
                        "Вопрос, который вам задал читатель.",
                        "Чай, ужин и тихая комната – за нами.",
                    ),
                ],
                "hackathon",
                "Пять круглых столов сверху, на них ноутбуки и записи.",
            ),
            "kk": Told(
                "Жас кітапханашылар хакатоны",
                "Оқырман дүйсенбіде-ақ пайдаланатын нәрсе жасауға екі күн.",
                [
                    heading("Не болады"),
                    (
                        "Үш–бес адамнан құралған топтар осы күзде нақты оқырман қойған бір сұрақты таңдайды. "
                        "Кітапханалардан келген тәлімгерлер екі күн бойы жаныңызда. Соңында әр топ не жұмыс "
                        "істейтінін, не әлі істемейтінін және оған кім жауап беретінін көрсетеді."
                    ),
                    heading("Өзіңізбен не аласыз"),
                    bullets(
                        "Болса, ноутбук; жоқтарға он ноутбук дайын.",
                        "Оқырман сізге қойған бір сұрақ.",
                        "Шай, кешкі ас және тыныш бөлме – бізден.",
                    ),
                ],
                "hackathon",
                "Жоғарыдан қарағандағы бес дөңгелек үстел, ноутбуктер мен жазбалар.",
            ),
        },
    ),
    Happening(
        slug="rare-books-tour",
        kind="tour",
        library=NATIONAL,
        room="nlrk-rare",
        titles={
            "kk": "Сирек кітаптар залына саяхат",
            "ru": "Экскурсия в зал редких книг",
            "en": "A walk through the rare books",
        },
        summaries={
            "kk": "Қолжазбалар мен ескі басылымдар сақталатын залға сенбілік саяхат. Топ шағын, қолғап бізден.",
            "ru": "Субботняя экскурсия туда, где хранят рукописи и старые издания. Группа маленькая, перчатки выдадим.",
            "en": "A Saturday walk to where manuscripts and old prints are kept. The group is small; we lend gloves.",
        },
        languages=("kk", "ru"),
        dates=(
            Date(-4, "12:00", 60, seats=12, taken=11),
            # At its door one can stand at any hour of the day of loading.
            Date(0, "16:00", 60, seats=12, taken=9),
            Date(3, "12:00", 60, seats=12, taken=10),
            Date(10, "12:00", 60, seats=12, taken=12, waiting=2),
            Date(17, "12:00", 60, seats=12, taken=3),
            Date(24, "12:00", 60, seats=12),
        ),
        settings={"max_party_size": 4, "takes_groups": True},
        pages={
            "kk": Told(
                "Сирек кітаптар залына саяхат",
                "Қолжазбалар мен ескі басылымдар сақталатын залға сенбілік саяхат.",
                [
                    (
                        "Саяхат бір сағатқа созылады. Кітап қалай сақталатынын, қалай қалпына келтірілетінін және "
                        "неге кей беттерді жарыққа шығаруға болмайтынын көресіз."
                    ),
                    questions(
                        "Жиі қойылатын сұрақтар",
                        ("Балалар келе ала ма?", "Он жастан бастап, үлкендермен бірге."),
                        ("Суретке түсіруге бола ма?", "Иә, бірақ жарқылсыз."),
                    ),
                ],
                "bookshelves",
                "Кітапқа толы төрт сөре мен саты.",
            ),
        },
    ),
    Happening(
        slug="human-rights-round-table",
        kind="round_table",
        library=NATIONAL,
        room="nlrk-hall",
        titles={
            "kk": "Кітапханада адам құқықтарын қайдан іздейміз",
            "ru": "Где в библиотеке искать права человека",
            "en": "Where to find human rights in a library",
        },
        summaries={
            "kk": "Кітапханашылар мен оқырмандардың дөңгелек үстелі: құжаттар қайда, қай тілде, кім түсіндіреді.",
            "ru": "Круглый стол библиотекарей и читателей: где лежат документы, на каком они языке и кто их объяснит.",
            "en": "Librarians and readers at one table: where documents are, in which language, who explains them.",
        },
        languages=("kk", "ru", "en"),
        dates=(Date(12, "15:00", 120, seats=60, taken=18),),
        settings={
            "attendance": "mixed",
            "accessibility": {
                "kk": "Синхронды аударма және экрандағы субтитрлер.",
                "ru": "Синхронный перевод и субтитры на экране.",
                "en": "Interpretation, and captions on a screen.",
            },
        },
        pages={
            "kk": Told(
                "Кітапханада адам құқықтарын қайдан іздейміз",
                "Кітапханашылар мен оқырмандардың дөңгелек үстелі.",
                [
                    heading("Не туралы сөйлесеміз"),
                    bullets(
                        "БҰҰ құжаттарын қазақша қайдан табуға болады.",
                        "Оқырман жиі қоятын сұрақтар мен оларға жауаптар.",
                        "Кітапхана заңгер емес: шекара қайда.",
                    ),
                ],
                "round-table",
                "Жоғарыдан қарағанда шеңбер жасап қойылған үстелдер мен орындықтар.",
            ),
            "ru": Told(
                "Где в библиотеке искать права человека",
                "Круглый стол библиотекарей и читателей.",
                [
                    heading("О чём поговорим"),
                    bullets(
                        "Где найти документы ООН на казахском и русском языках.",
                        "Какие вопросы задают чаще всего и что на них отвечать.",
                        "Библиотека не юрист: где проходит граница.",
                    ),
                ],
                "round-table",
                "Столы и стулья, поставленные кругом, вид сверху.",
            ),
        },
    ),
    Happening(
        slug="letters-of-the-steppe",
        kind="exhibit",
        library=NATIONAL,
        room="nlrk-hall",
        titles={"kk": "Дала хаттары", "ru": "Письма степи", "en": "Letters of the steppe"},
        summaries={
            "kk": "Қолжазба хаттар мен олардың көшірмелері: кім жазды, қалай жеткізілді, неге сақталды.",
            "ru": "Рукописные письма и их копии: кто писал, как доставляли, почему сохранили.",
            "en": "Letters written by hand, and copies of them: who wrote, how they travelled, why they were kept.",
        },
        dates=(Date(-7, "10:00", 60 * 24 * 37),),
        settings={"registration": "none"},
    ),
    Happening(
        slug="night-of-reading-almaty",
        kind="reading",
        library=CITY,
        room="almaty-reading",
        titles={"kk": "Оқу түні", "ru": "Ночь чтения", "en": "Night of reading"},
        summaries={
            "kk": "Кешкі тоғыздан түн ортасына дейін: дауыстап оқу, шай және шам жарығы.",
            "ru": "С девяти вечера до полуночи: чтение вслух, чай и свет ламп.",
            "en": "From nine to midnight: reading aloud, tea and lamplight.",
        },
        languages=("kk", "ru"),
        audiences=("16-19", "20-29", "30-59", "60+"),
        dates=(Date(5, "21:00", 180, seats=30, taken=30, waiting=3),),
    ),
    Happening(
        slug="maps-of-our-street-almaty",
        kind="workshop",
        library=CITY,
        room="almaty-children",
        titles={"kk": "Біздің көшенің картасы", "ru": "Карта нашей улицы"},
        summaries={
            "kk": "Балалар өз көшесінің картасын салады: дүкен, ағаш, ит, ескі үй. Қағаз бен бояу бізден.",
            "ru": "Дети рисуют карту своей улицы: магазин, дерево, собака, старый дом. Бумага и краски – наши.",
        },
        languages=("kk", "ru"),
        audiences=("7-11", "12-15"),
        dates=(Date(16, "11:00", 120, seats=20, taken=6),),
        settings={"asks_guardian": True, "takes_groups": True},
    ),
    Happening(
        slug="evening-of-translators",
        kind="lecture",
        library=CITY,
        room="almaty-reading",
        titles={"kk": "Аудармашылар кеші", "ru": "Вечер переводчиков"},
        summaries={
            "kk": "Бір өлең, төрт аударма: қайсысы жақын?",
            "ru": "Одно стихотворение, четыре перевода: какой ближе?",
        },
        languages=("kk", "ru"),
        dates=(
            Date(
                4,
                "18:30",
                seats=40,
                taken=9,
                reasons={
                    "kk": "Залда жылу жүйесі жөнделуде. Жаңа күнін хабарлаймыз.",
                    "ru": "В зале ремонтируют отопление. О новой дате сообщим.",
                },
            ),
        ),
    ),
    Happening(
        slug="citing-and-checking",
        kind="training",
        library=SCIENTIFIC,
        room="gylym-seminar",
        titles={"ru": "Найти, проверить, сослаться", "kk": "Табу, тексеру, сілтеме жасау"},
        summaries={
            "ru": "Курс из четырёх занятий для тех, кто пишет: базы данных, проверка источников, ссылки.",
            "kk": "Жазатындарға арналған төрт сабақтық курс: дерекқорлар, дереккөзді тексеру, сілтемелер.",
        },
        languages=("ru",),
        audiences=("20-29", "30-59"),
        dates=(
            Date(13, "17:00", seats=25, taken=14),
            Date(20, "17:00"),
            Date(27, "17:00"),
            Date(34, "17:00"),
        ),
        settings={"registration": "series", "max_party_size": 1},
    ),
)
