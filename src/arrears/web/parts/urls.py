"""Addresses that belong to no desk: the door, one's account, language."""

from django.urls import path

from . import account, language, palette, second_key, sign_in, tour_seen

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/code/", second_key.ask, name="second_key"),
    path("sign-in/enrol/", second_key.enrol, name="enrol"),
    path("account/", account.show, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/second-key/", account.set_up, name="set_up_key"),
    path("account/everywhere/", account.everywhere, name="everywhere"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("tour/seen/", tour_seen.seen, name="tour_seen"),
    path("palette/", palette.find, name="palette"),
    path("language/", language.choose, name="language"),
]
