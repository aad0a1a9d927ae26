"""Addresses of what the bench can do, below the address of the page that it stands on."""

from django.urls import path

from lessons.courseware.policies import views as policies
from lessons.courseware.urls import on_pages
from lessons.iam import document_views, views

BENCH = [
    path("do/<str:operation>/", views.perform),
    path("check/<str:operation>/", document_views.check),
    path("build/<str:operation>/", document_views.build),
    path("lint/", policies.findings),
    path("complete/", policies.complete),
    path("codes/", views.codes),
    path("report/", views.report),
]
urlpatterns = [path("iam/actions/", views.actions, name="iam-actions"), *on_pages(BENCH, "iam")]
