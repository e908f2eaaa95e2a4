from django.urls import path

from crossings.website import views
from crossings.website.feeds import NewsFeed

app_name = "website"
urlpatterns = [
    path("news.atom", NewsFeed(), name="news_feed"),
    path("colours.css", views.colours, name="colours"),
]
