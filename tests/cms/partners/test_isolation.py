"""A partner editor sees nothing of what another partner has not published."""

import pytest
from wagtail.models import Task, TaskState, Workflow

from cms.news.models import Topic
from cms.partners.models import Service
from tests.cms.partners.neighbours import MARK, Neighbours
from tests.cms.partners.walk import Filling


def page_situations(neighbours):
    section = neighbours.section(neighbours.library)
    own = neighbours.own_draft
    theirs = [neighbours.far, *neighbours.pages.values(), *neighbours.central.values()]
    for page in theirs:
        yield page_values(page) | {"page_to_move_id": page.pk, "destination_id": section.pk}
        yield page_values(page) | {"page_to_move_id": own.pk, "destination_id": page.pk}
    for page in [own, neighbours.own_live, section, section.get_parent()]:
        yield page_values(page) | {"page_to_move_id": page.pk, "destination_id": section.pk}


def page_values(page):
    task_state = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).first()
    revision = page.latest_revision
    return {
        "page_id": page.pk,
        "parent_page_id": page.pk,
        "page_pk": page.pk,
        "pk": page.pk,
        "revision_id": revision.pk if revision else 0,
        "session_id": 1,
        "object_id": page.pk,
        "task_state_id": task_state.pk if task_state else 0,
        "action_name": "approve",
        "task_id": task_state.task_id if task_state else 0,
        "workflow_state_id": task_state.workflow_state_id if task_state else 0,
        "workflow_pk": Workflow.objects.get().pk,
        "content_type_app_name": "news",
        "content_type_model_name": "newspage",
        "app_label": "news",
        "model_name": "newspage",
        "action": "publish",
    }


