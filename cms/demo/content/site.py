"""What the demo's site is called."""

from .records import six

NAME = six(
    "Library Outreach",
    "Библиотеки читателям",
    "Кітапхана оқырманға",
    "Kutubxona kitobxonga",
    "Thư viện đến bạn đọc",
    "المكتبة للقرّاء",
)
TAGLINE = six(
    "Partner libraries of Central Asia, the Caucasus, Eastern Europe, Viet Nam and the Arab world, and depository "
    "libraries of the United Nations. This site is a demonstration: opening hours, figures and everyday news are "
    "samples.",
    "Библиотеки-партнёры Центральной Азии, Кавказа, Восточной Европы, Вьетнама и арабских стран, депозитарные "
    "библиотеки ООН. Это демонстрация: часы работы, цифры и повседневные новости приведены для примера.",
    "Орталық Азия, Кавказ, Шығыс Еуропа, Вьетнам мен араб елдерінің серіктес кітапханалары және БҰҰ-ның депозитарлық "
    "кітапханалары. Бұл – көрсетілім: жұмыс уақыты, сандар мен күнделікті жаңалықтар үлгі ретінде берілген.",
    "Markaziy Osiyo, Kavkaz, Sharqiy Yevropa, Vyetnam va arab mamlakatlarining hamkor kutubxonalari hamda BMT "
    "depozitar kutubxonalari. Bu namoyish sayti: ish vaqti, raqamlar va kundalik yangiliklar namuna sifatida "
    "keltirilgan.",
    "Các thư viện đối tác ở Trung Á, Kavkaz, Đông Âu, Việt Nam và thế giới Ả Rập, cùng các thư viện lưu chiểu của Liên "
    "Hợp Quốc. Đây là trang minh họa: giờ mở cửa, số liệu và tin hằng ngày chỉ là ví dụ.",
    "مكتبات شريكة من آسيا الوسطى والقوقاز وأوروبا الشرقية وفييت نام والعالم العربي، ومكتبات إيداع للأمم المتحدة. هذا "
    "موقع تجريبي: المواعيد والأرقام والأخبار اليومية أمثلة فحسب.",
)
CONTACT_EMAIL = "network@example.org"
