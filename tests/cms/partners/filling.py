"""The rows of two neighbours, as the arguments and queries of the admin's addresses."""

from collections.abc import Iterator

from django.db.models import Model
from wagtail.models import Page, Task, TaskState, Workflow

from cms.core.models import SiteDocument, SiteImage
from cms.news.models import Topic
from cms.partners.models import Service
from tests.cms.partners.neighbours import MARK, Neighbours
from tests.cms.partners.programme import Programme
from tests.cms.partners.texting import Texting
from tests.cms.partners.walk import Filling, Values
from tests.factories.pages import section_of

BULK_ACTIONS = {
    "wagtailcore/page": ["delete", "move", "publish", "unpublish"],
    "core/siteimage": ["delete", "add_tags", "add_to_collection"],
    "core/sitedocument": ["delete", "add_tags", "add_to_collection"],
    "users/user": ["delete", "assign_role", "set_active_state"],
    "outbox/mail": ["send_again", "cancel"],
    "events/registration": ["approve", "refuse", "cancel"],
    "sms/message": ["send_again", "cancel"],
}
# States of pages that views treat differently; lists show all of them at once.
TREATED_DIFFERENTLY = ["changed", "rejected", "restricted", "section"]
# Views of one event, by the beginnings of their addresses.
OF_EVENTS = [
    *("show", "tell", "edit", "delete", "history", "history-results", "add-date", "repeat", "publish", "withdraw"),
    *("cancel", "restore", "copy"),
]
COMPARE = r"admin/pages/^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$"


def fill_with(neighbours: Neighbours) -> Filling:
    """What the admin's addresses can be asked about."""
    all_files = [*neighbours.files, *neighbours.own_files]
    programme, texting = Programme(neighbours), Texting(neighbours)
    return Filling(
        situations=[*foreign_situations(neighbours), event_page_values(programme), *own_situations(neighbours)],
        by_prefix=rows_by_prefix(neighbours) | event_rows(programme) | texting_rows(texting),
        written_out={
            COMPARE: [f"admin/pages/{page.pk}/revisions/compare/earliest...latest/" for page in foreign(neighbours)]
        },
        queries=list_queries(neighbours)
        | page_queries(neighbours)
        | file_queries(neighbours)
        | event_queries(programme)
        | texting_queries(texting)
        | bulk_queries(neighbours, all_files),
    )


def fill_with_foreign(neighbours: Neighbours) -> Filling:
    """The same without what is the editor's own."""
    filling = fill_with(neighbours)
    own = {file.pk for file in neighbours.own_files}
    return Filling(
        situations=[*foreign_situations(neighbours)],
        by_prefix={
            prefix: [
                row for row in rows if "own" not in row and ("uploaded_file_id" not in row or row["pk"] not in own)
            ]
            for prefix, rows in filling.by_prefix.items()
        },
        written_out=filling.written_out,
        queries=bulk_queries(neighbours, neighbours.files),
    )


def foreign(neighbours: Neighbours) -> list[Page]:
    return [*(neighbours.page(state) for state in TREATED_DIFFERENTLY), neighbours.central["network"]]


def foreign_situations(neighbours: Neighbours) -> Iterator[Values]:
    """Each page of others, to be opened, moved to one's own section, or be moved to."""
    section, own = section_of(neighbours.library), neighbours.own_draft
    for page in foreign(neighbours):
        yield page_values(page) | {"page_to_move_id": page.pk, "destination_id": section.pk}
        yield page_values(page) | {"page_to_move_id": own.pk, "destination_id": page.pk}


def own_situations(neighbours: Neighbours) -> Iterator[Values]:
    """One's own pages, and the one above."""
    section = section_of(neighbours.library)
    for page in [neighbours.own_draft, section, section.get_parent()]:
        yield page_values(page) | {"page_to_move_id": page.pk, "destination_id": section.pk}


