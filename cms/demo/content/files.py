"""Documents of the demo's press kits: what they are called and what stands in them."""

from typing import NamedTuple


class Document(NamedTuple):
    """The ending of `name` decides in which format it is written: txt, docx or, in Latin letters, pdf."""

    title: str
    name: str
    lines: tuple[str, ...]
    library: str = ""


ALMATY = "national-library-of-kazakhstan"

FILES: dict[str, Document] = {
    "release-kk": Document(
        "Баспасөз хабарламасы",
        "baspasoz-habarlamasy.txt",
        (
            "1 300 құжат, екі тіл: адам құқықтарының цифрлық кітапханасы",
            "",
            "2008 жылғы 9 сәуірде Алматыда адам құқықтарының цифрлық кітапханасы таныстырылды.",
            "Ұлттық және қалалық жинақта қазақ және орыс тілдеріндегі 1 300 құқықтық құжат бар.",
            "Жинақты желіде де, желіден тыс та пайдалануға болады.",
            "4 сәуірде кітапханашыларға арналған тренинг өтті.",
            "",
            "Байланыс: baspasoz@example.org",
        ),
        ALMATY,
    ),
    "release-ru": Document(
        "Пресс-релиз",
        "press-reliz.docx",
        (
            "1300 документов, два языка: цифровая библиотека по правам человека",
            "9 апреля 2008 года в Алматы представили цифровую библиотеку по правам человека.",
            "Национальное и городское собрания насчитывают 1300 правовых документов на казахском и русском языках.",
            "Собранием можно пользоваться и в сети, и без неё.",
            "4 апреля для библиотекарей прошёл тренинг.",
            "Контакты для прессы: baspasoz@example.org",
        ),
        ALMATY,
    ),
    "describing-guide": Document(
        "Құжаттарды сипаттау нұсқаулығы",
        "qujattardy-sipattau.docx",
        (
            "Құжаттарды сипаттау: қысқаша ережелер",
            "Атауы: құжаттың өзінде қалай тұрса, солай жазылады.",
            "Күні: жыл, ай, күн. Тек жылы белгілі болса, жылы ғана.",
            "Тілі: әр мәтіннің тілі бөлек көрсетіледі.",
            "Тақырыбы: ортақ тізімнен екеуден беске дейін.",
            "Аңдатпа: үш сөйлем, оқырманның сұрағына жауап беретіндей.",
        ),
        ALMATY,
    ),
    "describing-guide-en": Document(
        "Describing documents: short rules",
        "describing-documents.pdf",
        (
            "For everybody who enters legal and historical documents into the shared catalogue.",
            "",
            "Title: as it stands in the document itself, in the language of the document.",
            "Date: year, month, day. If only the year is known, the year alone.",
            "Language: each text says its own; a parallel edition says both.",
            "Subjects: two to five from the shared thesaurus, never invented ones.",
            "Abstract: three sentences that answer what a reader would ask at the desk.",
            "Provenance: who gave the document, when, and under which conditions.",
        ),
    ),
}
