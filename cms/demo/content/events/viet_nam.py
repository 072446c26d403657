"""Events in Hà Nội and Nghệ An."""

from ..body import bullets, heading
from .records import Date, Happening, Told

PROVINCIAL = "nghe-an-provincial-library"

HAPPENINGS = (
    Happening(
        slug="maps-of-our-street-vinh",
        kind="workshop",
        library=PROVINCIAL,
        room="vinh-children",
        titles={"vi": "Bản đồ phố em", "en": "Maps of our street"},
        summaries={
            "vi": "Buổi sáng vẽ bản đồ khu phố dành cho bạn đọc 10–14 tuổi: cửa hàng, cái cây, con chó, ngôi nhà cũ.",
            "en": "A morning for school readers: the shop, the tree, the dog, the old house on one map.",
        },
        languages=("vi",),
        audiences=("7-11", "12-15"),
        co_organisers=("huynh-thuc-khang-school-library",),
        dates=(Date(8, "09:00", 150, seats=20, taken=20, waiting=4), Date(22, "09:00", 150, seats=20, taken=5)),
        settings={"asks_guardian": True, "takes_groups": True, "max_party_size": 3},
        pages={
            "vi": Told(
                "Bản đồ phố em",
                "Buổi sáng vẽ bản đồ khu phố dành cho bạn đọc 10–14 tuổi.",
                [
                    heading("Chúng mình sẽ làm gì"),
                    (
                        "Chúng mình đi một vòng quanh thư viện, ghi lại những gì nhìn thấy, rồi cùng vẽ một tấm bản đồ "
                        "lớn. Tấm bản đồ sẽ được treo ở phòng thiếu nhi."
                    ),
                    bullets("Mang giày dễ đi.", "Giấy và bút màu thư viện chuẩn bị.", "Bố mẹ đón lúc 11 giờ 30."),
                ],
                "city-map",
                "Bản đồ thành phố với sáu thư viện và một con đường chấm nối các thư viện.",
            ),
        },
    ),
    Happening(
        slug="evening-reading-vinh",
        kind="reading",
        library=PROVINCIAL,
        room="vinh-reading",
        titles={"vi": "Đọc sách buổi tối"},
        summaries={"vi": "Phòng đọc mở đến mười giờ tối, có người hướng dẫn và trà nóng."},
        languages=("vi",),
        audiences=("16-19", "20-29"),
        dates=(
            Date(-6, "19:00", 180, seats=60, taken=24),
            Date(1, "19:00", 180, seats=60, taken=17),
            Date(15, "19:00", 180, seats=60),
        ),
    ),
    Happening(
        slug="story-hour-dien-chau",
        kind="reading",
        library="dien-chau-library",
        room="dien-chau-children",
        titles={"vi": "Giờ kể chuyện"},
        summaries={"vi": "Mỗi tuần một câu chuyện cho các bạn nhỏ dưới bảy tuổi. Chỉ cần đến."},
        languages=("vi",),
        audiences=("0-6",),
        dates=(Date(-2, "09:00", 45), Date(5, "09:00", 45), Date(12, "09:00", 45), Date(19, "09:00", 45)),
        settings={"registration": "none"},
    ),
    Happening(
        slug="digital-heritage-ha-noi",
        kind="lecture",
        library="national-library-of-viet-nam",
        room="hanoi-hall",
        titles={"vi": "Sách Hán Nôm trên màn hình", "en": "Hán Nôm books on the screen"},
        summaries={
            "vi": "Số hóa sách cổ: chụp thế nào, mô tả ra sao, ai được xem.",
            "en": "Old books made digital: how they are photographed and described, and who may see them.",
        },
        languages=("vi",),
        dates=(Date(14, "14:00", 120, seats=150, taken=33),),
        settings={"attendance": "mixed"},
    ),
)
