from django.urls import path

from crossings.website import feeds, views

app_name = "website"
urlpatterns = [
    path("news.atom", feeds.news, name="news_feed"),
    path("colours.css", views.colours, name="colours"),
]
