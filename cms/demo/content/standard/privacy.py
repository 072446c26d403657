"""What the site knows of its visitors, and what it asks before it writes to them."""

from ..body import contact, heading
from ..records import CentralPage, six

BODY = [
    heading(
        six(
            "When you only read",
            "Когда вы просто читаете",
            "Тек оқып отырғанда",
            "Faqat oʻqiyotganingizda",
            "Khi bạn chỉ đọc",
            "حين تقرأ فقط",
        )
    ),
    six(
        "We set no cookies, count no persons and load nothing from other sites. A video from elsewhere is "
        "loaded only when you open it.",
        "Мы не ставим куки, не считаем посетителей поимённо и ничего не загружаем с других сайтов. Чужое видео "
        "загружается только тогда, когда вы его открываете.",
        "Біз куки қоймаймыз, адамды санамаймыз, басқа сайттардан ештеңе жүктемейміз. Бөтен бейнежазба сіз "
        "ашқанда ғана жүктеледі.",
        "Biz kuki qoʻymaymiz, odamlarni kuzatmaymiz va boshqa saytlardan hech narsa yuklamaymiz. Begona "
        "video faqat siz uni ochganingizda yuklanadi.",
        "Chúng tôi không đặt cookie, không theo dõi từng người và không tải gì từ trang khác. Video từ nơi "
        "khác chỉ được tải khi bạn mở.",
        "لا نضع ملفات تعريف ارتباط، ولا نحصي الأشخاص، ولا نحمّل شيئًا من مواقع أخرى. والفيديو الخارجي لا "
        "يُحمّل إلا حين تفتحه.",
    ),
    heading(
        six(
            "When you write to us or work here",
            "Когда вы пишете нам или работаете здесь",
            "Бізге жазғанда немесе осында жұмыс істегенде",
            "Bizga yozganingizda yoki shu yerda ishlaganingizda",
            "Khi bạn viết cho chúng tôi hoặc làm việc tại đây",
            "حين تكتب إلينا أو تعمل هنا",
        )
    ),
    six(
        "We keep what is needed to answer you. For editors that is a name, an e-mail address and a record of "
        "changes to pages.",
        "Мы храним то, что нужно для ответа. Для редакторов это имя, электронная почта и журнал изменений страниц.",
        "Сізге жауап беру үшін керегін ғана сақтаймыз. Редакторлар үшін бұл – аты-жөні, электрондық пошта және "
        "беттердегі өзгерістер тарихы.",
        "Sizga javob berish uchun kerak boʻlganinigina saqlaymiz. Muharrirlar uchun bu ism, elektron pochta va "
        "sahifalardagi oʻzgarishlar tarixi.",
        "Chúng tôi chỉ lưu những gì cần để trả lời bạn. Với biên tập viên, đó là họ tên, email và lịch sử sửa trang.",
        "نحتفظ بما يلزم للرد عليك. وفي حالة المحررين: الاسم والبريد الإلكتروني وسجل تغييرات الصفحات.",
    ),
    heading(
        six(
            "Consent, and taking it back",
            "Согласие и отказ от него",
            "Келісім беру және оны қайтарып алу",
            "Rozilik va undan qaytish",
            "Đồng ý và rút lại sự đồng ý",
            "الموافقة وسحبها",
        )
    ),
    six(
        "We write only to those who have asked for it, and stop at one word. You may ask at any time what we "
        "hold about you and have it corrected or deleted.",
        "Мы пишем только тем, кто об этом попросил, и прекращаем по первому слову. В любое время можно "
        "узнать, что мы о вас храним, исправить это или удалить.",
        "Біз тек өзі сұраған адамға жазамыз, бір сөзбен тоқтатамыз. Сіз туралы не сақталғанын кез келген "
        "уақытта біліп, түзеттіруге немесе жойғызуға болады.",
        "Biz faqat soʻragan kishiga yozamiz va bir soʻz bilan toʻxtatamiz. Siz haqingizda nima saqlanishini "
        "istagan vaqtda bilish, tuzattirish yoki oʻchirtirish mumkin.",
        "Chúng tôi chỉ viết cho những ai đã yêu cầu, và dừng ngay khi bạn nói một lời. Bạn có thể hỏi bất cứ "
        "lúc nào chúng tôi lưu gì về bạn, yêu cầu sửa hoặc xóa.",
        "لا نكتب إلا إلى من طلب ذلك، ونتوقف بكلمة واحدة. ويمكنك في أي وقت أن تسأل عما نحتفظ به عنك وأن تطلب "
        "تصحيحه أو حذفه.",
    ),
    contact(
        six("Questions", "Вопросы", "Сұрақтар", "Savollar", "Câu hỏi", "أسئلة"),
        six(
            "Network office",
            "Бюро сети",
            "Желі кеңсесі",
            "Tarmoq idorasi",
            "Văn phòng mạng lưới",
            "مكتب الشبكة",
        ),
        "privacy@example.org",
        "",
    ),
]


PRIVACY = CentralPage(
    path="privacy",
    in_footer=True,
    body=BODY,
    fields={
        "title": six(
            "Privacy and consent",
            "Конфиденциальность и согласие",
            "Құпиялық пен келісім",
            "Maxfiylik va rozilik",
            "Quyền riêng tư và sự đồng ý",
            "الخصوصية والموافقة",
        ),
        "intro": six(
            "Short, because little is collected.",
            "Коротко, потому что собирается мало.",
            "Қысқа, өйткені аз мәлімет жиналады.",
            "Qisqa, chunki kam maʼlumot yigʻiladi.",
            "Ngắn gọn, vì chúng tôi thu thập rất ít.",
            "باختصار، لأننا لا نجمع إلا القليل.",
        ),
    },
)
