"""Who hears of what in moderation: those who approve, of what is submitted; who submitted, of what became of it.

Wagtail chooses the recipients, and leaves out whoever did it and whoever has switched it off. We write the letters: in
each recipient's language, which Wagtail's HTML mails are not, and into the outbox, so that what is submitted and the
letters about it are kept together or not at all.
"""

from django.conf import settings
from django.urls import reverse
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected

from cms.core.letters import quotation
from cms.outbox.letters import post_letter, sparing
from cms.users.kinds import MODERATION
from cms.users.unsubscribing import unsubscribe_url


class Letters:
    """Makes letters of Wagtail's notifications."""

    notification: str

    def __call__(self, instance=None, **kwargs):
        with sparing(f"{self.notification} {instance.pk}"):
            # What was passed to the signal knows only the page as it was before.
            super().__call__(type(instance).objects.get(pk=instance.pk), **kwargs)

    def send_emails(self, template_set, context, recipients, **kwargs):
        for user in recipients:
            post_letter(
                subject=template_set["subject"],
                text=template_set["text"],
                to=user.email,
                language=user.language,
                context={**context, "user": user},
                kind=MODERATION,
                cause=f"{self.notification}:{context['page'].pk}",
                key=f"{self.notification} {context['step']}",
                unsubscribe_url=unsubscribe_url(user, self.notification),
            )
        return True


class ToApprove(Letters, GroupApprovalTaskStateSubmissionEmailNotifier):
    """To everybody who may approve: something has been submitted."""

    def get_context(self, task_state, **kwargs):
        context = super().get_context(task_state, **kwargs)
        author = task_state.workflow_state.requested_by
        section = context["page"].get_parent().title
        return context | about(context["page"], task_state) | {"by": author, "section": section}


class SentBack(Letters, WorkflowStateRejectionEmailNotifier):
    """To whoever submitted: an officer wants changes."""

    def get_context(self, workflow_state, **kwargs):
        return super().get_context(workflow_state, **kwargs) | decision(workflow_state)


class Approved(Letters, WorkflowStateApprovalEmailNotifier):
    """To whoever submitted: it is published, or will be."""

    def get_context(self, workflow_state, **kwargs):
        return super().get_context(workflow_state, **kwargs) | decision(workflow_state)


class PublishedAnyway(Approved):
    """The same, if an officer has published the page instead of approving it, which ends its moderation."""

    def get_recipient_users(self, workflow_state, **kwargs):
        submitted = workflow_state.current_task_state.revision_id
        live = workflow_state.content_object.live_revision_id
        return super().get_recipient_users(workflow_state, **kwargs) if live and live >= submitted else set()


def about(page: Page, task_state: TaskState) -> dict[str, object]:
    """The page, and which step of its moderation it is: one step is told of once."""
    return {"step": task_state.pk, **addresses_about(page)}


def addresses_about(page: Page) -> dict[str, str]:
    """Where one goes on working on a page, and where one chooses what to hear of."""
    return {
        "edit_url": settings.PUBLIC_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "preferences_url": f"{settings.PUBLIC_URL}{reverse('wagtailadmin_account')}#tab-notifications",
    }


def decision(workflow_state: WorkflowState) -> dict:
    """Who decided, and what they wrote."""
    task_state = workflow_state.current_task_state.specific
    comment = quotation(task_state.get_comment())
    return about(workflow_state.content_object, task_state) | {"by": task_state.finished_by, "comment": comment}


# Under the names that Wagtail gives to its own, whose place they take.
NOTIFIERS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", ToApprove()),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", SentBack()),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", Approved()),
    (workflow_cancelled, WorkflowState, "workflow_state_cancelled_by_publishing", PublishedAnyway()),
)


def connect_notifiers() -> None:
    """Have moderation tell people; called once, when the site starts."""
    for signal, sender, name, notifier in NOTIFIERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(notifier, sender=sender, dispatch_uid=name)
