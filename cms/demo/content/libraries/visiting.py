"""What the demo says about visiting, the same for several libraries."""

from ..records import Hours, six

MONDAY, TUESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 1, 3, 4, 5, 6

ALWAYS = (Hours(MONDAY, SUNDAY, "00:00", "23:59"),)
LONG = (Hours(MONDAY, FRIDAY, "09:00", "20:00"), Hours(SATURDAY, SUNDAY, "10:00", "18:00"))
USUAL = (Hours(MONDAY, FRIDAY, "09:00", "19:00"), Hours(SATURDAY, SATURDAY, "10:00", "17:00"))
NO_MONDAY = (Hours(TUESDAY, SATURDAY, "10:00", "19:00"), Hours(SUNDAY, SUNDAY, "10:00", "17:00"))
ARAB_WEEK = (Hours(SUNDAY, SUNDAY, "10:00", "19:00"), Hours(MONDAY, THURSDAY, "10:00", "19:00"))
WITH_BREAK = (Hours(MONDAY, FRIDAY, "07:30", "11:30"), Hours(MONDAY, FRIDAY, "13:30", "17:00"))
SCHOOL = (Hours(MONDAY, FRIDAY, "08:00", "16:30"),)

SAMPLE_HOURS = six(
    "Sample hours: please ask the library itself.",
    "Часы приведены для примера: уточняйте в библиотеке.",
    "Жұмыс уақыты үлгі ретінде берілген: кітапхананың өзінен сұраңыз.",
    "Ish vaqti namuna sifatida berilgan: kutubxonaning oʻzidan soʻrang.",
    "Giờ mở cửa chỉ là ví dụ: xin hỏi trực tiếp thư viện.",
    "المواعيد للتجربة فقط: يُرجى سؤال المكتبة نفسها.",
)
STEP_FREE = six(
    "Step-free entrance, lift, hearing loop at the desk.",
    "Вход без ступеней, лифт, индукционная петля у кафедры.",
    "Баспалдақсыз кіреберіс, лифт, үстел жанында есту аппаратына арналған индукциялық жүйе.",
    "Zinasiz kirish joyi, lift, navbatchi stoli yonida eshitish moslamalari uchun induksion halqa.",
    "Lối vào không bậc thềm, thang máy, vòng từ trợ thính tại quầy.",
    "مدخل بلا درجات، ومصعد، وحلقة سمعية عند المكتب.",
)
RAMP = six(
    "Ramp at the main entrance; the reading room is on the ground floor.",
    "Пандус у главного входа; читальный зал на первом этаже.",
    "Негізгі кіреберісте пандус бар; оқу залы бірінші қабатта.",
    "Asosiy kirish joyida pandus bor; oʻqish zali birinchi qavatda.",
    "Có đường dốc ở lối vào chính; phòng đọc ở tầng trệt.",
    "منحدر عند المدخل الرئيس؛ وقاعة المطالعة في الطابق الأرضي.",
)
