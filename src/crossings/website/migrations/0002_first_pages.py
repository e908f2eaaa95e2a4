"""Four language trees, each with its home page, and a site that serves them."""

import uuid

from django.db import migrations

TITLES = {"en": "Home", "es": "Inicio", "fr": "Accueil", "ar": "الرئيسية"}


def plant(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Locale = apps.get_model("wagtailcore", "Locale")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("website", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")

    root = Page.objects.get(depth=1)
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    kind, _ = ContentType.objects.get_or_create(app_label="website", model="homepage")
    translation_key = uuid.uuid4()
    homes = {}
    for number, (language, title) in enumerate(TITLES.items(), start=1):
        locale, _ = Locale.objects.get_or_create(language_code=language)
        homes[language] = HomePage.objects.create(
            title=title,
            draft_title=title,
            slug="home" if language == "en" else f"home-{language}",
            path=f"{root.path}{number:04d}",
            depth=2,
            numchild=0,
            url_path="/home/" if language == "en" else f"/home-{language}/",
            content_type=kind,
            locale=locale,
            translation_key=translation_key,
            live=True,
            summary="",
            body=[],
        )
    root.numchild = len(homes)
    root.save(update_fields=["numchild"])
    Site.objects.create(hostname="localhost", port=80, root_page_id=homes["en"].pk, is_default_site=True, site_name="Crossings")


def clear(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("website", "HomePage").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("website", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(plant, clear)]
