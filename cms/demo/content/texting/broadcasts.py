"""What was sent, what will be, and what waits for an officer."""

from .records import Told

BROADCASTS = (
    Told(
        title="Reading for peace",
        topic="international-days",
        texts={
            "en": "Reading for peace, Monday 18:00, free. Bring a friend.",
            "ru": "Чтения за мир: понедельник, 18:00, вход свободный.",
            "kk": "Бейбітшілік оқулары: дүйсенбі, 18:00, кіру тегін.",
            "uz": "Tinchlik kitobxonligi: dushanba, 18:00, kirish bepul.",
            "vi": "Đọc sách vì hòa bình: 18:00 thứ Hai, vào cửa tự do.",
            "ar": "قراءة للسلام: الاثنين 18:00، الدخول مجاني.",
        },
        state="ended",
        days=3,
    ),
    Told(
        title="What is on this weekend",
        topic="young-people",
        texts={
            "en": "Robots, podcasts, old maps: this weekend at your library, 11:00 to 16:00.",
            "ru": "Роботы, подкасты, старые карты: в выходные в библиотеке с 11:00.",
            "kk": "Роботтар, подкаст, көне карталар: демалыста кітапханада, 11:00.",
            "uz": "Robotlar, podkast, eski xaritalar: dam olish kunlari kutubxonada, 11:00.",
            "vi": "Rô-bốt, podcast, bản đồ cổ: cuối tuần tại thư viện, 11:00.",
            "ar": "روبوتات وبودكاست وخرائط قديمة: في مكتبتك هذا الأسبوع، 11:00.",
        },
        state="ready",
        rule="FREQ=WEEKLY;BYDAY=FR",
    ),
    Told(
        title="Vote for the next workshop",
        topic="young-people",
        texts={
            "en": "Which workshop comes next? Vote: {poll:next-workshop}",
            "ru": "Какая мастерская будет следующей? Голосуйте: {poll:next-workshop}",
            "kk": "Келесі шеберхана қандай болсын? Дауыс беріңіз: {poll:next-workshop}",
            "uz": "Keyingi ustaxona qanday bo‘lsin? Ovoz bering: {poll:next-workshop}",
            "vi": "Xưởng tiếp theo là gì? Bình chọn: {poll:next-workshop}",
            "ar": "ما الورشة القادمة؟ صوّت: {poll:next-workshop}",
        },
    ),
    Told(
        title="Көне карталар шеберханасы",
        topic="young-people",
        library="national-library-of-kazakhstan",
        texts={
            "kk": "Сенбіде 15:00-де көне карталар шеберханасы. 8 орын бар.",
            "ru": "В субботу в 15:00 мастерская старых карт. Есть 8 мест.",
        },
        state="waiting",
    ),
)
