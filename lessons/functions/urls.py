"""Addresses of what the bench can do, below the address of the page that it stands on."""

from django.urls import path

from lessons.courseware.urls import on_pages
from lessons.functions import calling_views, load_views, showcase, tuning_views, url_views, views

BENCH = [
    path("deploy/", views.deploy),
    path("invoke/", views.invoke),
    path("configure/", views.configure),
    path("delete/", views.delete),
    path("url/save/", url_views.save),
    path("url/delete/", url_views.delete),
    path("calls/reserve/", calling_views.reserve),
    path("calls/events/", calling_views.keep_events),
    path("calls/loop/", calling_views.keep_loop),
    path("power/", tuning_views.tune),
    path("load/sample/", load_views.sample),
    path("do/<str:operation>/", views.perform),
    path("events/save/", views.save_event),
    path("events/sample/", views.try_sample),
    path("events/delete/", views.delete_event),
]
urlpatterns = [path("functions/try/", showcase.try_it, name="try"), *on_pages(BENCH, "functions")]
