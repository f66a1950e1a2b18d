"""Addresses that belong to no desk: sign in, sign out, language."""

from django.urls import path

from . import language, sign_in

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("language/", language.choose, name="language"),
]
