"""The front page and the heads of the two lists."""

from ..records import CentralPage, six

HOME = CentralPage(
    path="",
    fields={
        "title": six("Home", "Главная", "Басты бет", "Bosh sahifa", "Trang chủ", "الرئيسية"),
        "kicker": six(
            "A network of partner libraries",
            "Сеть библиотек-партнёров",
            "Серіктес кітапханалар желісі",
            "Hamkor kutubxonalar tarmogʻi",
            "Mạng lưới thư viện đối tác",
            "شبكة المكتبات الشريكة",
        ),
        "heading": six(
            "Every library has news. Read it in its own language.",
            "У каждой библиотеки есть новости. Читайте их на её языке.",
            "Әр кітапхананың айтары бар. Оны өз тілінде оқыңыз.",
            "Har bir kutubxonaning yangiligi bor. Uni oʻz tilida oʻqing.",
            "Thư viện nào cũng có chuyện để kể. Hãy đọc bằng chính ngôn ngữ của họ.",
            "لكل مكتبة أخبارها، فاقرأها بلغتها.",
        ),
        "intro": six(
            "Libraries of Central Asia, the Caucasus, Eastern Europe, Viet Nam and the Arab world publish here side by "
            "side: what has opened, what the archive has given up, whom to ask.",
            "Здесь рядом публикуются библиотеки Центральной Азии, Кавказа, Восточной Европы, Вьетнама и арабских "
            "стран: что открылось, что нашлось в архиве, к кому обратиться.",
            "Орталық Азия, Кавказ, Шығыс Еуропа, Вьетнам мен араб елдерінің кітапханалары осында қатар жазады: не "
            "ашылды, мұрағаттан не табылды, кімнен сұрауға болады.",
            "Markaziy Osiyo, Kavkaz, Sharqiy Yevropa, Vyetnam va arab mamlakatlari kutubxonalari shu yerda yonma-yon "
            "yozadi: nima ochildi, arxivdan nima topildi, kimdan soʻrash mumkin.",
            "Thư viện ở Trung Á, Kavkaz, Đông Âu, Việt Nam và thế giới Ả Rập cùng đưa tin tại đây: nơi nào vừa mở cửa, "
            "kho tư liệu vừa hé lộ điều gì, cần hỏi ai.",
            "مكتبات من آسيا الوسطى والقوقاز وأوروبا الشرقية وفييت نام والعالم العربي تنشر هنا جنبًا إلى جنب: ما الذي "
            "افتُتح، وما الذي كشفه الأرشيف، ومن تسأل.",
        ),
        "action_label": six(
            "Find a library", "Найти библиотеку", "Кітапхана табу", "Kutubxona topish", "Tìm thư viện", "ابحث عن مكتبة"
        ),
    },
)
NEWS = CentralPage(
    path="news",
    fields={
        "title": six("News", "Новости", "Жаңалықтар", "Yangiliklar", "Tin tức", "الأخبار"),
        "intro": six(
            "What partner libraries tell, in the language they told it in. Your language comes first.",
            "Что рассказывают библиотеки-партнёры, на том языке, на котором это написано. Сначала ваш язык.",
            "Серіктес кітапханалар не айтады: әр жаңалық жазылған тілінде. Алдымен сіздің тіліңіздегілер.",
            "Hamkor kutubxonalar nima deydi: har bir xabar oʻzi yozilgan tilda. Avval sizning tilingizdagilari.",
            "Chuyện của các thư viện đối tác, bằng chính ngôn ngữ của họ. Tin bằng ngôn ngữ của bạn đứng trước.",
            "ما ترويه المكتبات الشريكة باللغة التي كُتب بها، ولغتك أولًا.",
        ),
    },
)
LIBRARIES = CentralPage(
    path="libraries",
    fields={
        "title": six("Libraries", "Библиотеки", "Кітапханалар", "Kutubxonalar", "Thư viện", "المكتبات"),
        "intro": six(
            "Who belongs to the network: where they are, when they are open, what they offer and in which languages.",
            "Кто входит в сеть: где находится, когда открыта, что предлагает и на каких языках.",
            "Желіге кімдер кіреді: қайда орналасқан, қашан ашық, не ұсынады және қай тілдерде.",
            "Tarmoqda kimlar bor: qayerda joylashgan, qachon ochiq, nima taklif qiladi va qaysi tillarda.",
            "Những thư viện trong mạng lưới: ở đâu, mở cửa khi nào, có dịch vụ gì và bằng ngôn ngữ nào.",
            "من في الشبكة: أين تقع المكتبة، ومتى تفتح، وماذا تقدم، وبأي لغات.",
        ),
    },
)
