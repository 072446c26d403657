"""Libraries in Viet Nam: a provincial library with its branches, a school, the national library."""

from ..body import bullets, contact, heading
from ..records import Library, six
from . import visiting

ZONE = "Asia/Ho_Chi_Minh"
PROVINCIAL = "nghe-an-provincial-library"

LIBRARIES = (
    Library(
        slug="national-library-of-viet-nam",
        names=six(
            "National Library of Viet Nam",
            "Национальная библиотека Вьетнама",
            "Вьетнам Ұлттық кітапханасы",
            "Vyetnam Milliy kutubxonasi",
            "Thư viện Quốc gia Việt Nam",
            "مكتبة فييت نام الوطنية",
        ),
        kind="national",
        country="VN",
        cities=six("Ha Noi", "Ханой", "Ханой", "Xanoy", "Hà Nội", "هانوي"),
        addresses={"vi": "31 Tràng Thi", "en": "31 Trang Thi Street"},
        languages=("vi", "en"),
        zone=ZONE,
        place=(21.03, 105.85),
        palette="pomegranate",
        hours=visiting.LONG,
        services=("digital-reading-room", "interlibrary-loan", "visually-impaired", "childrens-room", "wifi"),
        visits=388_000,
        accessibility=visiting.STEP_FREE,
        website="https://nlv.gov.vn",
        intros={
            "vi": "Nơi lưu giữ kho sách báo của cả nước ngay giữa lòng Hà Nội, với các phòng đọc mở cho mọi bạn đọc.",
            "en": "The keeper of the country’s printed heritage in the middle of Ha Noi, with reading rooms open to "
            "everyone.",
        },
    ),
    Library(
        slug=PROVINCIAL,
        names=six(
            "Nghe An Provincial Library",
            "Библиотека провинции Нгеан",
            "Нгеан провинциясының кітапханасы",
            "Ngean viloyati kutubxonasi",
            "Thư viện tỉnh Nghệ An",
            "مكتبة مقاطعة نغي آن",
        ),
        kind="city",
        country="VN",
        cities=six("Vinh", "Винь", "Винь", "Vin", "Vinh", "فينه"),
        languages=("vi", "en"),
        zone=ZONE,
        place=(18.67, 105.69),
        palette="poplar",
        hours=visiting.WITH_BREAK,
        services=("digital-reading-room", "childrens-room", "mobile-library", "public-information-point", "wifi"),
        visits=142_000,
        accessibility=visiting.RAMP,
        intros={
            "vi": "Thư viện trung tâm của tỉnh, đầu mối của mạng lưới thư viện huyện và xã. Xe thư viện lưu động mang "
            "sách đến những trường học ở xa.",
            "en": "The central library of the province and the hub of its district and commune libraries. Its mobile "
            "library takes books to schools that are far away.",
        },
        about={
            "vi": [
                heading("Một mạng lưới, ba cấp"),
                (
                    "Thư viện tỉnh luân chuyển sách, tập huấn cán bộ và hỗ trợ chuyên môn cho thư viện cấp huyện và "
                    "cấp xã. Bạn đọc ở xã có thể đặt mượn sách của thư viện tỉnh ngay tại nơi mình ở."
                ),
                bullets(
                    "<b>Cấp tỉnh:</b> kho sách chung, phòng đọc số, xe thư viện lưu động;",
                    "<b>Cấp huyện:</b> phòng đọc, kho luân chuyển cho các xã;",
                    "<b>Cấp xã:</b> tủ sách, điểm thông tin công cộng, giờ đọc sách cho thiếu nhi.",
                ),
                contact("Liên hệ", "Phòng Phục vụ bạn đọc", "thuvien.nghean@example.org", "Vinh, Nghệ An, Việt Nam"),
            ],
        },
    ),
    Library(
        slug="dien-chau-library",
        names={"vi": "Thư viện Diễn Châu", "en": "Dien Chau Library", "ru": "Библиотека Дьентяу"},
        kind="district",
        parent=PROVINCIAL,
        country="VN",
        cities={"vi": "Diễn Châu, Nghệ An", "en": "Dien Chau, Nghe An", "ru": "Дьентяу, Нгеан"},
        languages=("vi",),
        zone=ZONE,
        place=(18.98, 105.60),
        palette="turquoise",
        hours=visiting.WITH_BREAK,
        services=("childrens-room", "mobile-library", "wifi"),
        visits=21_400,
        intros={"vi": "Phòng đọc và kho sách luân chuyển cho các xã ven biển. Thứ Bảy có giờ kể chuyện cho thiếu nhi."},
    ),
    Library(
        slug="quynh-luu-library",
        names={"vi": "Thư viện Quỳnh Lưu", "en": "Quynh Luu Library", "ru": "Библиотека Куиньлыу"},
        kind="district",
        parent=PROVINCIAL,
        country="VN",
        cities={"vi": "Quỳnh Lưu, Nghệ An", "en": "Quynh Luu, Nghe An", "ru": "Куиньлыу, Нгеан"},
        languages=("vi",),
        zone=ZONE,
        place=(19.15, 105.63),
        palette="walnut",
        hours=visiting.WITH_BREAK,
        services=("childrens-room", "public-information-point"),
        visits=18_900,
        intros={"vi": "Thư viện của một vùng hiếu học, nơi các câu lạc bộ bạn đọc gặp nhau mỗi tháng một lần."},
    ),
    Library(
        slug="kim-lien-library",
        names={"vi": "Thư viện xã Kim Liên", "en": "Kim Lien Commune Library", "ru": "Библиотека общины Кимльен"},
        kind="community",
        parent=PROVINCIAL,
        country="VN",
        cities={"vi": "Kim Liên, Nghệ An", "en": "Kim Lien, Nghe An", "ru": "Кимльен, Нгеан"},
        languages=("vi",),
        zone=ZONE,
        place=(18.67, 105.56),
        palette="poplar",
        hours=visiting.WITH_BREAK,
        services=("public-information-point", "childrens-room"),
        visits=6_300,
        intros={"vi": "Tủ sách và điểm thông tin của xã, mở cửa cả vào những buổi chiều sau giờ học."},
    ),
    Library(
        slug="huynh-thuc-khang-school-library",
        names={
            "vi": "Thư viện Trường THPT Huỳnh Thúc Kháng",
            "en": "Library of Huynh Thuc Khang High School",
            "ru": "Библиотека школы имени Хюинь Тхук Кханга",
        },
        kind="school",
        country="VN",
        cities=six("Vinh", "Винь", "Винь", "Vin", "Vinh", "فينه"),
        languages=("vi",),
        zone=ZONE,
        place=(18.68, 105.68),
        palette="lapis",
        hours=visiting.SCHOOL,
        services=("digital-reading-room", "wifi"),
        visits=33_700,
        intros={"vi": "Góc đọc của học sinh: giờ ra chơi nào cũng mở, và do chính các bạn trong câu lạc bộ sách trực."},
    ),
)
