"""News in Uzbek."""

from ..body import action, bullets, contact, figure, heading, people, questions, quote, steps, table
from ..records import Item

NATIONAL = "national-library-of-uzbekistan"
SAMARKAND = "samarkand-university-library"

NEWS = (
    Item(
        key="reading-rooms",
        library=NATIONAL,
        days_ago=8,
        title="Milliy kutubxona zallari boʻylab: qaysi eshik ortida nima bor",
        summary="Alisher Navoiy nomidagi Oʻzbekiston Milliy kutubxonasining oʻqish zallari va koʻplab mamlakatlar "
        "bilan tuzilgan kelishuvlari haqida qisqa yoʻl koʻrsatkich.",
        topics=("cooperation",),
        picture="reading-room",
        picture_alt="Kechki oʻqish zali: baland derazalar oldida uzun stollar va yashil chiroqlar",
        picture_caption="Kechqurun zal eng sokin boʻladi",
        related=("five-languages",),
        body=[
            (
                "Kutubxonaga 1870-yilda asos solingan, 1948-yildan u Alisher Navoiy nomi bilan ataladi. Bugun bu "
                "yerga kitob oʻqishgagina emas, ishlashga, bahslashishga va izlanishga ham kelishadi."
            ),
            heading("Zallar"),
            table(
                "Qayerda nima bor",
                ("Zal", "Nima uchun"),
                ("Umumiy oʻqish zali", "Yangi kitoblar, darsliklar, maʼlumotnomalar"),
                ("Nodir nashrlar", "Qoʻlyozma va toshbosma kitoblar, oldindan yozilib"),
                ("Davriy nashrlar", "Yil boshidan buyon chiqqan gazeta va jurnallar"),
                ("Chet tillari", "Badiiy adabiyot, lugʻat va grammatikalar"),
                ("Koʻzi ojiz kitobxonlar zali", "Audiokitoblar, brayl yozuvi, maslahatchi yordami"),
            ),
            heading("Kelishuvlar"),
            (
                "Milliy kutubxona koʻplab mamlakatlarning milliy kutubxonalari bilan kelishuvlar imzolagan. Ular "
                "tufayli kitoblar almashiladi, qoʻshma koʻrgazmalar ochiladi, mutaxassislar bir-biridan oʻrganadi."
            ),
            bullets(
                "kitob va nashrlar almashinuvi;",
                "raqamli nusxalar bilan oʻrtoqlashish;",
                "qoʻshma koʻrgazma va treninglar.",
            ),
            action(
                "Birinchi marta kelyapsizmi?",
                "Kirishdagi navbatchi kutubxonachi kerakli zalni koʻrsatib yuboradi.",
                "Kutubxona sahifasi",
                to=f"libraries/{NATIONAL}",
            ),
        ],
    ),
    Item(
        key="five-languages",
        library=NATIONAL,
        days_ago=2,
        title="Fayzli uchrashuv: oʻquvchilar Navoiyni besh tilda oʻqiydi",
        summary="Payshanba kuni katta oʻqish zalida gʻazallar oʻzbek, qoraqalpoq, rus, ingliz va fors tillarida "
        "yangraydi.",
        topics=("young-readers", "cooperation"),
        picture="open-book",
        picture_alt="Koshin naqshli zaminda ochiq kitob: chap sahifada yulduz naqsh, oʻngda sheʼr satrlari",
        body=[
            (
                "Bitta gʻazal, besh til. Har bir oʻquvchi oʻz tilida oʻqiydi, zal esa matnni qoʻlidagi varaqdan "
                "kuzatib boradi. Tarjimalar bir-biriga oʻxshamaydi, eng qizigʻi ham shunda."
            ),
            quote(
                "Odamiy ersang demagil odami,\nOnikim yoʻq xalq gʻamidin gʻami.",
                "Alisher Navoiy, “Hayrat ul-abror”",
            ),
            people(
                "Kimlarni oʻqiymiz",
                ("Alisher Navoiy", "1441–1501", "Gʻazallarini oʻzbek tilida oʻquvchilarning oʻzlari tanlaydi."),
                ("Ajiniyoz", "1824–1878", "Qoraqalpoq sheʼriyati mumtozi; sheʼrlari kuyga solib aytiladi."),
                ("Abdurahmon Jomiy", "1414–1492", "Navoiyning ustozi va doʻsti, fors tilida yozgan."),
            ),
            questions(
                "Kelmoqchi boʻlsangiz",
                ("Yozilish kerakmi?", "Yoʻq, kirish erkin va bepul. Joylar kelgan navbatiga qarab beriladi."),
                ("Oʻzim oʻqisam boʻladimi?", "Ha. Chorak soat oldin kelib, navbatchiga tilingizni ayting."),
            ),
        ],
    ),
    Item(
        key="late-room",
        library=SAMARKAND,
        days_ago=22,
        title="Sessiya paytida kechki zal yarim tungacha ochiq",
        summary="Talabalar soʻrovidan keyin ish vaqti uzaytirildi. Choy uchun alohida xona ham bor.",
        topics=("young-readers",),
        body=[
            (
                "Soʻrovda ishtirok etgan talabalarning koʻpchiligi bir xil javob berdi: yotoqxonada dars qilish "
                "qiyin. Endi sessiya haftalarida kechki zal yarim tungacha ishlaydi."
            ),
            "Zalda jimlik, yonidagi xonada suhbat va choy. Kitoblarni navbatchidan soat oʻn birgacha soʻrash mumkin.",
        ],
    ),
    Item(
        key="self-service",
        library=NATIONAL,
        days_ago=30,
        title="Kitobni oʻzingiz oling: RFID stansiyasi qanday ishlaydi",
        summary="Uch qadam va yarim daqiqa. Navbatda turish shart emas.",
        topics=("digital-library", "accessibility"),
        body=[
            steps(
                "Kitobxon guvohnomasini oʻquvchi moslamaga tuting.",
                "Kitoblarni ustma-ust stolga qoʻying: stansiya hammasini birdan taniydi.",
                "Qaytarish muddati yozilgan chekni oling.",
            ),
            figure("bookshelves", "Kitoblarga toʻla toʻrtta javon va narvon", "Belgi kitobning oxirgi sahifasida"),
            (
                "Yordam kerak boʻlsa, stansiya yonidagi tugmani bosing: kutubxonachi oldingizga keladi. Ekran yozuvini "
                "kattalashtirish va ovozli yoʻl-yoʻriqni yoqish mumkin."
            ),
            contact("Savol berish", "Axborot xizmati", "axborot@example.org", "Toshkent"),
        ],
    ),
    Item(
        key="tale-hour",
        library=NATIONAL,
        days_ago=52,
        title="Shanba ertagi",
        summary="Har shanba soat oʻn birda bolalar zalida ertak soati boʻladi.",
        topics=("young-readers",),
        body=[
            (
                "Ertakni bir hafta kutubxonachi, keyingi hafta buvilar va bobolar aytadi. Bolalar oxirini oʻzlari "
                "oʻylab topadi."
            )
        ],
    ),
    Item(
        key="one-shelf",
        days_ago=12,
        title="Bitta javon, bitta kun: xalqaro kunga istalgan kutubxona tayyorlana oladi",
        summary="Oʻn ikkita kitob, bitta savol va bitta surat: tarmoqning eng sodda kampaniyasi shunday.",
        topics=("cooperation", "united-nations"),
        body=[
            "Xalqaro kun haqida soʻzlash uchun na zal, na mablagʻ kerak. Bitta javonni boʻshatish kifoya.",
            steps(
                "Kunni tanlang va u haqda oʻn ikkita kitob qoʻying: sheʼr ham, qonun ham, bolalar kitobi ham boʻlsin.",
                "Yoniga bitta savol yozilgan varaq iling.",
                "Javoblarni yigʻib, surati bilan oʻz tilingizda eʼlon qiling.",
            ),
            contact("Yordam kerakmi?", "Tarmoq idorasi", "network@example.org", ""),
        ],
    ),
    Item(
        key="chess-corner",
        library=NATIONAL,
        days_ago=0,
        state="waiting",
        title="Kutubxonada shaxmat burchagi ochildi",
        summary="Toʻrtta stol, sakkizta soat va shaxmat haqida yuzga yaqin kitob. Oʻynash uchun kitobxon guvohnomasi "
        "kifoya.",
        topics=("young-readers",),
        body=[
            (
                "Burchak davriy nashrlar zali yonida joylashgan. Ish kunlari soat uchdan yettigacha kelib oʻynash "
                "mumkin, chorshanba kunlari esa murabbiy maslahat beradi."
            ),
            "Boshlovchilar uchun shaxmat kitoblari alohida javonga terildi.",
        ],
    ),
)
