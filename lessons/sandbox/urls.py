"""Addresses of the pages about one's simulated accounts, and about what is simulated."""

from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

from lessons.sandbox import views
from lessons.sandbox.differences.views import differences
from lessons.sandbox.sam import views as sam

urlpatterns = [
    path("differences/", differences, name="differences"),
    path("account/", views.accounts, name="account"),
    path("account/new/", views.begin_anew, name="account-new"),
    path("account/import/", views.bring, name="account-import"),
    # Each stands on the page of them all; without this it would look like the address of a lesson.
    path("account/<uuid:pk>/", RedirectView.as_view(url=reverse_lazy("account"))),
    path("account/<uuid:pk>/export/", views.export, name="account-export"),
    path("account/<uuid:pk>/why/<int:position>/", views.why, name="account-why"),
    path("account/<uuid:pk>/unverified/", views.unverified_calls, name="account-unverified"),
    path("account/<uuid:pk>/reset/", views.reset, name="account-reset"),
    path("account/<uuid:pk>/undo/", views.undo, name="account-undo"),
    path("account/<uuid:pk>/act-as-owner/", views.act_as_owner, name="account-owner"),
    path("account/<uuid:pk>/use/", views.use, name="account-use"),
    path("account/<uuid:pk>/delete/", views.delete, name="account-delete"),
    path("account/<uuid:pk>/template/", sam.template, name="account-template"),
    path("account/<uuid:pk>/template/download/", sam.download, name="account-template-download"),
    path("account/<uuid:pk>/template/upload/", sam.upload, name="account-template-upload"),
    path("account/<uuid:pk>/template/<str:digest>/", sam.plan, name="account-template-plan"),
    path("account/<uuid:pk>/code/<str:function>/", sam.code, name="account-code"),
]
