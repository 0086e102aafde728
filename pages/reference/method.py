"""How verdicts and outlooks are judged, with the values an office may correct."""

from indicators.output.tables import reference
from indicators.output.tables.method_texts import SECTIONS
from pages.shared import markup
from pages.shared.charts import rows
from pages.shared.markup import section
from pages.shared.session import house

for title, sentences in SECTIONS[:1]:
    section(title)
    markup.show(markup.numbered(sentences))

section("Các mức đánh giá", "Mỗi mức luôn có ký hiệu và chữ, không chỉ có màu.")
markup.show(markup.status_table(reference.status_rows()))

for title, sentences in SECTIONS[1:]:
    section(title)
    markup.show(markup.numbered(sentences))

section(
    "Các giá trị có thể sửa",
    "Cơ quan thường trực sửa trong tệp data/catalogue/settings.yaml, không cần sửa chương trình.",
)
rows(reference.setting_rows(house().catalogue.settings))
