from django.urls import path

from crossings.website import feeds, search, views

app_name = "website"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("search.atom", search.search_feed, name="search_feed"),
    path("search.csv", search.search_sheet, name="search_sheet"),
    path("search.ics", search.search_calendar, name="search_calendar"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("news.atom", feeds.news, name="news_feed"),
    path("pages/<uuid:key>/", views.page_in_my_language, name="page"),
    path("colours.css", views.colours, name="colours"),
]
