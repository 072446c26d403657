"""How a library joins."""

from ..body import contact, heading, questions, steps
from ..records import CentralPage, six

BODY = [
    heading(
        six(
            "What a library gets",
            "Что получает библиотека",
            "Кітапхана не алады",
            "Kutubxona nimaga ega boʻladi",
            "Thư viện được gì",
            "ما تحصل عليه المكتبة",
        )
    ),
    six(
        "A page in every language it works in, a place for its news, pictures and documents, and colleagues "
        "who read its texts before they are published. Taking part is free of charge.",
        "Страницу на каждом языке, на котором она работает, место для новостей, снимков и документов и "
        "коллег, которые прочитают тексты до публикации. Участие бесплатное.",
        "Жұмыс істейтін әр тілінде өз беті, жаңалық, сурет пен құжатқа арналған орын және мәтінді "
        "жарияланғанға дейін оқып шығатын әріптестер. Қатысу тегін.",
        "Ishlaydigan har bir tilida oʻz sahifasi, yangilik, rasm va hujjatlar uchun joy hamda matnni eʼlon "
        "qilishdan oldin oʻqib chiqadigan hamkasblar. Qatnashish bepul.",
        "Một trang bằng mỗi ngôn ngữ mà thư viện sử dụng, chỗ cho tin tức, hình ảnh và tài liệu, cùng những "
        "đồng nghiệp đọc bài trước khi xuất bản. Tham gia miễn phí.",
        "صفحة بكل لغة تعمل بها، ومكانًا لأخبارها وصورها ووثائقها، وزملاء يقرؤون نصوصها قبل النشر. والمشاركة مجانية.",
    ),
    heading(
        six(
            "How to join",
            "Как присоединиться",
            "Қалай қосылуға болады",
            "Qanday qoʻshilish mumkin",
            "Cách tham gia",
            "كيف تنضم",
        )
    ),
    steps(
        six(
            "Write to us which library you are and in which languages you publish.",
            "Напишите нам, какая вы библиотека и на каких языках публикуете.",
            "Бізге қай кітапхана екеніңізді және қай тілдерде жариялайтыныңызды жазыңыз.",
            "Bizga qaysi kutubxona ekaningizni va qaysi tillarda eʼlon qilishingizni yozing.",
            "Viết cho chúng tôi biết bạn thuộc thư viện nào và đăng bài bằng những ngôn ngữ nào.",
            "اكتبوا إلينا: أي مكتبة أنتم، وبأي لغات تنشرون.",
        ),
        six(
            "Name one or two editors; they get a log-in and an hour of training.",
            "Назовите одного или двух редакторов: они получат доступ и час обучения.",
            "Бір немесе екі редакторды атаңыз: оларға кіру рұқсаты мен бір сағаттық тренинг беріледі.",
            "Bir yoki ikki muharrirni belgilang: ularga kirish huquqi va bir soatlik trening beriladi.",
            "Cử một hoặc hai biên tập viên; họ được cấp tài khoản và một giờ tập huấn.",
            "سمّوا محررًا أو اثنين، فيحصلان على حساب وعلى ساعة تدريب.",
        ),
        six(
            "Write the first item. An officer reads it and publishes it, or asks a question.",
            "Напишите первую новость. Сотрудник сети прочитает её и опубликует или задаст вопрос.",
            "Алғашқы жаңалықты жазыңыз. Желі қызметкері оқып, жариялайды немесе сұрақ қояды.",
            "Birinchi yangilikni yozing. Tarmoq xodimi uni oʻqib, eʼlon qiladi yoki savol beradi.",
            "Viết tin đầu tiên. Cán bộ mạng lưới sẽ đọc rồi xuất bản, hoặc hỏi lại.",
            "اكتبوا الخبر الأول، فيقرؤه أحد موظفي الشبكة وينشره أو يسأل عن أمر فيه.",
        ),
    ),
    questions(
        six(
            "Often asked",
            "Частые вопросы",
            "Жиі қойылатын сұрақтар",
            "Koʻp soʻraladigan savollar",
            "Câu hỏi thường gặp",
            "أسئلة متكررة",
        ),
        (
            six(
                "Must we translate our news?",
                "Нужно ли переводить новости?",
                "Жаңалықты аудару керек пе?",
                "Yangiliklarni tarjima qilish shartmi?",
                "Có phải dịch tin của mình không?",
                "هل علينا أن نترجم أخبارنا؟",
            ),
            six(
                "No. Write in your own language; a translation is welcome where you have one.",
                "Нет. Пишите на своём языке; если перевод есть, мы будем рады и ему.",
                "Жоқ. Өз тіліңізде жазыңыз, аудармасы болса, оны да қуана қабылдаймыз.",
                "Yoʻq. Oʻz tilingizda yozing, tarjimasi boʻlsa, uni ham mamnuniyat bilan qabul qilamiz.",
                "Không. Hãy viết bằng ngôn ngữ của bạn; nếu có bản dịch thì càng tốt.",
                "لا. اكتبوا بلغتكم، ونرحب بالترجمة إن وُجدت.",
            ),
        ),
        (
            six(
                "Can a school library join?",
                "Может ли участвовать школьная библиотека?",
                "Мектеп кітапханасы қосыла ала ма?",
                "Maktab kutubxonasi qoʻshila oladimi?",
                "Thư viện trường học có tham gia được không?",
                "هل يمكن لمكتبة مدرسية أن تنضم؟",
            ),
            six(
                "Yes, by itself or as a branch of a larger library.",
                "Да, самостоятельно или как филиал более крупной библиотеки.",
                "Иә, өз бетінше немесе үлкен кітапхананың филиалы ретінде.",
                "Ha, mustaqil yoki yirik kutubxonaning filiali sifatida.",
                "Có, tự mình tham gia hoặc với tư cách chi nhánh của một thư viện lớn hơn.",
                "نعم، بمفردها أو فرعًا لمكتبة أكبر.",
            ),
        ),
    ),
    contact(
        six("Write to us", "Напишите нам", "Бізге жазыңыз", "Bizga yozing", "Viết cho chúng tôi", "اكتبوا إلينا"),
        six(
            "Network office",
            "Бюро сети",
            "Желі кеңсесі",
            "Tarmoq idorasi",
            "Văn phòng mạng lưới",
            "مكتب الشبكة",
        ),
        "partners@example.org",
        "",
    ),
]


PARTNER = CentralPage(
    path="become-a-partner",
    in_footer=True,
    body=BODY,
    fields={
        "title": six(
            "Become a partner", "Стать партнёром", "Серіктес болу", "Hamkor boʻlish", "Trở thành đối tác", "كن شريكًا"
        ),
        "intro": six(
            "Three steps, no fee, and nobody asks you to write in a foreign language.",
            "Три шага, без взносов, и никто не попросит писать на чужом языке.",
            "Үш қадам, ешқандай төлем жоқ, бөтен тілде жазу да талап етілмейді.",
            "Uch qadam, hech qanday toʻlov yoʻq, begona tilda yozish ham talab qilinmaydi.",
            "Ba bước, không mất phí, và không ai đòi bạn viết bằng tiếng nước ngoài.",
            "ثلاث خطوات، بلا رسوم، ولا يطلب منكم أحد أن تكتبوا بلغة أجنبية.",
        ),
    },
)
