"""Where the demo's events take place; names of rooms are samples."""

from ..records import six
from .records import Room

READING_ROOM = six("Reading room", "Читальный зал", "Оқу залы", "Oʻquv zali", "Phòng đọc", "قاعة المطالعة")
LARGE_HALL = six("Large hall", "Большой зал", "Үлкен зал", "Katta zal", "Hội trường lớn", "القاعة الكبرى")
CHILDRENS_ROOM = six(
    "Children’s room", "Детский зал", "Балалар залы", "Bolalar zali", "Phòng thiếu nhi", "قاعة الأطفال"
)
SEMINAR_ROOM = six(
    "Seminar room", "Комната семинаров", "Семинар бөлмесі", "Seminar xonasi", "Phòng hội thảo", "غرفة الندوات"
)

ROOMS: dict[str, Room] = {
    "nlrk-hall": Room("national-library-of-kazakhstan", LARGE_HALL, 120),
    "nlrk-rare": Room(
        "national-library-of-kazakhstan",
        six(
            "Room of rare books",
            "Зал редких книг",
            "Сирек кітаптар залы",
            "Noyob kitoblar zali",
            "Phòng sách quý hiếm",
            "قاعة الكتب النادرة",
        ),
        12,
    ),
    "almaty-reading": Room("almaty-city-libraries", READING_ROOM, 48),
    "almaty-children": Room("almaty-city-libraries", CHILDRENS_ROOM, 20),
    "gylym-seminar": Room("central-scientific-library", SEMINAR_ROOM, 25),
    "bishkek-reading": Room("national-library-of-kyrgyzstan", READING_ROOM, 60),
    "tashkent-hall": Room("national-library-of-uzbekistan", LARGE_HALL, 200),
    "tashkent-children": Room("national-library-of-uzbekistan", CHILDRENS_ROOM, 15),
    "samarkand-seminar": Room("samarkand-university-library", SEMINAR_ROOM, 40),
    "dushanbe-hall": Room("national-library-of-tajikistan", LARGE_HALL, 300),
    "yerevan-hall": Room("national-library-of-armenia", LARGE_HALL, 90),
    "tbilisi-seminar": Room("national-parliamentary-library-of-georgia", SEMINAR_ROOM, 16),
    "baku-reading": Room("national-library-of-azerbaijan", READING_ROOM, 80),
    "petersburg-hall": Room("national-library-of-russia", LARGE_HALL, 150),
    "minsk-reading": Room("national-library-of-belarus", READING_ROOM, 100),
    "chisinau-seminar": Room("national-library-of-moldova", SEMINAR_ROOM, 20),
    "hanoi-hall": Room("national-library-of-viet-nam", LARGE_HALL, 150),
    "vinh-reading": Room("nghe-an-provincial-library", READING_ROOM, 60),
    "vinh-children": Room("nghe-an-provincial-library", CHILDRENS_ROOM, 20),
    "dien-chau-children": Room("dien-chau-library", CHILDRENS_ROOM, 25),
    "alexandria-hall": Room("bibliotheca-alexandrina", LARGE_HALL, 250),
}
