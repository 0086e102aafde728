"""The method in sentences a clerk can check by hand; the rules themselves are in assessment/ and its tests."""

Section = tuple[str, tuple[str, ...]]

SECTIONS: tuple[Section, ...] = (
    (
        "Đạt hay chưa đạt",
        (
            "So sánh số chưa làm tròn với mục tiêu: 59,96% không đạt mức 60%; màn hình in đủ số lẻ để "
            "không trái kết luận.",
            "“Đạt 60%, ít nhất, không dưới, trở lên” là ≥; “trên” là >; “dưới, xuống dưới” là <; “còn, "
            "không vượt quá” là ≤.",
            "“Khoảng 60%” vẫn là ≥ 60%: không văn bản nào cho phép dung sai.",
            "Mục tiêu hằng năm (“từ năm … trở đi, duy trì”) phải đúng ở mọi năm; năm không đạt được liệt "
            "kê, năm thiếu số "
            "liệu cũng được liệt kê nhưng không coi là không đạt.",
            "Căn cứ kết luận: số chính thức nếu năm của mốc đã đủ; chưa đủ thì dùng dự kiến của đơn vị "
            "(“theo dự kiến”); "
            "không có thì dùng số mới nhất (“tạm”).",
            "Chỉ tiêu nhiều phần: mọi phần đạt là đạt; có phần đạt, có phần không là đạt một phần; các "
            "phần có số liệu đều "
            "đạt nhưng còn phần thiếu số liệu là không đánh giá được. Phần không phát sinh (mẫu số bằng "
            "0) không tính.",
        ),
    ),
    (
        "Triển vọng đến mốc sau",
        (
            "Chỉ dùng số thực hiện cả năm, tối đa 6 năm gần nhất; số ước, dự kiến và số một phần năm được"
            " vẽ nhưng không "
            "vào nhịp.",
            "Nhịp mỗi năm là trung vị độ dốc của mọi cặp năm (Theil–Sen), nên một năm bất thường không "
            "làm lệch kết quả.",
            "Dự báo = giá trị cuối + nhịp × số năm còn lại, không vượt giới hạn tự nhiên (0–100 đối với "
            "tỷ lệ).",
            "Phần còn thiếu ở dự báo chia cho phần đang thiếu: dưới 5% là đúng tiến độ, 5–20% sát tiến "
            "độ, 20–100% chậm, "
            "từ 100% là không chuyển biến hoặc ngược hướng.",
            "Dải dự báo là khoảng tứ phân vị của các nhịp đã qua (dưới 4 điểm: nhỏ nhất và lớn nhất); đây"
            " là độ tản của "
            "quá khứ, không phải khoảng tin cậy thống kê.",
            "Dự kiến đơn vị khai luôn đứng cạnh dự báo tính được, không bên nào thay bên nào.",
        ),
    ),
    (
        "Cộng số liệu của các đơn vị",
        (
            "Tỷ lệ của tỉnh là tổng tử số chia tổng mẫu số; không bao giờ lấy trung bình các tỷ lệ.",
            "Số của đơn vị đầu mối về toàn tỉnh, nếu có tử số và mẫu số, được dùng trước; nếu không thì "
            "cộng từ cấp thấp "
            "nhất. Có cả hai thì chênh lệch được ghi ra.",
            "Đơn vị chỉ gửi tỷ lệ, hoặc không gửi, được đếm là thiếu: “thiếu n/N đơn vị”.",
            "Nhiều đợt cùng cho một năm: đợt có ngày chốt số liệu muộn nhất được dùng; đính chính lớn hơn"
            " làm tròn được nêu.",
            "Chỉ phụ lục đã duyệt mới vào bảng, biểu và kết luận.",
        ),
    ),
    (
        "Số người bị hại không công bố",
        (
            "Đơn vị dưới cấp tỉnh từng có số đếm từ 1 đến 4 người (ở bất kỳ năm nào, lần gửi nào) thì chỉ tiêu đó của "
            "đơn vị không công bố ở mọi năm; chỉ đơn vị đó và cơ quan thường trực được xem.",
            "Để không tính ra được bằng cách lấy tổng trừ đi, các đơn vị có số đếm nhỏ nhất còn lại cũng không công "
            "bố, cho đến khi có ít nhất ba đơn vị và không phép trừ nào cho biết số của một đơn vị.",
            "Không đủ đơn vị để làm như vậy thì số của cả tỉnh năm đó cũng không công bố.",
            "Ví dụ: A 3/7, B 10/20, C 30/40, D 11/15, cả tỉnh 54/82. A có số nhỏ nên A, D và B không công bố; C và cả "
            "tỉnh vẫn công bố.",
        ),
    ),
)