def page_values(page: Page) -> Values:
    state = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).first() or TaskState()
    return {
        "page_id": page.pk,
        "parent_page_id": page.pk,
        "page_pk": page.pk,
        "pk": page.pk,
        "revision_id": page.latest_revision_id or 0,
        "task_state_id": state.pk or 0,
        "task_id": state.task_id or 0,
        "workflow_state_id": state.workflow_state_id or 0,
        "workflow_pk": Workflow.objects.latest("pk").pk,
        "action_name": "approve",
        "content_type_app_name": "news",
        "content_type_model_name": "newspage",
        "app_label": "news",
        "model_name": "newspage",
    }


def pks(*rows: Model, name: str = "pk") -> list[Values]:
    return [{name: row.pk} for row in rows]


def rows_by_prefix(neighbours: Neighbours) -> dict[str, list[Values]]:
    """What is neither page nor file."""
    topic = Topic.objects.create(slug="topic", names={"en": "Topic"})
    service = Service.objects.create(slug="service", names={"en": "Service"})
    libraries = pks(neighbours.other, neighbours.library)
    return {
        **file_rows(neighbours),
        **workflow_rows(),
        **localize_rows(neighbours),
        "admin/bulk/": [values for model, actions in BULK_ACTIONS.items() for values in bulk_values(model, actions)],
        "admin/tag-autocomplete/<": [{"app_name": "taggit", "model_name": "tag"}],
        "admin/collections/<": [{"pk": neighbours.collection.pk, "collection_id": neighbours.collection.pk}],
        "admin/redirects/<": pks(neighbours.redirect, name="redirect_id"),
        "admin/settings/": [{"app_name": "core", "model_name": "sitesettings", "pk": 1}],
        "admin/snippets/news/topic/": pks(topic),
        "admin/snippets/choose/news/topic/": pks(topic),
        "admin/snippets/partners/partnerlibrary/": libraries,
        "admin/snippets/choose/partners/partnerlibrary/": libraries,
        "admin/snippets/partners/service/": pks(service),
        "admin/snippets/choose/partners/service/": pks(service),
        "admin/locales/": pks(neighbours.far.locale),
        "admin/sites/": pks(neighbours.far.get_site()),
        "admin/mails/": pks(neighbours.mail),
        "admin/blocked_addresses/": pks(neighbours.blocked),
        "admin/users/": pks(neighbours.stranger, neighbours.officer),
        "admin/groups/": pks(neighbours.other.team.group),
        "admin/password_reset/": [{"uidb64": "x", "token": "y"}],
        "admin/editing-sessions/": [page_values(neighbours.page("plain")) | session_values(neighbours)],
    }


def event_page_values(programme: Programme) -> Values:
    """The page of others that tells of an event."""
    kind = {"content_type_app_name": "events", "content_type_model_name": "eventpage"}
    model = {"app_label": "events", "model_name": "eventpage"}
    return page_values(programme.page) | kind | model | {"page_to_move_id": programme.page.pk}


def event_rows(programme: Programme) -> dict[str, list[Values]]:
    """Events, their dates and rooms; what is one’s own is marked so."""
    theirs, own = programme.session, programme.own
    events = [{"pk": theirs.event_id, "tag": "en"}, {"pk": own.event_id, "tag": "en", "own": True}]
    venues = [{"pk": programme.venue.pk}, {"pk": own.venue_id, "own": True}]
    repetitions = [{"pk": programme.repetition.pk}, {"pk": programme.own_repetition.pk, "own": True}]
    return {
        **{f"admin/events/{view}/<": events for view in OF_EVENTS},
        "admin/events/session/": [{"pk": theirs.pk}, {"pk": own.pk, "own": True}],
        "admin/events/repetition/": repetitions,
        "admin/venues/": venues,
        "admin/partner_calendars/": pks(programme.calendar),
        "admin/registrations/sessions/": [{"pk": theirs.pk}, {"pk": own.pk, "own": True}],
        "admin/registrations/": pks(*programme.registrations),
        "admin/choose-event/": events,
    }


