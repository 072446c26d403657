"""Forms of events as a browser sends them."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.core.languages import TAGS

WORDING = ["titles", "summaries", "supporters", "accessibility"]


def wording(name: str, text: str = "", tag: str = "en") -> dict:
    """A field in several languages with one of its lines filled in."""
    return {f"{name}_{language}": text if language == tag else "" for language in TAGS}


def question(code: str, **changes) -> dict:
    values = {"code": code, "kind": "text", "asked": "sign_up", "depends_on": "", "depends_value": ""} | changes
    choices = inline_formset(values.pop("choices", []))
    return {**values, **wording("labels", code.capitalize()), **wording("hints"), "choices": choices}


def event_form(questions=(), **changes) -> dict:
    """A whole form of an event with some of its values changed."""
    values = {
        "kind": "lecture", "library": "", "slug": "", "attendance": "in_person", "audiences": [], "languages": [],
        "contact_email": "", "contact_phone": "", "registration": "session", "opens_days": "", "closes_hours": "0",
        "max_party_size": "5", "waiting_list": "offer", "offer_hours": "48", "reminders": ["24"],
        "still_coming_days": "", "survey_url": "", "co_organisers": [],
    }  # fmt: skip
    for name in WORDING:
        values |= wording(name, changes.pop(name, "Evening of Abai" if name == "titles" else ""))
    return nested_form_data(values | changes | {"questions": inline_formset(list(questions))})