def make_filling(n):
    pages = list(page_situations(n))
    everyone = [n.stranger, n.officer, n.editor]
    images = [f for f in n.files + n.own_files if hasattr(f, "width")]
    documents = [f for f in n.files + n.own_files if not hasattr(f, "width")]
    tr = n.translation
    segment = tr.source.stringsegment_set.first()
    override = tr.source.overridablesegment_set.first()
    pk = lambda *objs: [{"pk": o.pk} for o in objs]
    libs = pk(n.other, n.library)
    topic = Topic.objects.create(slug="topic", names={"en": "Topic"})
    service = Service.objects.create(slug="service", names={"en": "Service"})
    image_values = [
        {"image_id": o.pk, "pk": o.pk, "filter_spec": "width-100", "uploaded_file_id": n.upload.pk} for o in images
    ]
    document_values = [
        {"document_id": o.pk, "doc_id": o.pk, "pk": o.pk, "uploaded_file_id": n.upload.pk} for o in documents
    ]
    bulk = [
        {"app_label": a, "model_name": m, "action": action}
        for a, m, actions in [
            ("wagtailcore", "page", ["delete", "move", "publish", "unpublish"]),
            ("core", "siteimage", ["delete", "add_tags", "add_to_collection"]),
            ("core", "sitedocument", ["delete", "add_tags", "add_to_collection"]),
            ("users", "user", ["delete", "assign_role", "set_active_state"]),
            ("partners", "partnerlibrary", ["delete"]),
            ("auth", "group", ["delete"]),
        ]
        for action in actions
    ]
    every_id = {
        "wagtailcore/page": [p.pk for p in [*n.pages.values(), *n.central.values(), n.far]],
        "core/siteimage": [i.pk for i in images],
        "core/sitedocument": [d.pk for d in documents],
        "users/user": [u.pk for u in everyone],
        "partners/partnerlibrary": [n.other.pk],
        "auth/group": [n.other.team.group_id],
    }
    ids = {"id": every_id["wagtailcore/page"]}
    return Filling(
        situations=pages,
        by_prefix={
            "admin/bulk/": bulk,
            "admin/tag-autocomplete/<": [{"app_name": "taggit", "model_name": "tag"}],
            "admin/collections/<": pk(n.collection, n.other.team.collection) + [{"collection_id": n.collection.pk}],
            "admin/workflows/tasks/add/": [{"app_label": "wagtailcore", "model_name": "groupapprovaltask"}],
            "admin/workflows/tasks/": pk(Task.objects.get()),
            "admin/workflows/task_chooser/<": [{"task_id": Task.objects.get().pk}],
            "admin/workflows/enable": pk(Workflow.objects.get()),
            "admin/workflows/disable": pk(Workflow.objects.get()),
            "admin/workflows/edit": pk(Workflow.objects.get()),
            "admin/workflows/usage": pk(Workflow.objects.get()),
            "admin/editing-sessions/": [
                {
                    "app_label": "news",
                    "model_name": "newspage",
                    "object_id": n.pages["plain"].pk,
                    "session_id": n.session.pk,
                }
            ],
            "admin/localize/submit/snippet": [
                {"app_label": "partners", "model_name": "partnerlibrary", "pk": n.other.pk}
            ],
            "admin/localize/api/": [{"app_label": "partners", "model_name": "partnerlibrary", "pk": n.other.pk}],
            "admin/localize/update/": [{"translation_source_id": tr.source_id}],
            "admin/localize/translate/": [
                {
                    "translation_id": tr.pk,
                    "string_segment_id": segment.pk,
                    "overridable_segment_id": override.pk if override else 1,
                    "mode": "",
                }
            ],
            "admin/redirects/<": [{"redirect_id": n.redirect.pk}],
            "admin/settings/": [{"app_name": "core", "model_name": "sitesettings", "pk": 1}],
            "admin/documents/": document_values,
            "admin/images/": image_values,
            "admin/snippets/news/topic/": pk(topic),
            "admin/snippets/choose/news/topic": pk(topic),
            "admin/snippets/partners/partnerlibrary/": libs,
            "admin/snippets/choose/partners/partnerlibrary": libs,
            "admin/snippets/partners/service/": pk(service),
            "admin/snippets/choose/partners/service": pk(service),
            "admin/locales/": pk(n.far.locale),
            "admin/sites/": [{"pk": n.far.get_site().pk}],
            "admin/users/": pk(*everyone),
            "admin/groups/": [{"pk": n.other.team.group_id}],
            "admin/password_reset/": [{"uidb64": "x", "token": "y"}],
        },
        regular_expressions={
            r"admin/pages/^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$": [
                f"admin/pages/{p.pk}/revisions/compare/earliest...latest/" for p in n.pages.values()
            ],
        },
        queries={
            r"admin/.*$": [{"q": MARK}],
            r"admin/reports/|admin/users/$|admin/snippets/[a-z]+/[a-z]+/$|admin/redirects/$|admin/localize/reports": [
                {"export": "csv"},
                {"export": "xlsx"},
            ],
            r"admin/choose-page/(\d+/)?$": [
                {"multiple": 1},
                {"page_type": "news.NewsPage"},
                {"page_type": "partners.PartnerPage", "can_choose_root": 1},
                {"locale": "ru"},
                {"user_perms": "move_to", "target_pages[]": ids["id"]},
                {"p": 2},
            ],
            r"admin/choose-page/chosen-multiple/": [ids],
            r"admin/choose-page/search/": [
                {"q": MARK, "multiple": 1},
                {"q": "Read by visitors"},
                {"q": f"{MARK}draft"},
            ],
            r"admin/tag-autocomplete/": [{"term": MARK}],
            r"admin/pages/search/": [{"q": f"{MARK}draft"}, {"q": "", "content_type": "news.NewsPage"}],
            r"admin/pages/(\d+/)?$": [
                {"q": MARK, "search_all": 1},
                {"owner": n.stranger.pk},
                {"edited_by": n.stranger.pk, "search_all": 1},
            ],
            r"admin/(images|documents)/chooser/chosen-multiple": [
                {"id": every_id["core/siteimage"] + every_id["core/sitedocument"]}
            ],
            r"admin/(images|documents)/chooser/(results/)?$": [
                {"collection_id": n.other.team.collection_id},
                {"layout": "list"},
                {"tag": f"{MARK}farimagetag"},
                {"multiple": 1},
            ],
            r"admin/(images|documents)/(results/)?$": [
                {"collection_id": n.other.team.collection_id},
                {"layout": "list"},
                {"tag": f"{MARK}farimagetag"},
            ],
            r"admin/(images|documents)/usage/|admin/pages/\d+/usage": [{"describe_on_delete": 1}],
            r"admin/api/main/pages/$": [
                {"child_of": n.far.pk},
                {"descendant_of": n.far.pk},
                {"translation_of": n.pages["plain"].pk},
                {"ancestor_of": n.pages["plain"].pk},
                {"search": MARK},
                {"for_explorer": 1},
                {"fields": "*"},
            ],
            r"admin/api/main/(images|documents)/$": [{"search": MARK}, {"fields": "*"}],
            r"admin/api/main/[a-z]+/find/$": [
                {"id": n.pages["plain"].pk},
                {"id": images[0].pk},
                {"id": documents[0].pk},
                {"html_path": "libraries/far/"},
            ],
            **{
                rf"admin/bulk/{model}/": [
                    {"id": found},
                    {"id": "all"},
                    {"id": "all", "childOf": n.far.pk},
                    {"id": "all", "q": MARK},
                    {"id": "all", "childOf": n.far.pk, "q": MARK},
                ]
                for model, found in every_id.items()
            },
        },
    )


@pytest.fixture
def n(request, db):
    from cms.users.roles import ensure_roles

    ensure_roles()
    request.getfixturevalue("house")
    n = Neighbours()
    (
        n.own_live,
        n.own_draft,
        n.own_files,
        n.pages,
        n.central,
        n.files,
        n.collection,
        n.redirect,
        n.session,
        n.upload,
        n.translation,
    )
    return n


def test_walk(n, client):
    import time

    client.force_login(n.editor)
    t = time.time()
    client.raise_request_exception = False
    f = make_filling(n)
    addresses = f.addresses()
    print(len(addresses))
    found = {}
    from collections import Counter

    from tests.cms.partners.walk import leaks_in

    statuses = Counter()
    slow = []
    for a in addresses:
        t0 = time.time()
        r = client.get(a)
        statuses[r.status_code] += 1
        if r.status_code >= 500:
            print("500", a)
        if words := leaks_in(r):
            found[a] = words
        slow.append((time.time() - t0, a))
    print(time.time() - t, statuses, sorted(slow)[-5:])
    for a, w in found.items():
        print(a, sorted(w))
    print(len(found))
    assert not found
