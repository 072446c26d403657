"""Addresses of the demo's mail box."""

from django.urls import path

from cms.outbox.views import mailbox

urlpatterns = [
    path("", mailbox.mailbox, name="mailbox"),
    path("<int:pk>/", mailbox.mailbox_mail, name="mailbox_mail"),
    path("<int:pk>/page/", mailbox.mailbox_page, name="mailbox_page"),
    path("<int:pk>/files/<int:number>/", mailbox.mailbox_file, name="mailbox_file"),
    path("<int:pk>/source/", mailbox.mailbox_source, name="mailbox_source"),
]
