from django.urls import path

from crossings.people import views

app_name = "people"
urlpatterns = [
    path("account/home/", views.home, name="home"),
    path("account/second-factor/", views.second_factor, name="second_factor"),
    path("account/name/", views.rename, name="rename"),
    path("account/my-data.json", views.own_data, name="own_data"),
    path("account/consent/<slug:purpose>/give/", views.give_consent, name="give_consent"),
    path("account/consent/<slug:purpose>/withdraw/", views.withdraw_consent, name="withdraw_consent"),
    path("account/close/", views.close, name="close"),
    path("privacy/what-we-keep/", views.kept, name="kept"),
]
