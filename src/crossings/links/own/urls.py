from django.urls import path

from crossings.links.own import views

app_name = "own_links"
urlpatterns = [
    path("account/topics/", views.topics, name="topics"),
    path("links/together/", views.together, name="together"),
    path("account/suggested/", views.suggested, name="suggested"),
]
