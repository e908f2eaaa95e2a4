"""A model that has every field of ours. No app installs it."""

from django import forms
from django.db import models

from crossings.fields.academic_year import AcademicYearField
from crossings.fields.country import CountryField
from crossings.fields.ects import EctsField
from crossings.fields.partial_date import PartialDateField, ends_after_it_starts
from crossings.fields.sort_key import SortKeyField


class Voyage(models.Model):
    name = models.CharField(max_length=100, default="Voyage")
    language = models.CharField(max_length=8, default="en")
    sort_key = SortKeyField(of="name", language_of="language")
    starts = PartialDateField(null=True, blank=True)
    ends = PartialDateField(null=True, blank=True)
    country = CountryField(null=True, blank=True)
    year = AcademicYearField(null=True, blank=True)
    ects = EctsField(null=True, blank=True)

    class Meta:
        app_label = "voyages"
        constraints = [ends_after_it_starts(name="voyage_ends_after_it_starts")]

    def __str__(self):
        return self.name


class VoyageForm(forms.ModelForm):
    class Meta:
        model = Voyage
        fields = ["name", "language", "starts", "ends", "country", "year", "ects"]
