import crossings.engine.network.lifecycle
import crossings.fields.country
import crossings.fields.partial_date
import crossings.fields.sort_key
import crossings.languages.models
import crossings.network.models.institution
import crossings.network.models.ror
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

from crossings.fields.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_persons'),
        ('provenance', '0001_initial'),
    ]

    operations = [
        CreateTables(models=[
            migrations.CreateModel(
                name='Institution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='short name in addresses')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                    ('kind', models.CharField(choices=[('university', 'University'), ('school', 'School or faculty of a university'), ('institute', 'Research institute'), ('centre', 'Migration study or research centre'), ('office', 'Office'), ('international', 'International organisation'), ('ngo', 'Non-governmental organisation'), ('foundation', 'Foundation'), ('alliance', 'Alliance or network'), ('administration', 'Local administration or municipality'), ('european', 'European institution'), ('social', 'Social institution'), ('education', 'Education centre'), ('other', 'Other body')], max_length=14, verbose_name='kind')),
                    ('description', models.TextField(blank=True, verbose_name='what it is')),
                    ('ror', crossings.network.models.ror.RorField(blank=True, max_length=60, null=True, unique=True, verbose_name='ROR identifier')),
                    ('homepage', models.URLField(blank=True, verbose_name='homepage')),
                    ('mark', models.ImageField(blank=True, height_field='mark_height', help_text='Its logo or seal, which it permits to be shown here, as PNG, JPEG or WebP of at most 300 kB.', upload_to='images/marks', validators=[django.core.validators.FileExtensionValidator(('png', 'jpg', 'jpeg', 'webp')), crossings.network.models.institution.not_too_large], verbose_name='mark', width_field='mark_width')),
                    ('mark_width', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                    ('mark_height', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                    ('city', models.CharField(blank=True, max_length=100, verbose_name='city')),
                    ('country', crossings.fields.country.CountryField(blank=True, null=True, verbose_name='country')),
                    ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                    ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                    ('founded', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='founded')),
                    ('closed', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='closed')),
                    ('status', models.CharField(choices=[('active', 'Active'), ('renamed', 'Renamed: goes on under another name'), ('closed', 'Closed'), ('unknown', 'Not stated whether it still works')], default='unknown', max_length=8, verbose_name='status')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='name')),
                    ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='network.institution', verbose_name='part of')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'institution',
                    'verbose_name_plural': 'institutions',
                    'ordering': ('sort_key', 'id'),
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='network_institution_by_name'), models.Index(fields=['country', 'sort_key'], name='network_institution_by_country'), models.Index(fields=['kind', 'sort_key'], name='network_institution_by_kind')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='network_institution_has_a_name'), models.CheckConstraint(condition=models.Q(('status__in', ['unknown', 'active', 'renamed', 'closed'])), name='network_institution_status_is_known'), models.CheckConstraint(condition=models.Q(('closed__isnull', True), ('status__in', [crossings.engine.network.lifecycle.Status['CLOSED'], crossings.engine.network.lifecycle.Status['RENAMED']]), _connector='OR'), name='network_institution_closed_on_a_day', violation_error_message='Only an institution that is closed or renamed has a date on which it closed.'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), ('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='network_institution_place_is_whole', violation_error_message='A place needs its latitude, from -90 to 90, and its longitude, from -180 to 180. Give both or neither.'), models.CheckConstraint(condition=models.Q(('part_of__isnull', True), models.Q(('part_of', models.F('id')), _negated=True), _connector='OR'), name='network_institution_not_part_of_itself', violation_error_message='An institution cannot be part of itself. Choose the body above it.'), models.CheckConstraint(condition=models.Q(('founded__isnull', True), ('closed__isnull', True), ('closed__gt', models.F('founded')), _connector='OR'), name='network_institution_closed_later', violation_error_message='The end does not come after the start. The end is the first day, month or year in which it no longer held. Write a later end, or leave it empty if none is known.')],
                },
            ),
            migrations.CreateModel(
                name='Network',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='short name in addresses')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                    ('kind', models.CharField(choices=[('consortium', 'Consortium that awards a degree'), ('research', 'Research network'), ('migration', 'Network on migration'), ('development', 'Network on development'), ('rights', 'Network on human rights'), ('advocacy', 'Network on advocacy'), ('health', 'Network on health')], max_length=11, verbose_name='kind')),
                    ('description', models.TextField(blank=True, verbose_name='what it is')),
                    ('homepage', models.URLField(blank=True, verbose_name='homepage')),
                    ('founded', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='founded')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='name')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'network',
                    'verbose_name_plural': 'networks',
                    'ordering': ('sort_key', 'id'),
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='network_network_by_name')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='network_network_has_a_name')],
                },
            ),
            migrations.CreateModel(
                name='Profile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('about', models.TextField(blank=True, max_length=1200, verbose_name='in a few words')),
                    ('is_published', models.BooleanField(default=False, editable=False, help_text='Shown to the public while the person’s consent stands.', verbose_name='published')),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='profile', to='people.person', verbose_name='person')),
                ],
                options={
                    'verbose_name': 'public profile',
                    'verbose_name_plural': 'public profiles',
                    'ordering': ('id',),
                },
            ),
            migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('kind', models.CharField(choices=[('cooperation', 'Cooperation agreement'), ('consortium', 'Consortium agreement'), ('memorandum', 'Memorandum of understanding'), ('mobility', 'Mobility agreement'), ('other', 'Other agreement')], max_length=11, verbose_name='kind')),
                    ('signed', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='signed')),
                    ('until', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='until')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='network.network', verbose_name='network')),
                ],
                options={
                    'verbose_name': 'agreement',
                    'verbose_name_plural': 'agreements',
                    'ordering': ('network', 'signed', 'id'),
                    'indexes': [models.Index(fields=['network', 'signed', 'id'], name='network_agreement_in_order')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='network_agreement_has_a_title'), models.CheckConstraint(condition=models.Q(('signed__isnull', True), ('until__isnull', True), ('until__gt', models.F('signed')), _connector='OR'), name='network_agreement_ends_later', violation_error_message='The end does not come after the start. The end is the first day, month or year in which it no longer held. Write a later end, or leave it empty if none is known.')],
                },
            ),
            migrations.CreateModel(
                name='Affiliation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('title', models.CharField(max_length=150, verbose_name='title of the role')),
                    ('starts', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='from')),
                    ('ends', crossings.fields.partial_date.PartialDateField(blank=True, help_text='The first day, month or year in which it no longer held.', null=True, verbose_name='until')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='people.person', verbose_name='person')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affiliations', to='network.institution', verbose_name='institution')),
                ],
                options={
                    'verbose_name': 'affiliation',
                    'verbose_name_plural': 'affiliations',
                    'ordering': ('person', '-starts', 'id'),
                    'indexes': [models.Index(fields=['person', '-starts', 'id'], name='network_affiliation_in_order'), models.Index(fields=['institution', 'starts'], name='network_affiliation_by_place')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='network_affiliation_has_a_title'), models.UniqueConstraint(condition=models.Q(('ends__isnull', True)), fields=('person', 'institution', 'title'), name='network_affiliation_open_once', violation_error_message='This person already has this role at this institution. End that one first.'), models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='network_affiliation_ends_later', violation_error_message='The end does not come after the start. The end is the first day, month or year in which it no longer held. Write a later end, or leave it empty if none is known.')],
                },
            ),
            migrations.CreateModel(
                name='InstitutionName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                    ('language', models.CharField(default='en', max_length=8, verbose_name='language of this name')),
                    ('kind', models.CharField(choices=[('former', 'Former name'), ('alternate', 'Also called')], default='former', max_length=9, verbose_name='kind')),
                    ('starts', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='from')),
                    ('ends', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='until')),
                    ('institution', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='network.institution')),
                ],
                options={
                    'verbose_name': 'other name',
                    'verbose_name_plural': 'other names',
                    'ordering': ('ends', 'id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='network_name_is_not_empty'), models.UniqueConstraint(fields=('institution', 'name', 'kind'), name='network_name_once'), models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='network_name_ends_later', violation_error_message='The end does not come after the start. The end is the first day, month or year in which it no longer held. Write a later end, or leave it empty if none is known.')],
                },
            ),
            migrations.CreateModel(
                name='InstitutionTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                    ('description', models.TextField(blank=True, verbose_name='what it is')),
                    ('city', models.CharField(blank=True, max_length=100, verbose_name='city')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.institution')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_institution_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='Milestone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('date', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='day')),
                    ('last_day', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='last day, if it lasted longer')),
                    ('text', models.CharField(max_length=300, verbose_name='what happened')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='network.network', verbose_name='network')),
                ],
                options={
                    'verbose_name': 'milestone',
                    'verbose_name_plural': 'milestones',
                    'ordering': ('network', models.OrderBy(models.F('date'), nulls_last=True), 'id'),
                    'indexes': [models.Index(fields=['network', 'date', 'id'], name='network_milestone_in_order')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='network_milestone_says_something'), models.CheckConstraint(condition=models.Q(('date__isnull', True), ('last_day__isnull', True), ('last_day__gt', models.F('date')), _connector='OR'), name='network_milestone_ends_later', violation_error_message='The end does not come after the start. The end is the first day, month or year in which it no longer held. Write a later end, or leave it empty if none is known.')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('role', models.CharField(choices=[('coordinator', 'Coordinator'), ('chair', 'Chair'), ('partner', 'Full partner'), ('member', 'Member'), ('centre', 'Research and intervention centre'), ('associated', 'Associated partner'), ('commission', 'Represented in the commission'), ('activity', 'Partner in activities')], max_length=11, verbose_name='role')),
                    ('starts', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='from')),
                    ('starts_stated', models.BooleanField(default=True, help_text='Leave it empty where this is only the first day for which the membership is shown.', verbose_name='a source states this beginning')),
                    ('ends', crossings.fields.partial_date.PartialDateField(blank=True, help_text='The first day, month or year in which it no longer held.', null=True, verbose_name='until')),
                    ('ends_stated', models.BooleanField(default=True, help_text='Leave it empty where this is only the end of what the sources show.', verbose_name='a source states this end')),
                    ('evidence', models.CharField(choices=[('on_record', 'On record: a source shows it'), ('not_evidenced', 'Not evidenced: named only')], default='on_record', max_length=13, verbose_name='evidence')),
                    ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='network.institution', verbose_name='institution')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='network.network', verbose_name='network')),
                ],
                options={
                    'verbose_name': 'membership',
                    'verbose_name_plural': 'memberships',
                    'ordering': ('network', 'institution', 'starts', 'id'),
                    'indexes': [models.Index(fields=['network', 'institution', 'starts', 'id'], name='network_membership_in_order'), models.Index(fields=['institution', 'starts'], name='network_membership_by_body')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='network_membership_ends_later', violation_error_message='The end does not come after the start. The end is the first day, month or year in which it no longer held. Write a later end, or leave it empty if none is known.'), models.UniqueConstraint(condition=models.Q(('ends__isnull', True)), fields=('network', 'institution', 'role'), name='network_membership_open_once', violation_error_message='This institution already has an open membership in this role. End that one first.'), models.CheckConstraint(condition=models.Q(('evidence', 'on_record'), models.Q(('ends__isnull', True), ('starts__isnull', True)), _connector='OR'), name='network_membership_dated_if_evidenced', violation_error_message='A membership that is not evidenced has no dates. Name the source and set the evidence first.')],
                },
            ),
            migrations.CreateModel(
                name='CountryCooperation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('label', models.CharField(max_length=100, verbose_name='label, as printed')),
                    ('country', crossings.fields.country.CountryField(verbose_name='country')),
                    ('role', models.CharField(choices=[('origin', 'Country of origin'), ('host', 'Host country')], max_length=6, verbose_name='role')),
                    ('programme', models.CharField(blank=True, max_length=100, verbose_name='programme')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cooperations', to='network.network', verbose_name='network')),
                ],
                options={
                    'verbose_name': 'cooperation with a country',
                    'verbose_name_plural': 'cooperation with countries',
                    'ordering': ('network', 'country', 'id'),
                    'indexes': [models.Index(fields=['network', 'country', 'id'], name='network_cooperation_in_order')],
                    'constraints': [models.UniqueConstraint(fields=('network', 'country', 'role'), name='network_cooperation_once'), models.CheckConstraint(condition=models.Q(('label', ''), _negated=True), name='network_cooperation_labelled')],
                },
            ),
            migrations.CreateModel(
                name='NetworkTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                    ('description', models.TextField(blank=True, verbose_name='what it is')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.network')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_network_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='PartnerCountry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('kind', models.CharField(choices=[('associated', 'Associated partners'), ('centre', 'Research and intervention centres')], default='associated', max_length=10, verbose_name='kind')),
                    ('label', models.CharField(max_length=100, verbose_name='label, as printed')),
                    ('country', crossings.fields.country.CountryField(verbose_name='country')),
                    ('subdivision', models.CharField(blank=True, help_text='Its ISO 3166-2 code, where the label names only a part: GB-ENG for England.', max_length=6, validators=[django.core.validators.RegexValidator('^[A-Z]{2}-[A-Z0-9]{1,3}$', 'Write an ISO 3166-2 code, such as GB-ENG.')], verbose_name='part of the country')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the source’s list')),
                    ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude of its mark on the map')),
                    ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude of its mark on the map')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partner_countries', to='network.network', verbose_name='network')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'partner country',
                    'verbose_name_plural': 'partner countries',
                    'ordering': ('network', 'kind', 'position', 'id'),
                    'indexes': [models.Index(fields=['network', 'kind', 'position', 'id'], name='network_country_in_order')],
                    'constraints': [models.UniqueConstraint(fields=('network', 'kind', 'label'), name='network_partner_country_once'), models.CheckConstraint(condition=models.Q(('label', ''), _negated=True), name='network_partner_country_labelled'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), ('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='network_partner_country_place_is_whole', violation_error_message='A place needs its latitude, from -90 to 90, and its longitude, from -180 to 180. Give both or neither.')],
                },
            ),
            migrations.CreateModel(
                name='ProfileTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('about', models.TextField(blank=True, max_length=1200, verbose_name='in a few words')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.profile')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_profile_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='StatedCount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('of', models.CharField(choices=[('members', 'Members'), ('partner_countries', 'Countries with associated partners')], max_length=17, verbose_name='what is counted')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number stated')),
                    ('starts', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='stated of the time from')),
                    ('ends', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='until')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stated_counts', to='network.network', verbose_name='network')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'stated count',
                    'verbose_name_plural': 'stated counts',
                    'ordering': ('network', 'of', 'id'),
                    'indexes': [models.Index(fields=['network', 'of', 'id'], name='network_stated_in_order')],
                    'constraints': [models.UniqueConstraint(fields=('network', 'of', 'source', 'starts'), name='network_stated_once'), models.CheckConstraint(condition=models.Q(('source__isnull', False)), name='network_stated_by_a_source', violation_error_message='A stated count needs the source that states it. Choose or add the source.'), models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='network_stated_ends_later', violation_error_message='The end does not come after the start. The end is the first day, month or year in which it no longer held. Write a later end, or leave it empty if none is known.')],
                },
            ),
            migrations.CreateModel(
                name='Succession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('kind', models.CharField(choices=[('renamed', 'Renamed'), ('merged', 'Merged into'), ('split', 'Split into')], max_length=7, verbose_name='kind')),
                    ('on', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='on')),
                    ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions_from', to='network.institution', verbose_name='predecessor')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions_to', to='network.institution', verbose_name='successor')),
                ],
                options={
                    'verbose_name': 'succession',
                    'verbose_name_plural': 'successions',
                    'ordering': ('on', 'id'),
                    'indexes': [models.Index(fields=['on', 'id'], name='network_succession_in_order')],
                    'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='network_succession_once'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='network_succession_of_two_bodies', violation_error_message='An institution cannot succeed itself. Record another name instead.')],
                },
            ),
            migrations.CreateModel(
                name='AgreementParty',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('agreement', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='network.agreement')),
                    ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='network.institution', verbose_name='institution')),
                ],
                options={
                    'verbose_name': 'party',
                    'verbose_name_plural': 'parties',
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'institution'), name='network_agreement_party_once')],
                },
            ),
            migrations.CreateModel(
                name='MilestoneTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('text', models.CharField(blank=True, max_length=300, verbose_name='what happened')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.milestone')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_milestone_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='PartnerCountryTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('label', models.CharField(blank=True, max_length=100, verbose_name='label')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.partnercountry')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_partner_country_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='AffiliationTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('title', models.CharField(blank=True, max_length=150, verbose_name='title of the role')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.affiliation')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_affiliation_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='AgreementTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.agreement')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_agreement_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='CountryCooperationTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('label', models.CharField(blank=True, max_length=100, verbose_name='label')),
                    ('programme', models.CharField(blank=True, max_length=100, verbose_name='programme')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='network.countrycooperation')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='network_cooperation_once_per_language')],
                },
            ),
        ]),
    ]
