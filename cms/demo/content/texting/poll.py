"""A poll with two choices to make and a free answer."""

from .records import Question

SLUG = "next-workshop"
TITLES = {
    "en": "Which workshop comes next?",
    "ru": "Какая мастерская будет следующей?",
    "kk": "Келесі шеберхана қандай болсын?",
    "uz": "Keyingi ustaxona qanday bo‘lsin?",
    "vi": "Xưởng thực hành tiếp theo là gì?",
    "ar": "ما الورشة القادمة؟",
}
POLL = (
    Question(
        {
            "en": "What would you like to make?",
            "ru": "Что вы хотели бы сделать?",
            "kk": "Не жасағыңыз келеді?",
            "uz": "Nima yasashni xohlaysiz?",
            "vi": "Bạn muốn làm gì?",
            "ar": "ماذا تود أن تصنع؟",
        },
        (
            {
                "en": "A robot",
                "ru": "Робота",
                "kk": "Робот",
                "uz": "Robot",
                "vi": "Rô-bốt",
                "ar": "روبوتًا",
            },
            {
                "en": "A podcast",
                "ru": "Подкаст",
                "kk": "Подкаст",
                "uz": "Podkast",
                "vi": "Podcast",
                "ar": "بودكاست",
            },
            {
                "en": "A map of my street",
                "ru": "Карту моей улицы",
                "kk": "Көшемнің картасын",
                "uz": "Ko‘cham xaritasini",
                "vi": "Bản đồ con phố của tôi",
                "ar": "خريطة لشارعي",
            },
        ),
        (5, 3, 2),
    ),
    Question(
        {
            "en": "When would you come?",
            "ru": "Когда вы бы пришли?",
            "kk": "Қашан келер едіңіз?",
            "uz": "Qachon kelardingiz?",
            "vi": "Bạn đến vào lúc nào?",
            "ar": "متى تأتي؟",
        },
        (
            {
                "en": "After school",
                "ru": "После уроков",
                "kk": "Сабақтан кейін",
                "uz": "Darsdan keyin",
                "vi": "Sau giờ học",
                "ar": "بعد المدرسة",
            },
            {
                "en": "At the weekend",
                "ru": "В выходные",
                "kk": "Демалыс күндері",
                "uz": "Dam olish kunlari",
                "vi": "Cuối tuần",
                "ar": "في نهاية الأسبوع",
            },
        ),
        (2, 3),
    ),
    Question(
        {
            "en": "What else should we offer?",
            "ru": "Что ещё нам предложить?",
            "kk": "Тағы не ұсынайық?",
            "uz": "Yana nima taklif qilaylik?",
            "vi": "Chúng tôi nên làm thêm gì?",
            "ar": "ماذا نقدم أيضًا؟",
        },
    ),
)
