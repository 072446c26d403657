"""Blocks as readers see them."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from cms.core.blocks import BodyBlock
from cms.core.chrome import Chrome
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


def render(kind: str, value: object) -> str:
    """One block on a page, white space made one."""
    request = RequestFactory().get("/en/")
    body = BodyBlock().to_python([{"type": kind, "value": value}])
    template = Template("{% load wagtailcore_tags %}{% include_block body %}")
    return " ".join(template.render(Context({"body": body, "request": request, "chrome": Chrome(request)})).split())


def figure(image, caption="", alt="A hall", decorative=False) -> dict:
    return {"image": {"image": image.pk, "alt_text": alt, "decorative": decorative}, "caption": caption}


def test_heading_can_be_reached_by_a_link():
    assert render("heading", {"text": "Құжат іздеу", "level": "3"}) == '<h3 id="quzhat-izdeu">Құжат іздеу</h3>'


def test_paragraph_stands_without_a_box_around_it():
    assert render("paragraph", "<p>Text</p>") == "<p>Text</p>"


def test_figure_has_its_text_its_caption_and_its_credit():
    markup = render("figure", figure(ImageFactory(credit="A. Reader"), "The hall"))
    assert markup.replace("> <", "><").startswith('<figure class="figure"><picture>')
    assert 'alt="A hall"' in markup
    assert "<bdi>The hall</bdi> · Photo: A. Reader" in markup


def test_figure_without_words_has_no_caption():
    assert "figcaption" not in render("figure", figure(ImageFactory()))


def test_decorative_figure_has_an_empty_text():
    assert 'alt=""' in render("figure", figure(ImageFactory(), alt="unused", decorative=True))


def test_figure_whose_picture_is_gone_leaves_nothing():
    image = ImageFactory()
    value = figure(image)
    image.delete()
    assert render("figure", value) == ""


def test_gallery_shows_its_pictures():
    markup = render("gallery", {"title": "The day", "pictures": [figure(ImageFactory()), figure(ImageFactory())]})
    assert (markup.startswith("<h2>The day</h2>"), markup.count("<li>"), markup.count("<picture>")) == (True, 2, 2)


@pytest.mark.parametrize(
    ("attribution", "source", "expected"),
    [
        ("A reader", "", "<footer>A reader</footer>"),
        (
            "A reader",
            "https://example.org/",
            '<footer><a href="https://example.org/" rel="noopener">A reader</a></footer>',
        ),
        ("", "https://e.org/", '<footer><a href="https://e.org/" rel="noopener">https://e.org/</a></footer>'),
        ("", "", ""),
    ],
)
def test_quote_says_whose_words(attribution, source, expected):
    markup = render("quote", {"text": "Words.", "attribution": attribution, "source": source})
    cite = f' cite="{source}"' if source else ""
    assert markup.replace(" <", "<").replace("> ", ">") == (f"<blockquote{cite}><p>Words.</p>{expected}</blockquote>")


def test_video_is_fetched_only_from_the_private_player():
    value = {"title": "A walk", "video": "https://youtu.be/dQw4w9WgXcQ", "transcript": "<p>Said.</p>"}
    markup = render("video", value)
    assert markup.count("youtu") == 1
    assert '<iframe loading="lazy" title="A walk" allowfullscreen' in markup
    assert 'src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"' in markup
    assert "<p>Said.</p>" in markup


def test_video_of_an_unknown_host_is_left_out():
    assert render("video", {"title": "A walk", "video": "https://example.org/film", "transcript": ""}) == ""


def test_documents_say_what_they_are():
    document = DocumentFactory(file_size=2048)
    markup = render("documents", {"title": "", "documents": [document.pk]})
    assert f'<a href="{document.url}">Programme</a>' in markup
    assert "<bdi>TXT, 2.0\xa0KB</bdi>".replace("\xa0", " ") in markup.replace("\xa0", " ")


@pytest.mark.parametrize("live", [True, False])
def test_call_to_action_leads_to_a_page_that_is_live(house, live):
    page = StandardPageFactory(parent=house, title="Training", live=live)
    value = {"title": "Join", "text": "", "label": "Reserve a seat", "page": page.pk, "url": ""}
    assert ('<a class="button" href="/en/training/">Reserve a seat</a>' in render("action", value)) is live


def test_call_to_action_may_lead_elsewhere():
    value = {"title": "Join", "text": "<p>Two hours.</p>", "label": "Go", "page": None, "url": "https://example.org/"}
    markup = render("action", value)
    assert '<a class="button" href="https://example.org/" rel="noopener">Go</a>' in markup
    assert "<p>Two hours.</p>" in markup


def test_person_without_a_picture_gets_a_drawing():
    people = [{"name": "With", "picture": ImageFactory().pk}, {"name": "Without", "picture": None}]
    markup = render("people", {"title": "Speakers", "people": people})
    assert (markup.count("<picture>"), markup.count("/ornament/")) == (1, 1)


def test_contact_can_be_called_and_written_to():
    markup = render("contact", {"title": "Ask", "phone": "+7 727 000", "email": "desk@example.org", "address": "a\nb"})
    assert '<a class="ltr" href="tel:+7727000">+7 727 000</a>' in markup
    assert '<a class="ltr" href="mailto:desk@example.org">desk@example.org</a>' in markup
    assert "<dd>a<br>b</dd>" in markup


def test_table_has_headers_for_rows_and_columns_and_no_markup_of_its_own():
    table = {
        "data": [["Year", "Visits"], ["2025", "<b>1</b>"], ["2024", None]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "Visits",
    }
    markup = render("table", table).replace(" >", ">")
    assert '<th scope="col">Visits</th>' in markup
    assert '<th scope="row">2025</th>' in markup
    assert "<td>&lt;b&gt;1&lt;/b&gt;</td>" in markup
    assert "<td></td>" in markup
    assert 'aria-label="Visits"' in markup


def test_table_keeps_joined_cells():
    table = {
        "data": [["a", "b"], ["c", None]],
        "mergeCells": [{"row": 1, "col": 0, "rowspan": 1, "colspan": 2}],
        "cell": [{"row": 1, "col": 1, "hidden": True}],
    }
    markup = render("table", table)
    assert (markup.count("<td"), '<td rowspan="1" colspan="2">c</td>' in markup) == (3, True)


def test_questions_open_one_by_one():
    questions = [{"question": "Free?", "answer": "<p>Yes.</p>"}, {"question": "For all?", "answer": "<p>Yes.</p>"}]
    markup = render("questions", {"title": "Questions", "questions": questions})
    assert (markup.count("<details>"), markup.count("<summary>")) == (2, 2)
