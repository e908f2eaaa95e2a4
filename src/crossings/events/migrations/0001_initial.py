import crossings.events.models.computed
import crossings.fields.country
import crossings.fields.partial_date
import crossings.fields.sort_key
import crossings.languages.models
import django.db.models.deletion
import modelcluster.fields
import uuid
from django.db import migrations, models

from crossings.fields.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('network', '0001_initial'),
        ('provenance', '0001_initial'),
        ('topics', '0001_initial'),
    ]

    operations = [
        CreateTables(models=[
            migrations.CreateModel(
                name='EventSeries',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='short name in addresses')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='title')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'series of events',
                    'verbose_name_plural': 'series of events',
                    'ordering': ('sort_key', 'id'),
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='events_series_by_title')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='events_series_has_a_title')],
                },
            ),
            migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='short name in addresses')),
                    ('title', models.CharField(max_length=250, verbose_name='title')),
                    ('kind', models.CharField(choices=[('conference', 'Conference'), ('symposium', 'Symposium'), ('seminar', 'Seminar'), ('workshop', 'Workshop'), ('lecture', 'Lecture'), ('panel', 'Panel'), ('launch', 'Launch'), ('meeting', 'Meeting'), ('academy', 'Academy or summer school'), ('open_day', 'Open day or open evening'), ('other', 'Other event')], default='other', max_length=10, verbose_name='kind')),
                    ('summary', models.TextField(blank=True, verbose_name='what it is about, in our own words')),
                    ('starts', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='first day')),
                    ('last_day', crossings.fields.partial_date.PartialDateField(blank=True, help_text='Counted in. Leave it empty for an event of one day.', null=True, verbose_name='last day')),
                    ('begins_at', models.TimeField(blank=True, null=True, verbose_name='begins at')),
                    ('ends_at', models.TimeField(blank=True, null=True, verbose_name='ends at')),
                    ('zone', models.CharField(blank=True, help_text='Of the place, such as Europe/Madrid. Where it is known it says when a day begins and ends there.', max_length=40, verbose_name='time zone')),
                    ('venue', models.CharField(blank=True, max_length=200, verbose_name='venue')),
                    ('city', models.CharField(blank=True, max_length=100, verbose_name='city')),
                    ('country', crossings.fields.country.CountryField(blank=True, null=True, verbose_name='country')),
                    ('online_address', models.URLField(blank=True, max_length=500, verbose_name='address where it can be followed online')),
                    ('homepage', models.URLField(blank=True, max_length=500, verbose_name='its own page')),
                    ('audience', models.CharField(blank=True, choices=[('everyone', 'Everyone'), ('scholars', 'Scholars'), ('students', 'Students'), ('applicants', 'Those who think of applying'), ('policy', 'Policy makers and practitioners'), ('members', 'Members of the network')], max_length=10, verbose_name='for whom')),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('planned', 'Planned'), ('postponed', 'Postponed'), ('cancelled', 'Cancelled')], default='draft', editable=False, max_length=9, verbose_name='status')),
                    ('notice', models.CharField(blank=True, help_text='Shown first, such as why it is cancelled and whom to ask.', max_length=300, verbose_name='what those who would come should know')),
                    ('is_example', models.BooleanField(default=False, help_text='Marked as an example on every page and in every calendar.', verbose_name='example made for demonstration')),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier in calendars')),
                    ('sequence', crossings.events.models.computed.SequenceField(default=0, editable=False, verbose_name='number of changes that calendars were told')),
                    ('opens', crossings.events.models.computed.MomentField(of='opens', verbose_name='may begin from')),
                    ('closes', crossings.events.models.computed.MomentField(of='closes', verbose_name='is over from')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='title')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='events.eventseries', verbose_name='series')),
                ],
                options={
                    'verbose_name': 'event',
                    'verbose_name_plural': 'events',
                    'ordering': ('-starts', '-id'),
                    'indexes': [models.Index(fields=['starts', 'id'], name='events_event_by_day'), models.Index(fields=['opens', 'id'], name='events_event_by_opening'), models.Index(fields=['closes', 'id'], name='events_event_by_closing'), models.Index(fields=['sort_key', 'id'], name='events_event_by_title')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='events_event_has_a_title'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'planned', 'postponed', 'cancelled'])), name='events_event_status_is_known'), models.CheckConstraint(condition=models.Q(('slug__in', ('archive',)), _negated=True), name='events_event_slug_is_free', violation_error_message='This short name is the address of a page of its own. Write another.'), models.CheckConstraint(condition=models.Q(('last_day__isnull', True), models.Q(('last_day__gte', models.F('starts')), ('starts__isnull', False)), _connector='OR'), name='events_event_last_day_not_before'), models.CheckConstraint(condition=models.Q(models.Q(('begins_at__isnull', True), ('ends_at__isnull', True)), models.Q(('begins_at__isnull', False), ('starts__regex', '^\\d{4}-\\d{2}-\\d{2}$'), models.Q(('zone', ''), _negated=True)), _connector='OR'), name='events_event_hours_have_day_and_zone'), models.CheckConstraint(condition=models.Q(models.Q(('closes__isnull', True), ('opens__isnull', True), ('starts__isnull', True)), models.Q(('closes__gt', models.F('opens')), ('opens__isnull', False), ('starts__isnull', False)), _connector='OR'), name='events_event_opens_and_closes')],
                },
            ),
            migrations.CreateModel(
                name='EventSeriesTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='events.eventseries')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='events_series_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='EventTopic',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='in_events', to='topics.concept', verbose_name='concept')),
                    ('event', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='events.event')),
                ],
                options={
                    'verbose_name': 'topic of an event',
                    'verbose_name_plural': 'topics of events',
                    'ordering': ('id',),
                    'indexes': [models.Index(fields=['concept', 'event'], name='events_topic_by_concept')],
                    'constraints': [models.UniqueConstraint(fields=('event', 'concept'), name='events_topic_once')],
                },
            ),
            migrations.CreateModel(
                name='EventTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('title', models.CharField(blank=True, max_length=250, verbose_name='title')),
                    ('summary', models.TextField(blank=True, verbose_name='what it is about, in our own words')),
                    ('city', models.CharField(blank=True, max_length=100, verbose_name='city')),
                    ('notice', models.CharField(blank=True, max_length=300, verbose_name='what those who would come should know')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='events.event')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='events_event_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='EventParty',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('organiser', 'Organiser'), ('partner', 'Partner of the organiser'), ('host', 'Host'), ('attended', 'Attended')], default='organiser', max_length=9, verbose_name='part')),
                    ('name', models.CharField(blank=True, help_text='Leave it empty where an institution is chosen.', max_length=200, verbose_name='name, where the network has no record of the body')),
                    ('first_day', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='from, where it had part in some of the days only')),
                    ('last_day', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='to, this day counted in')),
                    ('event', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='events.event')),
                    ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='network.institution', verbose_name='institution')),
                ],
                options={
                    'verbose_name': 'part in an event',
                    'verbose_name_plural': 'parts in events',
                    'ordering': ('id',),
                    'indexes': [models.Index(fields=['institution', 'event'], name='events_party_by_institution')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('institution__isnull', False), ('name', '')), models.Q(('institution__isnull', True), models.Q(('name', ''), _negated=True)), _connector='OR'), name='events_party_is_somebody', violation_error_message='Name one body: choose an institution, or write the name of a body that has no record here.'), models.UniqueConstraint(condition=models.Q(('institution__isnull', False)), fields=('event', 'institution', 'role'), name='events_party_once_in_a_role'), models.CheckConstraint(condition=models.Q(('first_day__isnull', True), ('last_day__isnull', True), ('last_day__gte', models.F('first_day')), _connector='OR'), name='events_party_ends_later', violation_error_message='The last day comes before the first. Check both.')],
                },
            ),
        ]),
    ]
