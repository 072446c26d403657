"""About the network."""

from ..body import action, bullets, heading
from ..records import CentralPage, six

BODY = [
    heading(
        six(
            "What we do together",
            "Что мы делаем вместе",
            "Бірге не істейміз",
            "Birgalikda nima qilamiz",
            "Chúng tôi cùng làm gì",
            "ماذا نفعل معًا",
        )
    ),
    six(
        "Partner libraries publish news in their own languages, lend each other books and experience, and "
        "prepare together for international days. Nobody has to write in a foreign language: every text is "
        "marked with the language it was written in.",
        "Библиотеки-партнёры публикуют новости на своих языках, делятся книгами и опытом, вместе готовятся к "
        "международным дням. Никому не приходится писать на чужом языке: у каждого текста указано, на каком "
        "языке он написан.",
        "Серіктес кітапханалар жаңалықты өз тілінде жариялайды, кітап пен тәжірибе алмасады, халықаралық "
        "күндерге бірге дайындалады. Ешкім бөтен тілде жазуға міндетті емес: әр мәтіннің қай тілде жазылғаны "
        "көрсетілген.",
        "Hamkor kutubxonalar yangiliklarni oʻz tilida eʼlon qiladi, kitob va tajriba almashadi, xalqaro "
        "kunlarga birga tayyorlanadi. Hech kim begona tilda yozishga majbur emas: har bir matnning tili "
        "koʻrsatilgan.",
        "Các thư viện đối tác đưa tin bằng ngôn ngữ của mình, chia sẻ sách và kinh nghiệm, cùng chuẩn bị cho "
        "các ngày quốc tế. Không ai phải viết bằng tiếng nước ngoài: mỗi bài đều ghi rõ ngôn ngữ gốc.",
        "تنشر المكتبات الشريكة أخبارها بلغاتها، وتتبادل الكتب والخبرات، وتستعد معًا للأيام الدولية. ولا "
        "يُطلب من أحد أن يكتب بلغة أجنبية، فكل نص تُذكر لغته.",
    ),
    heading(six("Who takes part", "Кто участвует", "Кімдер қатысады", "Kimlar qatnashadi", "Ai tham gia", "من يشارك")),
    six(
        "National and depository libraries, university and city libraries, district, community and school "
        "libraries. A provincial library may bring its branches, and each of them has a page of its own.",
        "Национальные и депозитарные библиотеки, университетские и городские, районные, местные и школьные. "
        "Областная библиотека может прийти вместе с филиалами, и у каждого будет своя страница.",
        "Ұлттық және депозитарлық кітапханалар, университет пен қала кітапханалары, аудандық, қауымдық және "
        "мектеп кітапханалары. Облыстық кітапхана филиалдарымен бірге келе алады, әрқайсысының өз беті "
        "болады.",
        "Milliy va depozitar kutubxonalar, universitet va shahar, tuman, mahalla va maktab kutubxonalari. "
        "Viloyat kutubxonasi filiallari bilan kelishi mumkin, har birining oʻz sahifasi boʻladi.",
        "Thư viện quốc gia và thư viện lưu chiểu, thư viện đại học, thành phố, huyện, cộng đồng và trường "
        "học. Một thư viện tỉnh có thể tham gia cùng các chi nhánh, và mỗi nơi đều có trang riêng.",
        "مكتبات وطنية ومكتبات إيداع، ومكتبات جامعات ومدن ومناطق ومجتمعات ومدارس. وقد تنضم مكتبة إقليمية مع "
        "فروعها، ولكل منها صفحتها.",
    ),
    bullets(
        six(
            "<b>Officers</b> of the network help with plans, translations and questions of style.",
            "<b>Сотрудники сети</b> помогают с планами, переводами и редактурой.",
            "<b>Желі қызметкерлері</b> жоспарға, аудармаға және мәтінді өңдеуге көмектеседі.",
            "<b>Tarmoq xodimlari</b> reja, tarjima va tahrirda yordam beradi.",
            "<b>Cán bộ mạng lưới</b> hỗ trợ lập kế hoạch, dịch và biên tập.",
            "<b>موظفو الشبكة</b> يساعدون في التخطيط والترجمة والتحرير.",
        ),
        six(
            "<b>Partner editors</b> write for their own library and see only its drafts.",
            "<b>Редакторы партнёров</b> пишут для своей библиотеки и видят только её черновики.",
            "<b>Серіктес редакторлар</b> өз кітапханасы үшін жазады және тек соның нобайларын көреді.",
            "<b>Hamkor muharrirlar</b> oʻz kutubxonasi uchun yozadi va faqat uning qoralamalarini koʻradi.",
            "<b>Biên tập viên đối tác</b> viết cho thư viện của mình và chỉ thấy bản nháp của thư viện đó.",
            "<b>محررو المكتبات الشريكة</b> يكتبون لمكتبتهم ولا يرون إلا مسوداتها.",
        ),
        six(
            "<b>Readers</b> need no account to read.",
            "<b>Читателям</b> не нужна учётная запись, чтобы читать.",
            "<b>Оқырмандарға</b> оқу үшін тіркелгі керек емес.",
            "<b>Kitobxonlarga</b> oʻqish uchun hisob ochish shart emas.",
            "<b>Bạn đọc</b> không cần tài khoản để đọc.",
            "<b>القرّاء</b> لا يحتاجون إلى حساب للقراءة.",
        ),
    ),
    heading(
        six(
            "About this demonstration",
            "Об этой демонстрации",
            "Осы көрсетілім туралы",
            "Ushbu namoyish haqida",
            "Về trang minh họa này",
            "عن هذا العرض التجريبي",
        )
    ),
    six(
        "You are looking at a demonstration. The institutions are real, and so is what is told of 2008, of "
        "2022 and of the librarians’ hackathon. Opening hours, services, figures and everyday news are "
        "samples written for it.",
        "Перед вами демонстрация. Учреждения настоящие, как и события 2008 и 2022 годов и хакатон "
        "библиотекарей. Часы работы, услуги, цифры и повседневные новости написаны для примера.",
        "Бұл – көрсетілім. Мекемелер нақты, 2008 және 2022 жылғы оқиғалар мен кітапханашылар хакатоны да шын "
        "болған. Жұмыс уақыты, қызметтер, сандар мен күнделікті жаңалықтар үлгі ретінде жазылған.",
        "Bu namoyish sayti. Muassasalar haqiqiy, 2008- va 2022-yillardagi voqealar hamda kutubxonachilar "
        "xakatoni ham boʻlib oʻtgan. Ish vaqti, xizmatlar, raqamlar va kundalik yangiliklar namuna uchun "
        "yozilgan.",
        "Đây là trang minh họa. Các đơn vị là có thật, những sự kiện năm 2008, năm 2022 và cuộc hackathon "
        "của thủ thư cũng có thật. Giờ mở cửa, dịch vụ, số liệu và tin hằng ngày chỉ là ví dụ.",
        "هذا عرض تجريبي. المؤسسات حقيقية، وكذلك ما يُروى عن عامي 2008 و2022 وعن هاكاثون أمناء المكتبات. أما "
        "المواعيد والخدمات والأرقام والأخبار اليومية فأمثلة كُتبت له.",
    ),
    action(
        six(
            "How it began",
            "С чего всё началось",
            "Бәрі неден басталды",
            "Hammasi qanday boshlandi",
            "Khởi đầu",
            "البداية",
        ),
        six(
            "Two dates from 2008 and one from 2022.",
            "Две даты из 2008 года и одна из 2022-го.",
            "2008 жылдың екі күні және 2022 жылдың бір күні.",
            "2008-yilning ikki sanasi va 2022-yilning bir sanasi.",
            "Hai ngày của năm 2008 và một ngày của năm 2022. Trang này chưa có bản tiếng Việt.",
            "تاريخان من عام 2008 وآخر من عام 2022. هذه الصفحة لم تُترجم بعد إلى العربية.",
        ),
        six(
            "Read the story",
            "Читать историю",
            "Тарихын оқу",
            "Tarixini oʻqish",
            "Đọc bản tiếng Anh",
            "اقرأها بالإنجليزية",
        ),
        to="about/history",
    ),
]


ABOUT = CentralPage(
    path="about",
    in_footer=True,
    body=BODY,
    fields={
        "title": six("About the network", "О сети", "Желі туралы", "Tarmoq haqida", "Về mạng lưới", "عن الشبكة"),
        "intro": six(
            "Libraries that tell each other, and their readers, what they do.",
            "Библиотеки, которые рассказывают друг другу и своим читателям о том, что они делают.",
            "Бір-біріне және оқырманына не істеп жатқанын айтатын кітапханалар.",
            "Bir-biriga va oʻz kitobxonlariga nima qilayotganini aytib turadigan kutubxonalar.",
            "Những thư viện kể cho nhau nghe, và kể cho bạn đọc, về công việc của mình.",
            "مكتبات يخبر بعضها بعضًا، وتخبر قرّاءها، بما تفعل.",
        ),
    },
)
