from django.urls import path

from crossings.events import views

app_name = "events"
urlpatterns = [
    path("events/", views.events, name="events"),
    path("events/archive/", views.archive, name="archive"),
    path("events/calendar.ics", views.calendar, name="calendar"),
    path("events.atom", views.atom, name="atom"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("events/<slug:slug>/calendar.ics", views.event_calendar, name="event_calendar"),
]
