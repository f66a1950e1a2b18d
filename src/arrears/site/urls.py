"""Every address of the desk, and who answers when there is none."""

from django.urls import include, path

from arrears.api.v1 import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("arrears.web.parts.urls")),
    path("", include("arrears.web.collector.urls")),
    path("", include("arrears.web.supervisor.urls")),
    path("compliance/", include("arrears.web.compliance.urls")),
    path("administration/", include("arrears.web.administration.urls")),
    path("insight/", include("arrears.web.insight.urls")),
    path("training/", include("arrears.web.training.urls")),
]
handler400 = "arrears.web.parts.errors.unread"
handler403 = "arrears.web.parts.errors.forbidden"
handler404 = "arrears.web.parts.errors.not_found"
handler500 = "arrears.web.parts.errors.broken"
