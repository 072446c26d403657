"""News in Vietnamese."""

from ..body import action, bullets, contact, figure, heading, questions, quote, steps, table
from ..records import Item

PROVINCIAL = "nghe-an-provincial-library"

NEWS = (
    Item(
        key="plan-for-three-levels",
        library=PROVINCIAL,
        days_ago=11,
        title="Nhìn lại kế hoạch ngày 15 tháng 9 năm 2022: một kế hoạch cho thư viện ba cấp",
        summary="Nghệ An đặt thư viện tỉnh, thư viện huyện và thư viện xã vào cùng một kế hoạch. Điều đó thay đổi gì "
        "đối với người đọc?",
        topics=("countryside", "archives"),
        related=("evening-room", "commune-shelf"),
        body=[
            (
                "Ngày 15 tháng 9 năm 2022, tỉnh Nghệ An ban hành kế hoạch cho hệ thống thư viện công cộng của tỉnh: "
                "thư viện tỉnh, thư viện huyện và thư viện xã. Thư viện nhỏ nhất và thư viện lớn nhất được nhìn như "
                "một mạng lưới."
            ),
            heading("Ba cấp, một bạn đọc"),
            table(
                "Mỗi cấp lo việc gì",
                ("Cấp", "Việc chính"),
                ("Tỉnh", "Kho sách chung, tập huấn, hỗ trợ chuyên môn"),
                ("Huyện", "Phòng đọc, luân chuyển sách về xã"),
                ("Xã", "Tủ sách gần nhà, điểm thông tin, giờ đọc cho thiếu nhi"),
            ),
            (
                "Với bạn đọc, kế hoạch chỉ có nghĩa khi cuốn sách đến được tay mình. Vì vậy câu hỏi đáng đặt ra cho "
                "mỗi năm là: từ một xã xa nhất, mất bao nhiêu ngày để mượn được một cuốn sách của thư viện tỉnh?"
            ),
            quote("Sách đi đến đâu thì thư viện ở đó.", "Lời ghi trên xe thư viện lưu động"),
            action(
                "Thư viện nào gần bạn?",
                "Xem giờ mở cửa và dịch vụ của thư viện tỉnh cùng các chi nhánh.",
                "Trang thư viện tỉnh",
                to=f"libraries/{PROVINCIAL}",
            ),
        ],
    ),
    Item(
        key="evening-room",
        library=PROVINCIAL,
        days_ago=5,
        title="Thư viện tỉnh Nghệ An mở phòng đọc buổi tối cho học sinh",
        summary="Từ thứ Hai đến thứ Năm, phòng đọc tầng hai sáng đèn đến 21 giờ. Bạn đọc dưới 16 tuổi đi cùng người "
        "lớn.",
        topics=("young-readers", "accessibility"),
        picture="night-library",
        picture_alt="Tòa nhà thư viện ban đêm, mọi cửa sổ đều sáng đèn",
        picture_caption="Phòng đọc buổi tối",
        body=[
            (
                "Nhiều bạn học sinh chỉ có thời gian vào buổi tối, còn nhà thì chật và ồn. Phòng đọc tầng hai nay mở "
                "thêm bốn buổi tối mỗi tuần."
            ),
            bullets(
                "60 chỗ ngồi, 12 máy tính tra cứu;",
                "thủ thư trực giúp tìm tài liệu cho bài tập;",
                "nước uống miễn phí, giữ xe miễn phí.",
            ),
            questions(
                "Bạn cần biết",
                ("Có cần thẻ không?", "Có. Thẻ làm tại chỗ, miễn phí, chỉ cần thẻ học sinh."),
                ("Về nhà bằng gì?", "Bạn dưới 16 tuổi cần người lớn đón. Thủ thư sẽ gọi giúp nếu trễ giờ."),
            ),
        ],
    ),
    Item(
        key="mobile-library",
        library="dien-chau-library",
        days_ago=17,
        title="Xe thư viện lưu động về với học trò ven biển",
        summary="Mười hai điểm trường, ba trăm cuốn sách và một buổi sáng không ai muốn vào lớp.",
        topics=("countryside", "young-readers"),
        body=[
            "Xe dừng dưới gốc bàng, cửa mở ra thành giá sách. Chưa đầy mười phút, chiếu đã kín chỗ ngồi.",
            (
                "Buổi đọc kéo dài đến trưa. Cuốn được mượn nhiều nhất là sách về các loài cá, vì em nào cũng tìm thấy "
                "con cá mà bố mình vẫn kể."
            ),
            figure("mountain-road", "Xe buýt màu đỏ chở đầy sách chạy trên đường núi", "Xe thư viện, tranh minh họa"),
        ],
    ),
    Item(
        key="commune-shelf",
        library="kim-lien-library",
        days_ago=24,
        title="Tủ sách bên hồ sen",
        summary="Thư viện xã Kim Liên mở thêm một tủ sách ngoài trời: mượn tự do, trả khi đọc xong.",
        topics=("countryside",),
        picture="lotus-pond",
        picture_alt="Một cuốn sách mở nằm giữa những lá sen và hoa sen",
        body=[
            (
                "Tủ sách đặt ở chỗ ai đi làm đồng về cũng ngồi nghỉ. Không có thẻ mượn, không có khóa. Sau một tháng, "
                "tủ đầy hơn lúc mới mở, vì người ta mang sách nhà ra góp."
            ),
            contact("Góp sách", "Thư viện xã Kim Liên", "kimlien@example.org", "Kim Liên, Nghệ An"),
        ],
    ),
    Item(
        key="book-club",
        library="huynh-thuc-khang-school-library",
        days_ago=36,
        title="Câu lạc bộ sách tự chọn sách cho thư viện trường",
        summary="Học sinh bỏ phiếu, thủ thư đặt mua, và mười lăm cuốn đầu tiên đã lên giá.",
        topics=("young-readers",),
        body=[
            steps(
                "Mỗi lớp đề nghị ba cuốn và viết một câu vì sao.",
                "Cả trường bỏ phiếu trong một tuần.",
                "Thư viện mua những cuốn nhiều phiếu nhất và dán tên lớp đã đề nghị.",
            ),
            "Bất ngờ lớn nhất: đứng thứ hai là một cuốn từ điển.",
        ],
    ),
    Item(
        key="one-shelf",
        days_ago=12,
        title="Một giá sách, một ngày: thư viện nào cũng có thể hưởng ứng ngày quốc tế",
        summary="Mười hai cuốn sách, một câu hỏi và một tấm ảnh: chiến dịch đơn giản nhất của mạng lưới.",
        topics=("cooperation", "united-nations"),
        body=[
            "Để nói về một ngày quốc tế, không cần hội trường hay kinh phí. Chỉ cần dọn trống một giá sách.",
            steps(
                "Chọn ngày và bày mười hai cuốn sách liên quan: có thơ, có luật, có sách thiếu nhi.",
                "Treo bên cạnh một tờ giấy ghi một câu hỏi.",
                "Gom các câu trả lời và đăng cùng tấm ảnh bằng ngôn ngữ của bạn.",
            ),
            contact("Cần giúp đỡ?", "Văn phòng mạng lưới", "network@example.org", ""),
        ],
    ),
    Item(
        key="story-contest",
        library=PROVINCIAL,
        days_ago=-7,
        state="scheduled",
        title="Cuộc thi kể chuyện theo sách: nhận bài từ hôm nay",
        summary="Kể lại một cuốn sách trong ba phút, bằng giọng của chính mình. Dành cho bạn đọc từ 8 đến 15 tuổi.",
        topics=("young-readers",),
        body=[
            (
                "Chọn một cuốn sách bạn thích, kể lại trong ba phút và gửi đoạn ghi âm cho thư viện. Không cần trang "
                "phục hay sân khấu, chỉ cần một câu chuyện mà bạn thật sự muốn người khác nghe."
            ),
            contact("Gửi bài", "Phòng Thiếu nhi", "thieunhi@example.org", "Vinh, Nghệ An"),
        ],
    ),
    Item(
        key="new-computers",
        library=PROVINCIAL,
        days_ago=1,
        state="sent back",
        comment="Cảm ơn bạn. Xin ghi rõ có bao nhiêu máy và ai được dùng, rồi gửi duyệt lại.",
        title="Phòng đọc số có máy tính mới",
        summary="Phòng đọc số vừa lắp thêm máy tính để bạn đọc tra cứu.",
        topics=("digital-library",),
        body=["Phòng đọc số vừa có thêm máy tính mới. Mời bạn đọc đến sử dụng."],
    ),
)
