"""The form of a news item, as the editor's browser sends it."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield


def news_form(**changes) -> dict:
    """A whole form of news with some of its values changed."""
    empty = dict.fromkeys(["place", "lead_image", "lead_image_alt", "lead_image_caption", "source_name"], "")
    values = {"title": "Own draft", "slug": "own-draft", "summary": "Changed", "date": "2026-11-22", "body": []}
    values = empty | values | {"press_kit": [], "related_news": []} | changes
    values["body"] = streamfield([*values["body"], *values.pop("more", [])])
    values["press_kit"] = streamfield(values["press_kit"])
    values["related_news"] = inline_formset(values["related_news"])
    return nested_form_data(values | {"source_url": "", "press_kit_terms": "", "comments": inline_formset([])})