def event_queries(programme: Programme) -> dict[str, list[Values]]:
    """Lists of events and venues are filtered and exported; several can be chosen at once."""
    library, events = programme.neighbours.other.pk, [programme.session.event_id, programme.own.event_id]
    return {
        r"admin/(events|venues)/$": [
            {"export": "csv"},
            {"export": "xlsx"},
            {"library": library},
            {"is_template": "true"},
        ],
        r"admin/events/show/": [{"past": 1}],
        r"admin/registrations/$": [
            {"export": "csv"},
            {"export": "xlsx"},
            {"event": programme.session.event_id},
            {"session": programme.session.pk},
        ],
        r"admin/registrations/figures/": [
            *({"by": by} for by in ("session", "event", "library")),
            {"export": "csv", "by": "session"},
            {"library": library, "event": programme.session.event_id},
        ],
        r"admin/bulk/events/registration/": [
            {"id": [registration.pk for registration in programme.registrations]},
            {"id": "all"},
            {"id": "all", "next": f"/admin/registrations/?session={programme.session.pk}"},
        ],
        r"admin/choose-event/$": [{"multiple": 1}],
        r"admin/choose-event/chosen-multiple/": [{"id": events}],
    }


def texting_rows(texting: Texting) -> dict[str, list[Values]]:
    """Broadcasts and what belongs to them, polls, keywords, conversations, subscribers, and what is the network's."""
    own = {"pk": texting.own.broadcast_id, "own": True}
    return {
        "admin/broadcasts/": [*pks(texting.broadcast, texting.released), own],
        "admin/dispatches/": [*pks(texting.dispatch), {"pk": texting.own.pk, "own": True}],
        "admin/sms_inbox/": pks(texting.thread),
        "admin/sms_keywords/": pks(texting.keyword),
        "admin/polls/": pks(texting.poll),
        "admin/short_links/": pks(texting.link),
        "admin/messages/": pks(texting.message),
        "admin/subscribers/": pks(texting.subscriber),
        "admin/subscribers/import/": pks(texting.run),
        "admin/sms_topics/": pks(texting.broadcast.topics.get()),
        "admin/sms_senders/": pks(texting.sender),
        "admin/sms_words/": pks(texting.word),
        "admin/sms_helplines/": pks(texting.helpline),
    }


def texting_queries(texting: Texting) -> dict[str, list[Values]]:
    """Their lists are filtered and exported; several messages can be chosen at once."""
    library = texting.neighbours.other.pk
    return {
        r"admin/(broadcasts|dispatches|polls|sms_keywords|short_links|messages|subscribers|sms_inbox)/$": [
            {"export": "csv"},
            {"export": "xlsx"},
            {"library": library},
        ],
        r"admin/subscribers/counts/": [{"export": "csv"}],
        r"admin/bulk/sms/message/": [{"id": [texting.message.pk]}, {"id": "all"}],
    }


def bulk_values(model: str, actions: list[str]) -> list[Values]:
    app_label, model_name = model.split("/")
    return [{"app_label": app_label, "model_name": model_name, "action": action} for action in actions]


def session_values(neighbours: Neighbours) -> Values:
    return {"object_id": neighbours.page("plain").pk, "session_id": neighbours.session.pk}


def workflow_rows() -> dict[str, list[Values]]:
    workflow, task = pks(Workflow.objects.latest("pk")), Task.objects.latest("pk")
    views = ["enable", "disable", "edit", "usage"]
    return {f"admin/workflows/{view}/": workflow for view in views} | {
        "admin/workflows/tasks/add/": [{"app_label": "wagtailcore", "model_name": "groupapprovaltask"}],
        "admin/workflows/tasks/": pks(task),
        "admin/workflows/task_chooser/<": pks(task, name="task_id"),
    }


def localize_rows(neighbours: Neighbours) -> dict[str, list[Values]]:
    translation = neighbours.translation
    values = {
        "translation_id": translation.pk,
        "translation_source_id": translation.source_id,
        "string_segment_id": translation.source.stringsegment_set.earliest("pk").pk,
        "overridable_segment_id": 1,
        "mode": "",
    }
    snippet = {"app_label": "partners", "model_name": "partnerlibrary", "pk": neighbours.other.pk}
    return {
        "admin/localize/submit/snippet/": [snippet],
        "admin/localize/api/": [snippet],
        "admin/localize/update/": [values],
        "admin/localize/translate/": [values],
    }


def files_of(neighbours: Neighbours, model: type[Model]) -> list[Model]:
    return [file for file in [*neighbours.files, *neighbours.own_files] if isinstance(file, model)]


