"""What a partner submits waits for an officer."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from cms.users.roles import ADMINISTRATORS, OUTREACH_OFFICERS

WORKFLOW = "Partner news"
TASK = "Officer’s approval"


def moderate(*, pages: list[Page]) -> Workflow:
    """Put everything beneath these pages under the approval of officers; safe to run twice."""
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW)
    task = GroupApprovalTask.objects.filter(name=TASK).first() or GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(Group.objects.filter(name__in=[ADMINISTRATORS, OUTREACH_OFFICERS]))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for page in pages:
        WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    return workflow
