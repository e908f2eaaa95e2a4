"""No picture goes without words for those who cannot see it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.images.tests.utils import get_test_image_file

from crossings.website.models import Picture

pytestmark = pytest.mark.django_db


def test_a_picture_without_words_is_refused_and_told_how_to_mend_it():
    with pytest.raises(ValidationError) as refused:
        Picture(title="A", file=get_test_image_file(), credit="Wei").full_clean()
    assert "Say in one sentence what it shows" in str(refused.value)


def test_the_database_refuses_it_too():
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.create(title="A", file=get_test_image_file(), credit="Wei")


def test_a_picture_with_words_is_kept():
    picture = Picture(
        title="A", file=get_test_image_file(), credit="Wei", description="A harbour at dusk", width=1, height=1
    )
    picture.save()
    assert Picture.objects.get().description == "A harbour at dusk"
