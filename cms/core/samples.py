"""Sample matter for the style guide: one block of each kind, with pictures and documents that the site has anyway."""

from wagtail.blocks import StreamValue

from cms.core.blocks import BodyBlock
from cms.core.models import SiteDocument, SiteImage

PARAGRAPH = (
    "<p>Running text at the measure, with <b>strong</b> and <i>light</i> emphasis, <a href='#blocks'>a link</a> and "
    "H<sub>2</sub>O. A second sentence shows the leading.</p><ul><li>a point;</li><li>another point.</li></ul>"
    "<ol><li>first;</li><li>second.</li></ol>"
)
TABLE = {
    "data": [["Year", "Visits", "Of these online"], ["2025", "412 300", "96 120"], ["2024", "398 120", "71 005"]],
    "cell": [],
    "mergeCells": [],
    "table_caption": "Visits by year",
    "first_row_is_table_header": True,
    "first_col_is_header": True,
    "table_header_choice": "both",
}


def body_with_every_block() -> StreamValue:
    """A body as an editor could have made it; blocks of pictures and files only where the site has some."""
    blocks = [*words(), *pictures(), *files(), *people()]
    return BodyBlock().to_python([{"type": kind, "value": value} for kind, value in blocks])


def words() -> list[tuple[str, object]]:
    """Headings, text, a quote, a call to action, a table, questions."""
    question = {"question": "Does an answer open on request?", "answer": "<p>It does, without a script.</p>"}
    return [
        ("heading", {"text": "A heading", "level": "2"}),
        ("paragraph", PARAGRAPH),
        ("heading", {"text": "A subheading", "level": "3"}),
        ("paragraph", PARAGRAPH),
        ("quote", {"text": "Somebody’s words, set apart.", "attribution": "Whose words", "source": ""}),
        ("action", {"title": "A call to action", "text": "<p>Why one should.</p>", "label": "Do it", "url": "/"}),
        ("table", TABLE),
        ("questions", {"title": "Questions and answers", "questions": [question, question]}),
    ]


def pictures() -> list[tuple[str, object]]:
    """A picture, a gallery and a video."""
    images = list(SiteImage.objects.order_by("pk")[:4])
    figures = [{"image": {"image": image.pk, "alt_text": image.title}, "caption": "A caption"} for image in images]
    video = {"title": "A video, fetched when it is opened", "video": "https://vimeo.com/76979871", "transcript": ""}
    shown = [("figure", figures[0]), ("gallery", {"title": "A gallery", "pictures": figures})] if figures else []
    return [*shown, ("video", video)]


def files() -> list[tuple[str, object]]:
    """Documents to download."""
    documents = list(SiteDocument.objects.order_by("pk").values_list("pk", flat=True)[:3])
    return [("documents", {"title": "Documents", "documents": documents})] if documents else []


def people() -> list[tuple[str, object]]:
    """People and how to reach them."""
    image = SiteImage.objects.order_by("pk").values_list("pk", flat=True).first()
    persons = [
        {"name": "Somebody with a picture", "role": "Role", "picture": image, "text": "In a few words."},
        {"name": "Somebody without one", "role": "", "picture": None, "text": ""},
    ]
    contact = {"title": "Contact", "name": "Reference desk", "email": "desk@example.org", "phone": "+7 000 000 00 00"}
    return [("people", {"title": "People", "people": persons}), ("contact", contact)]
