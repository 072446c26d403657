"""News in English."""

from ..body import action, attachment, bullets, contact, figure, heading, picture, questions, quote, steps, table
from ..records import Item

TASHKENT = "national-library-of-uzbekistan"

NEWS = (
    Item(
        key="saint-petersburg-workshop",
        days_ago=9,
        title="From the archives: eighteen participants, eleven countries, four days in Saint Petersburg",
        summary="In June 2008 the library of the United Nations brought the region’s libraries together. Its aim: to "
        "do more than keep documents.",
        place="Saint Petersburg",
        topics=("united-nations", "cooperation", "archives"),
        picture="round-table",
        picture_alt="A ring of tables with eighteen chairs on a red carpet, seen from above",
        picture_caption="Eighteen places; a drawing, as no photograph was at hand",
        source=(
            "United Nations Dag Hammarskjöld Library",
            "https://www.un.org/Depts/dhl/deplib/workshop_st_petersburg_08.htm",
        ),
        related=("human-rights-library", "one-shelf"),
        body=[
            (
                "From 17 to 20 June 2008 the library of the United Nations held a regional workshop in Saint "
                "Petersburg, together with the School of International Relations of the city’s university. Students "
                "interpreted, and saw to it that everybody found their way."
            ),
            "Eighteen participants came, most of them heads of national, depository and university libraries.",
            heading("Who sat at the table"),
            table(
                "Countries of the participants",
                ("Region", "Countries"),
                ("Caucasus", "Armenia, Azerbaijan, Georgia"),
                ("Central Asia", "Kazakhstan, Kyrgyzstan, Tajikistan, Uzbekistan"),
                ("Eastern Europe", "Belarus, Moldova, Russia, Ukraine"),
            ),
            heading("What they talked about"),
            (
                "For decades depository libraries had received documents of the United Nations and put them on a "
                "shelf. The workshop set another idea beside that: a library can itself tell people about global "
                "issues, answer their questions and invite them to talk. To do so it needs others who do the same."
            ),
            heading("Three skills for the desk", 3),
            bullets(
                "reading a document symbol;",
                "finding a vote or a resolution by its subject;",
                "explaining who in the United Nations decides what.",
            ),
            action("The network today", "See which libraries publish here now.", "To the libraries", to="libraries"),
        ],
    ),
    Item(
        key="human-rights-library",
        library="national-library-of-kazakhstan",
        days_ago=6,
        title="1,300 documents, two languages: how Almaty’s digital library of human rights began",
        summary="Opened on 9 April 2008, it brought documents in Kazakh and Russian into one place, and could be "
        "used where there was no connection.",
        topics=("human-rights", "digital-library", "archives"),
        source=(
            "UNESCO, 10 April 2008",
            "http://heritage-net.unesco.kz/municipal-human-rights-digital-library-launched-in-almaty",
        ),
        press_kit=(attachment("release-kk"), attachment("release-ru"), picture("bookshelves")),
        press_kit_terms="Text and picture may be printed free of charge with the source named.",
        body=[
            (
                "On 9 April 2008 a digital library of human rights was presented at the city hall of Almaty. It was "
                "the second step of a project that several organisations had begun together: the first, national "
                "collection was already open in Astana."
            ),
            (
                "The two were linked. Whoever searched at one address saw documents of the city and of the country "
                "side by side: 1,300 legal texts, each in Kazakh and in Russian."
            ),
            (
                "It also worked without a connection. A village library could keep it on the computer in its reading "
                "room. Five days earlier, on 4 April, librarians had been trained to use it and to pass it on."
            ),
        ],
    ),
    Item(
        key="young-librarians-hackathon",
        library="almaty-city-libraries",
        days_ago=19,
        title="The first national hackathon of young librarians: from the shelf to an idea",
        summary="For National Library Day a creative hub in Almaty welcomed young librarians from all over the "
        "country.",
        topics=("hackathons", "young-readers", "cooperation"),
        source=(
            "Almaty City Libraries",
            "https://almatylibrary.kz/en/news/the-first-national-hackathon-for-young-librarians-held-in-almaty/",
        ),
        body=[
            (
                "The first national hackathon of young librarians was held in Almaty, at Alatau Creative Hub, for "
                "National Library Day. The city’s libraries organised it, with the city administration, the National "
                "Library and Gylym Ordasy behind them."
            ),
            (
                "Hosts showed how rooms that never close, RFID and digital reading rooms work; guests brought "
                "projects of their own. Any library can hold such a day."
            ),
            steps(
                "Ask readers for questions, not for wishes.",
                "Put a librarian, a reader and somebody who can draw into each team.",
                "Meet again after a month and tell what came of it.",
            ),
        ],
    ),
    Item(
        key="reading-rooms",
        library=TASHKENT,
        days_ago=8,
        title="Through the rooms of the National Library: what is behind which door",
        summary="A short guide to the reading rooms of the National Library of Uzbekistan named after Alisher Navoi, "
        "and to its agreements with libraries in many countries.",
        topics=("cooperation",),
        picture="reading-room",
        picture_alt="A reading room in the evening: long tables with green lamps before tall windows",
        body=[
            (
                "Founded in 1870, the library has borne the name of Alisher Navoi since 1948. Today people come not "
                "only to read but to work, to argue and to look things up."
            ),
            heading("Rooms"),
            bullets(
                "<b>General reading room:</b> new books, textbooks, works of reference;",
                "<b>Rare books:</b> manuscripts and lithographs, by appointment;",
                "<b>Periodicals:</b> newspapers and journals since the beginning of the year;",
                "<b>Foreign languages:</b> fiction, dictionaries, grammars;",
                "<b>Visually impaired readers:</b> audio books, Braille, and somebody to help.",
            ),
            heading("Agreements"),
            (
                "The library has signed agreements with national libraries in many countries. Thanks to them books are "
                "exchanged, exhibitions are made together and specialists learn from each other."
            ),
        ],
    ),
    Item(
        key="plan-for-three-levels",
        library="nghe-an-provincial-library",
        days_ago=11,
        title="Looking back at the plan of 15 September 2022: one plan for libraries on three levels",
        summary="Nghe An put its provincial, district and commune libraries into one plan. What does that change for a "
        "reader?",
        topics=("countryside", "archives"),
        body=[
            (
                "On 15 September 2022 the province of Nghe An issued a plan for its public libraries: the provincial "
                "library, those of the districts and those of the communes. The smallest and the largest were seen as "
                "one network."
            ),
            (
                "To a reader a plan means something when the book arrives. So one question is worth asking every "
                "year: from the remotest commune, how many days does it take to borrow a book of the provincial "
                "library?"
            ),
        ],
    ),
    Item(
        key="quiet-hour",
        library="national-parliamentary-library-of-georgia",
        days_ago=13,
        title="A quiet hour for readers with hearing aids, every second Friday",
        summary="No announcements, no music, a hearing loop at every desk, and somebody who speaks slowly and to "
        "your face.",
        topics=("accessibility",),
        body=[
            (
                "Reading rooms are quiet, but entrances are not: keys, scanners, voices that cross each other. For "
                "readers with hearing aids the way to the room can be the hardest part of a visit."
            ),
            (
                "Every second Friday the first hour therefore belongs to them. The scanners are muted, the desk has "
                "its hearing loop switched on, and questions may be asked in writing."
            ),
            questions(
                "Before you come",
                ("Is it only for those readers?", "No. Everybody is welcome who can be quiet at the entrance."),
                ("May I bring a companion?", "Yes, without a card of their own."),
            ),
            contact("Ask us", "Readers’ service", "quiet.hour@example.org", "Tbilisi"),
        ],
    ),
    Item(
        key="catalogue-map",
        library="national-library-of-armenia",
        days_ago=25,
        title="How a catalogue card became a map",
        summary="A group of students traced where the books of one shelf were printed, and drew the routes they took.",
        topics=("young-readers", "archives"),
        picture="card-catalogue",
        picture_alt="A wooden card catalogue; three of its drawers are open and full of cards",
        picture_caption="Ninety-four cards were copied by hand",
        body=[
            (
                "It began with a drawer that would not close. Inside were ninety-four cards of books printed in "
                "eleven cities, none of them the city they stood in."
            ),
            (
                "The students copied place and year of each, put a pin where it was printed and drew a line to where "
                "it had ended up. Some books had travelled further than anybody in the group."
            ),
            figure(
                "city-map", "A city plan with pins and a dotted line between them", "The last part of the way, on foot"
            ),
            quote("We thought that we were describing a shelf. It was a road.", "From the students’ poster"),
        ],
    ),
    Item(
        key="evening-of-poems",
        library="national-library-of-azerbaijan",
        days_ago=45,
        title="An evening of poems by the sea",
        summary="Readers bring a poem in any language; the library brings tea.",
        topics=("cooperation",),
        body=["Whoever comes first reads first. There is no jury and no microphone."],
    ),
    Item(
        key="one-shelf",
        days_ago=12,
        title="One shelf, one day: any library can prepare for an international day",
        summary="Twelve books, one question and one picture: the simplest campaign of the network.",
        topics=("cooperation", "united-nations"),
        body=[
            "To speak about an international day one needs neither a hall nor money. It is enough to clear one shelf.",
            steps(
                "Choose the day and put twelve books about it there: let poems, a law and a children’s book be among "
                "them.",
                "Hang a sheet with one question beside them.",
                "Collect the answers and publish them with a picture, in your own language.",
            ),
            contact("Do you need help?", "Network office", "network@example.org", ""),
        ],
    ),
)
