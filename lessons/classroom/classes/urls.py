"""Addresses of classes."""

from django.urls import include, path

from lessons.classroom.classes import joining, views

on_member = [
    path("role/", views.set_role, name="role"),
    path("remove/", views.remove, name="remove"),
]
on_class = [
    path("", views.one, name="class"),
    path("code/", views.renew, name="renew"),
    path("door/", views.door, name="door"),
    path("leave/", views.leave, name="leave"),
    path("delete/", views.delete, name="delete"),
    path("member/<int:member>/", include(on_member)),
]
urlpatterns = [
    path("", views.overview, name="overview"),
    path("new/", views.new, name="new"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join, name="join-with"),
    path("<int:pk>/", include(on_class)),
]
