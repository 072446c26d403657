"""What the site does for everybody to be able to use it."""

from ..body import bullets, contact, heading
from ..records import CentralPage, six

BODY = [
    heading(
        six(
            "What you can rely on",
            "На что можно рассчитывать",
            "Неге сенуге болады",
            "Nimaga ishonsa boʻladi",
            "Những điều bạn có thể yên tâm",
            "ما يمكنك الاعتماد عليه",
        )
    ),
    bullets(
        six(
            "Everything can be reached with the keyboard, and one always sees where one is.",
            "До всего можно добраться с клавиатуры, и всегда видно, где вы находитесь.",
            "Бәріне пернетақтамен жетуге болады, қай жерде тұрғаныңыз әрдайым көрінеді.",
            "Hamma joyga klaviatura bilan yetish mumkin, qayerda ekaningiz doim koʻrinib turadi.",
            "Mọi thứ đều dùng được bằng bàn phím, và luôn thấy rõ mình đang ở đâu.",
            "كل شيء متاح بلوحة المفاتيح، وترى دائمًا أين أنت.",
        ),
        six(
            "Pages can be read without scripts, on an old phone and over a slow connection.",
            "Страницы читаются без скриптов, на старом телефоне и при медленной связи.",
            "Беттер скриптсіз, ескі телефонда және баяу байланыста да оқылады.",
            "Sahifalar skriptsiz, eski telefonda va sekin aloqada ham oʻqiladi.",
            "Trang đọc được cả khi không có script, trên điện thoại cũ và mạng chậm.",
            "تُقرأ الصفحات بلا برامج نصية، وعلى هاتف قديم، وباتصال بطيء.",
        ),
        six(
            "Pictures are described in words, and each text says which language it is in.",
            "Снимки описаны словами, а у каждого текста указан язык.",
            "Суреттер сөзбен сипатталған, әр мәтіннің тілі көрсетілген.",
            "Rasmlar soʻz bilan tasvirlangan, har bir matnning tili koʻrsatilgan.",
            "Hình ảnh có lời mô tả, và mỗi bài đều ghi rõ ngôn ngữ.",
            "الصور موصوفة بالكلمات، وكل نص تُذكر لغته.",
        ),
        six(
            "Letters may be enlarged to twice their size without anything being cut off.",
            "Буквы можно увеличить вдвое, и ничего не обрежется.",
            "Әріпті екі есе үлкейтсе де, ештеңе қиылып қалмайды.",
            "Harflarni ikki barobar kattalashtirsa ham, hech narsa kesilib qolmaydi.",
            "Có thể phóng chữ to gấp đôi mà không mất nội dung.",
            "يمكن تكبير الحروف إلى الضعف من غير أن يُقتطع شيء.",
        ),
    ),
    heading(
        six(
            "What we are still working on",
            "Над чем мы ещё работаем",
            "Әлі не істеп жатырмыз",
            "Hali nima ustida ishlayapmiz",
            "Những điều chúng tôi còn đang làm",
            "ما زلنا نعمل عليه",
        )
    ),
    six(
        "Documents that libraries upload are not always easy for a screen reader. Tell us which one you "
        "need, and we will send its text.",
        "Документы, которые загружают библиотеки, не всегда удобны для программ чтения с экрана. Скажите, "
        "какой вам нужен, и мы пришлём его текст.",
        "Кітапханалар жүктеген құжаттар экран оқу бағдарламаларына әрқашан ыңғайлы бола бермейді. Қайсысы "
        "керегін айтыңыз, мәтінін жібереміз.",
        "Kutubxonalar yuklagan hujjatlar ekran oʻqish dasturlari uchun har doim ham qulay emas. Qaysi biri "
        "kerakligini ayting, matnini yuboramiz.",
        "Tài liệu do các thư viện tải lên không phải lúc nào cũng thuận tiện cho trình đọc màn hình. Hãy cho "
        "biết bạn cần tài liệu nào, chúng tôi sẽ gửi phần văn bản.",
        "الوثائق التي ترفعها المكتبات ليست دائمًا ملائمة لقارئات الشاشة. أخبرنا بما تحتاج إليه نرسل إليك نصه.",
    ),
    contact(
        six(
            "Something does not work?",
            "Что-то не работает?",
            "Бірдеңе жұмыс істемей тұр ма?",
            "Biror narsa ishlamayaptimi?",
            "Có gì không dùng được?",
            "هل هناك ما لا يعمل؟",
        ),
        six(
            "Network office",
            "Бюро сети",
            "Желі кеңсесі",
            "Tarmoq idorasi",
            "Văn phòng mạng lưới",
            "مكتب الشبكة",
        ),
        "accessibility@example.org",
        "",
    ),
]


ACCESSIBILITY = CentralPage(
    path="accessibility",
    in_footer=True,
    body=BODY,
    fields={
        "title": six(
            "Accessibility", "Доступность", "Қолжетімділік", "Maxsus imkoniyatlar", "Hỗ trợ tiếp cận", "إتاحة الوصول"
        ),
        "intro": six(
            "A library is for everybody, and so is its site.",
            "Библиотека открыта для всех, и её сайт тоже.",
            "Кітапхана баршаға ашық, оның сайты да сондай.",
            "Kutubxona hamma uchun, uning sayti ham.",
            "Thư viện là của mọi người, trang web của thư viện cũng vậy.",
            "المكتبة للجميع، وكذلك موقعها.",
        ),
    },
)
