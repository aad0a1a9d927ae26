"""Addresses of what the bench can do, below the address of the page that it stands on."""

from django.urls import path

from lessons.courseware.urls import on_pages
from lessons.functions import load_views, showcase, tuning_views, views

BENCH = [
    path("deploy/", views.deploy),
    path("package/upload/", views.upload),
    path("package/download/", views.download),
    path("invoke/", views.invoke),
    path("power/", tuning_views.tune),
    path("load/sample/", load_views.sample),
    path("do/<str:operation>/", views.perform),
    path("events/save/", views.save_event),
    path("events/sample/", views.try_sample),
    path("events/delete/", views.delete_event),
]
urlpatterns = [path("functions/try/", showcase.try_it, name="try"), *on_pages(BENCH, "functions")]
