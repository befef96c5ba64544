"""The pages."""

from django.urls import path

from cases import views

urlpatterns = [
    path("", views.index, name="index"),
    path("sag/<path:case_id>/oplysninger", views.facts, name="facts"),
    path("sag/<path:case_id>/forhaandsvisning", views.preview, name="preview"),
    path("sag/<path:case_id>/bevil", views.grant, name="grant"),
    path("sag/<path:case_id>", views.case, name="case"),
]
