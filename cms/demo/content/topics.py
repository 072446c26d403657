"""What the demo's news is about."""

from .records import Texts, six

TOPICS: dict[str, Texts] = {
    "human-rights": six(
        "Human rights", "Права человека", "Адам құқықтары", "Inson huquqlari", "Quyền con người", "حقوق الإنسان"
    ),
    "digital-library": six(
        "Digital library",
        "Цифровая библиотека",
        "Цифрлық кітапхана",
        "Raqamli kutubxona",
        "Thư viện số",
        "المكتبة الرقمية",
    ),
    "young-readers": six(
        "Young readers", "Юные читатели", "Жас оқырмандар", "Yosh kitobxonlar", "Bạn đọc trẻ", "القرّاء الشباب"
    ),
    "hackathons": six("Hackathons", "Хакатоны", "Хакатондар", "Xakatonlar", "Hackathon", "الهاكاثونات"),
    "cooperation": six("Cooperation", "Сотрудничество", "Ынтымақтастық", "Hamkorlik", "Hợp tác", "التعاون"),
    "united-nations": six(
        "Documents of the United Nations",
        "Документы ООН",
        "БҰҰ құжаттары",
        "BMT hujjatlari",
        "Tài liệu Liên Hợp Quốc",
        "وثائق الأمم المتحدة",
    ),
    "accessibility": six(
        "Accessibility", "Доступность", "Қолжетімділік", "Maxsus imkoniyatlar", "Hỗ trợ tiếp cận", "إتاحة الوصول"
    ),
    "archives": six("From the archives", "Из архива", "Мұрағаттан", "Arxivdan", "Tư liệu", "من الأرشيف"),
    "countryside": six(
        "Libraries in the countryside",
        "Сельские библиотеки",
        "Ауыл кітапханалары",
        "Qishloq kutubxonalari",
        "Thư viện nông thôn",
        "مكتبات الأرياف",
    ),
    "training": six("Training", "Тренинги", "Тренингтер", "Treninglar", "Tập huấn", "التدريب"),
}