def file_rows(neighbours: Neighbours) -> dict[str, list[Values]]:
    upload = {"uploaded_file_id": neighbours.upload.pk, "filter_spec": "width-100"}
    images = [upload | {"pk": row.pk, "image_id": row.pk} for row in files_of(neighbours, SiteImage)]
    documents = [
        upload | {"pk": row.pk, "doc_id": row.pk, "document_id": row.pk} for row in files_of(neighbours, SiteDocument)
    ]
    return {
        "admin/images/": images,
        "admin/documents/": documents,
        "admin/api/main/images/": images,
        "admin/api/main/documents/": documents,
    }


def list_queries(neighbours: Neighbours) -> dict[str, list[Values]]:
    """Lists are searched and exported."""
    return {
        r"admin/[a-z/-]*$": [{"q": MARK}],
        r"admin/reports/|admin/(users|redirects|mails)/$|admin/snippets/[a-z]+/[a-z]+/$|admin/localize/reports": [
            {"export": "csv"},
            {"export": "xlsx"},
        ],
        r"admin/tag-autocomplete/": [{"term": MARK}],
    }


def page_queries(neighbours: Neighbours) -> dict[str, list[Values]]:
    ids = [page.pk for page in [*neighbours.pages.values(), *neighbours.central.values()]]
    plain, far = neighbours.page("plain").pk, neighbours.far.pk
    kinds = ["news.NewsPage", "partners.PartnerPage"]
    return {
        rf"admin/choose-page/({far}/)?$": [
            {"multiple": 1},
            *({"page_type": kind, "can_choose_root": 1} for kind in kinds),
            {"locale": "ru"},
            {"user_perms": "move_to", "target_pages[]": ids},
        ],
        r"admin/choose-page/chosen-multiple/": [{"id": ids}, *({"id": pk} for pk in ids)],
        r"admin/choose-page/search/": [{"q": MARK, "multiple": 1}, {"q": "Read by visitors"}, {"q": "Far"}],
        rf"admin/pages/({far}/|{neighbours.own_draft.pk}/)?$": [
            {"q": MARK, "search_all": 1},
            {"owner": neighbours.stranger.pk, "search_all": 1},
        ],
        r"admin/pages/\d+/usage": [{"describe_on_delete": 1}],
        r"admin/api/main/pages/$": [
            *({name: far} for name in ["child_of", "descendant_of"]),
            *({name: plain} for name in ["translation_of", "ancestor_of"]),
            {"search": MARK},
            {"for_explorer": 1},
            {"fields": "*"},
        ],
        r"admin/api/main/pages/find/$": [{"id": plain}, {"html_path": "libraries/far/"}],
    }


def file_queries(neighbours: Neighbours) -> dict[str, list[Values]]:
    collection = neighbours.other.team.collection_id
    ids = [file.pk for file in neighbours.files]
    return {
        r"admin/(images|documents)/(chooser/)?(results/)?$": [
            {"collection_id": collection},
            {"layout": "list", "multiple": 1},
            {"tag": MARK},
        ],
        r"admin/(images|documents)/chooser/chosen-multiple": [{"id": ids}],
        r"admin/(images|documents)/usage/": [{"describe_on_delete": 1}],
        r"admin/api/main/(images|documents)/$": [{"search": MARK}, {"fields": "*"}],
        r"admin/api/main/(images|documents)/find/$": [{"id": pk} for pk in ids],
    }


def bulk_queries(neighbours: Neighbours, files: list[Model]) -> dict[str, list[Values]]:
    """Actions on some or all of a list, of everything or of what is beneath the other library's section."""
    found = {
        "wagtailcore/page": [*neighbours.pages.values(), *neighbours.central.values()],
        "core/siteimage": [file for file in files if isinstance(file, SiteImage)],
        "core/sitedocument": [file for file in files if isinstance(file, SiteDocument)],
        "users/user": [neighbours.stranger],
        "outbox/mail": [neighbours.mail],
    }
    below = {"id": "all", "childOf": neighbours.far.pk}
    return {
        f"admin/bulk/{model}/": [{"id": [row.pk for row in rows]}, {"id": "all", "q": MARK}, below]
        for model, rows in found.items()
    }
