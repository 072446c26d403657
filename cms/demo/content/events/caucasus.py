"""Events in Yerevan, Tbilisi and Baku."""

from ..body import bullets, heading, steps
from .records import Date, Happening, Told

HAPPENINGS = (
    Happening(
        slug="documentary-evening",
        kind="lecture",
        library="national-library-of-armenia",
        room="yerevan-hall",
        titles={"en": "Evening of documentary film", "ru": "Вечер документального кино"},
        summaries={
            "en": "Three short films about printers and their books, in Armenian with English subtitles.",
            "ru": "Три коротких фильма о печатниках и их книгах, на армянском с английскими субтитрами.",
        },
        languages=("hy",),
        dates=(
            Date(
                7,
                "18:30",
                120,
                seats=90,
                taken=12,
                reasons={
                    "en": "The films have not arrived in time. We show them in spring.",
                    "ru": "Фильмы не пришли вовремя. Покажем их весной.",
                },
            ),
        ),
    ),
    Happening(
        slug="documents-of-the-united-nations",
        kind="training",
        library="national-parliamentary-library-of-georgia",
        room="tbilisi-seminar",
        titles={
            "en": "Finding, checking and citing documents of the United Nations in six languages",
            "ru": "Как находить, проверять и цитировать документы ООН на шести языках",
        },
        summaries={
            "en": "A seminar for reference librarians, with exercises at the computer.",
            "ru": "Семинар для библиотекарей-библиографов, с упражнениями за компьютером.",
        },
        languages=("ka", "en"),
        audiences=("professionals",),
        dates=(Date(11, "12:00", 240, seats=16, taken=14),),
        settings={"max_party_size": 2, "contact_email": "national-parliamentary-library-of-georgia@example.org"},
        pages={
            "en": Told(
                "Finding, checking and citing documents of the United Nations in six languages",
                "A seminar for reference librarians, with exercises at the computer.",
                [
                    heading("The afternoon"),
                    steps(
                        "Symbols and series: how a document is named.",
                        "Six languages: where translations are, and where they differ.",
                        "Citing: what a reader needs to find it again.",
                    ),
                    heading("You need"),
                    bullets("No computer of your own.", "A question from your own desk."),
                ],
                "reading-room",
                "Green lamps on long tables before tall windows.",
            ),
        },
    ),
    Happening(
        slug="carpets-and-books",
        kind="exhibit",
        library="national-library-of-azerbaijan",
        room="baku-reading",
        titles={"en": "Carpets and books: patterns that travelled", "ru": "Ковры и книги: узоры-путешественники"},
        summaries={
            "en": "The same patterns on bindings and on carpets, side by side.",
            "ru": "Одни и те же узоры на переплётах и на коврах, рядом.",
        },
        dates=(Date(-3, "10:00", 60 * 24 * 45),),
        settings={"registration": "none"},
    ),
)
