"""What one can hear about, and the words that join it."""

from .records import Texts

# Names and explanations.
TOPICS: dict[str, tuple[Texts, Texts]] = {
    "young-people": (
        {
            "en": "Workshops and contests for young people",
            "ru": "Мастерские и конкурсы для молодёжи",
            "kk": "Жастарға арналған шеберханалар мен байқаулар",
            "uz": "Yoshlar uchun ustaxonalar va tanlovlar",
            "vi": "Xưởng thực hành và cuộc thi cho bạn trẻ",
            "ar": "ورشات ومسابقات للشباب",
        },
        {},
    ),
    "international-days": (
        {
            "en": "International days",
            "ru": "Международные дни",
            "kk": "Халықаралық күндер",
            "uz": "Xalqaro kunlar",
            "vi": "Các ngày quốc tế",
            "ar": "الأيام الدولية",
        },
        {
            "en": "Such as Peace Day, 21 September.",
            "ru": "Например, День мира 21 сентября.",
            "kk": "Мысалы, 21 қыркүйек – Бейбітшілік күні.",
            "uz": "Masalan, 21-sentabr – Tinchlik kuni.",
            "vi": "Ví dụ Ngày Hòa bình, 21 tháng 9.",
            "ar": "مثل يوم السلام، 21 أيلول/سبتمبر.",
        },
    ),
    "exhibits-and-readings": (
        {
            "en": "Exhibits and readings",
            "ru": "Выставки и чтения",
            "kk": "Көрмелер мен оқулар",
            "uz": "Ko‘rgazma va kitobxonliklar",
            "vi": "Triển lãm và buổi đọc sách",
            "ar": "معارض وقراءات",
        },
        {},
    ),
}
# Words that join a topic.
KEYWORDS: dict[str, tuple[str, ...]] = {
    "young-people": ("WORKSHOP", "МАСТЕРСКАЯ", "ШЕБЕРХАНА", "USTAXONA", "XUONG", "ورشة"),
    "international-days": ("PEACE", "МИР", "БЕЙБІТШІЛІК", "TINCHLIK", "HOA BINH", "سلام"),
}
