"""Addresses of what the bench can do, under the lesson's own address."""

from django.urls import path

from lessons.functions import views

app_name = "functions"
CHAPTER = {"chapter": "functions"}
urlpatterns = [
    path("functions/<slug:lesson>/deploy/", views.deploy, CHAPTER, name="deploy"),
    path("functions/<slug:lesson>/invoke/", views.invoke, CHAPTER, name="invoke"),
    path("functions/<slug:lesson>/configure/", views.configure, CHAPTER, name="configure"),
    path("functions/<slug:lesson>/delete/", views.delete, CHAPTER, name="delete"),
    path("functions/<slug:lesson>/events/save/", views.save_event, CHAPTER, name="save-event"),
    path("functions/<slug:lesson>/events/delete/", views.delete_event, CHAPTER, name="delete-event"),
]
