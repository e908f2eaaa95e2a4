import crossings.fields.sort_key
import crossings.people.models.person
import django.db.models.deletion
import django.db.models.functions.text
import modelcluster.fields
from django.conf import settings
from django.conf import settings
from django.db import migrations, models

from crossings.fields.tables import CreateTables


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ('topics', '0001_initial'),
    ]

    operations = [
        CreateTables(models=[
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='short name in addresses')),
                    ('name', models.CharField(help_text='In one line, as the person writes it.', max_length=200, verbose_name='name')),
                    ('also_known_as', models.TextField(blank=True, help_text='Other spellings, scripts and former names, one on each line.', verbose_name='also known as')),
                    ('orcid', models.CharField(blank=True, max_length=19, validators=[crossings.people.models.person.sound_orcid], verbose_name='ORCID iD')),
                    ('is_demonstration', models.BooleanField(default=False, editable=False, verbose_name='belongs to the demonstration')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(max_length=200, of='name')),
                    ('account', models.OneToOneField(blank=True, help_text='The account with which this person signs in, if there is one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': 'person',
                    'verbose_name_plural': 'persons',
                    'ordering': ('sort_key', 'id'),
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='people_person_by_name')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='people_person_has_a_name'), models.UniqueConstraint(condition=models.Q(('orcid', ''), _negated=True), fields=('orcid',), name='people_orcid_once', violation_error_message='Another person has this ORCID iD. Look that person up, or mend the iD there.')],
                },
            ),
            migrations.CreateModel(
                name='Expertise',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='experts', to='topics.concept', verbose_name='concept')),
                    ('person', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='expertise', to='people.person')),
                ],
                options={
                    'verbose_name': 'field of expertise',
                    'verbose_name_plural': 'expertise',
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('person', 'concept'), name='people_expertise_once')],
                },
            ),
            migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('purpose', models.CharField(choices=[('public_profile', 'Public profile'), ('storytelling', 'Telling my story')], max_length=20, verbose_name='purpose')),
                    ('wording_version', models.PositiveSmallIntegerField(verbose_name='version of the words agreed to')),
                    ('given_at', models.DateTimeField(verbose_name='given')),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                    ('expires_on', models.DateField(verbose_name='expires on')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='people.person', verbose_name='person')),
                ],
                options={
                    'verbose_name': 'consent',
                    'verbose_name_plural': 'consents',
                    'ordering': ('-given_at', '-id'),
                    'indexes': [models.Index(fields=['purpose', 'person', 'expires_on'], name='people_consent_standing'), models.Index(fields=['-given_at', '-id'], name='people_consent_newest')],
                    'constraints': [models.UniqueConstraint(fields=('person', 'purpose', 'given_at'), name='people_consent_given_once'), models.CheckConstraint(condition=models.Q(('purpose__in', ['public_profile', 'storytelling'])), name='people_consent_has_a_purpose'), models.CheckConstraint(condition=models.Q(('withdrawn_at', None), ('withdrawn_at__gte', models.F('given_at')), _connector='OR'), name='people_consent_withdrawn_after_given'), models.CheckConstraint(condition=models.Q(('expires_on__gt', models.F('given_at'))), name='people_consent_expires_after_given')],
                },
            ),
        ]),
    ]
