"""What the demo's libraries offer."""

from .records import Texts, six

SERVICES: dict[str, Texts] = {
    "around-the-clock": six(
        "Open around the clock",
        "Открыто круглосуточно",
        "Тәулік бойы ашық",
        "Kechayu kunduz ochiq",
        "Mở cửa 24/7",
        "مفتوحة على مدار الساعة",
    ),
    "rfid": six(
        "Self-service loans (RFID)",
        "Самостоятельная выдача (RFID)",
        "Кітапты өзі алу (RFID)",
        "Kitobni oʻzi olish (RFID)",
        "Mượn trả tự động (RFID)",
        "إعارة ذاتية (RFID)",
    ),
    "digital-reading-room": six(
        "Digital reading room",
        "Цифровой читальный зал",
        "Цифрлық оқу залы",
        "Raqamli oʻqish zali",
        "Phòng đọc số",
        "قاعة مطالعة رقمية",
    ),
    "public-information-point": six(
        "Public information point",
        "Центр общественной информации",
        "Қоғамдық ақпарат орталығы",
        "Jamoat axborot nuqtasi",
        "Điểm thông tin công cộng",
        "نقطة معلومات عامة",
    ),
    "interlibrary-loan": six(
        "Interlibrary loan",
        "Межбиблиотечный абонемент",
        "Кітапханааралық абонемент",
        "Kutubxonalararo abonement",
        "Mượn liên thư viện",
        "الإعارة بين المكتبات",
    ),
    "visually-impaired": six(
        "Reading room for visually impaired readers",
        "Зал для незрячих и слабовидящих",
        "Көзі нашар көретін оқырмандар залы",
        "Koʻzi ojiz kitobxonlar zali",
        "Phòng đọc cho người khiếm thị",
        "قاعة للمكفوفين وضعاف البصر",
    ),
    "childrens-room": six(
        "Children’s room", "Детский зал", "Балалар залы", "Bolalar zali", "Phòng đọc thiếu nhi", "قاعة الأطفال"
    ),
    "wifi": six("Free Wi-Fi", "Бесплатный Wi-Fi", "Тегін Wi-Fi", "Bepul Wi-Fi", "Wi-Fi miễn phí", "واي فاي مجاني"),
    "un-documents": six(
        "Documents of the United Nations",
        "Документы ООН",
        "БҰҰ құжаттары",
        "BMT hujjatlari",
        "Tài liệu Liên Hợp Quốc",
        "وثائق الأمم المتحدة",
    ),
    "mobile-library": six(
        "Mobile library",
        "Передвижная библиотека",
        "Жылжымалы кітапхана",
        "Koʻchma kutubxona",
        "Thư viện lưu động",
        "مكتبة متنقلة",
    ),
}
