import crossings.fields.date_key
import crossings.fields.partial_date
import crossings.fields.sort_key
import crossings.fields.tables
import crossings.languages.models
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('network', '0001_initial'),
        ('people', '0002_persons'),
        ('provenance', '0001_initial'),
        ('topics', '0001_initial'),
    ]

    operations = [
        crossings.fields.tables.CreateTables(
            models=[migrations.CreateModel(
                name='ResearchGroup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], db_default='draft', default='draft', editable=False, max_length=9, verbose_name='state')),
                    ('slug', models.SlugField(max_length=120, unique=True, verbose_name='short name in addresses')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('kind', models.CharField(choices=[('group', 'Research group'), ('cluster', 'Research cluster'), ('centre', 'Research centre')], max_length=7, verbose_name='kind')),
                    ('about', models.TextField(blank=True, verbose_name='what it studies')),
                    ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='research_groups', to='network.institution', verbose_name='institution')),
                    ('homepage', models.URLField(blank=True, max_length=500, verbose_name='homepage')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='name')),
                ],
                options={
                    'verbose_name': 'research group',
                    'verbose_name_plural': 'research groups',
                    'ordering': ('sort_key', 'id'),
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='research_group_by_name')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='research_group_has_a_name'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='research_group_state_is_known')],
                },
            ), migrations.CreateModel(
                name='ResearchGroupTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='research.researchgroup')),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                    ('about', models.TextField(blank=True, verbose_name='what it studies')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='research_group_once_per_language')],
                },
            ), migrations.CreateModel(
                name='GroupMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='research.researchgroup')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='research_groups', to='people.person', verbose_name='person')),
                    ('role', models.CharField(choices=[('lead', 'Leads it'), ('member', 'Member'), ('doctoral', 'Doctoral researcher')], default='member', max_length=8, verbose_name='role')),
                ],
                options={
                    'verbose_name': 'member of a group',
                    'verbose_name_plural': 'members of groups',
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('group', 'person'), name='research_member_once')],
                },
            ), migrations.CreateModel(
                name='SupervisionTopic',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='supervision_topics', to='research.researchgroup')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the order')),
                    ('text', models.CharField(max_length=200, verbose_name='topic')),
                    ('concept', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='topics.concept', verbose_name='concept')),
                ],
                options={
                    'verbose_name': 'supervision topic',
                    'verbose_name_plural': 'supervision topics',
                    'ordering': ('position', 'id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='research_supervision_topic_says_something')],
                },
            ), migrations.CreateModel(
                name='GroupSubject',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='topics.concept', verbose_name='concept')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='subjects', to='research.researchgroup')),
                ],
                options={
                    'verbose_name': 'subject of a group',
                    'verbose_name_plural': 'subjects of groups',
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'concept'), name='research_group_subject_once')],
                },
            ), migrations.CreateModel(
                name='Venue',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('slug', models.SlugField(max_length=120, unique=True, verbose_name='short name in addresses')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('abbreviation', models.CharField(blank=True, max_length=80, verbose_name='abbreviation')),
                    ('kind', models.CharField(choices=[('journal', 'Scholarly journal'), ('series', 'Series of papers or reports'), ('newsletter', 'Newsletter or bulletin'), ('blog', 'Blog')], max_length=10, verbose_name='kind')),
                    ('about', models.TextField(blank=True, verbose_name='what it is')),
                    ('issn', models.CharField(blank=True, max_length=20, verbose_name='ISSN')),
                    ('electronic_issn', models.CharField(blank=True, max_length=20, verbose_name='ISSN of the electronic edition')),
                    ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='network.institution', verbose_name='institution that issues it')),
                    ('founded', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='founded')),
                    ('homepage', models.URLField(blank=True, verbose_name='homepage')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='name')),
                ],
                options={
                    'verbose_name': 'journal or series',
                    'verbose_name_plural': 'journals and series',
                    'ordering': ('sort_key', 'id'),
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='research_venue_by_name'), models.Index(fields=['kind', 'sort_key', 'id'], name='research_venue_by_kind')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='research_venue_has_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('issn', ''), ('issn__regex', '^[0-9]{4}-[0-9]{3}[0-9X]$'), _connector='OR'), models.Q(('electronic_issn', ''), ('electronic_issn__regex', '^[0-9]{4}-[0-9]{3}[0-9X]$'), _connector='OR')), name='research_issn_is_whole'), models.UniqueConstraint(condition=models.Q(('issn', ''), _negated=True), fields=('issn',), name='research_issn_once', violation_error_message='Another journal or series has this ISSN. Look it up, or mend the ISSN there.'), models.UniqueConstraint(condition=models.Q(('electronic_issn', ''), _negated=True), fields=('electronic_issn',), name='research_electronic_issn_once', violation_error_message='Another journal or series has this ISSN. Look it up, or mend the ISSN there.')],
                },
            ), migrations.CreateModel(
                name='VenueTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='research.venue')),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                    ('about', models.TextField(blank=True, verbose_name='what it is')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='research_venue_once_per_language')],
                },
            ), migrations.CreateModel(
                name='Publication',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], db_default='draft', default='draft', editable=False, max_length=9, verbose_name='state')),
                    ('slug', models.SlugField(max_length=120, unique=True, verbose_name='short name in addresses')),
                    ('language', models.CharField(default='en', max_length=8, verbose_name='language of the title')),
                    ('type', models.CharField(choices=[('article', 'Article'), ('report', 'Report'), ('policy-brief', 'Policy brief'), ('working-paper', 'Working paper'), ('book', 'Book'), ('chapter', 'Chapter'), ('thesis', 'Thesis'), ('conference-paper', 'Conference paper'), ('newsletter', 'Newsletter'), ('blog', 'Blog post'), ('annual-report', 'Annual report'), ('other', 'Other work')], max_length=16, verbose_name='type')),
                    ('title', models.CharField(max_length=400, verbose_name='title')),
                    ('summary', models.TextField(blank=True, help_text='Our own words, never the publisher’s.', verbose_name='in plain words')),
                    ('date', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='appeared')),
                    ('date_key', crossings.fields.date_key.DateKeyField(of='date')),
                    ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='research.venue', verbose_name='journal or series')),
                    ('volume', models.CharField(blank=True, max_length=40, verbose_name='volume')),
                    ('issue', models.CharField(blank=True, max_length=40, verbose_name='issue')),
                    ('number', models.CharField(blank=True, max_length=60, verbose_name='number in the series')),
                    ('pages', models.CharField(blank=True, help_text='From which to which, as printed.', max_length=40, verbose_name='pages')),
                    ('page_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of pages')),
                    ('appears_in', models.CharField(blank=True, help_text='The title of the book that holds it, as printed.', max_length=300, verbose_name='appears in')),
                    ('publisher', models.CharField(blank=True, max_length=200, verbose_name='publisher, as printed')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place, as printed')),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='where it can be read')),
                    ('access', models.CharField(blank=True, choices=[('open', 'Free to read'), ('closed', 'Not free to read')], max_length=6, verbose_name='access')),
                    ('licence', models.CharField(blank=True, max_length=100, verbose_name='licence')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='title')),
                ],
                options={
                    'verbose_name': 'publication',
                    'verbose_name_plural': 'publications',
                    'ordering': ('-date_key', 'sort_key', 'id'),
                    'indexes': [models.Index(fields=['-date_key', 'sort_key', 'id'], name='research_publication_newest'), models.Index(fields=['sort_key', 'id'], name='research_publication_by_title'), models.Index(fields=['type', '-date_key', 'sort_key', 'id'], name='research_publication_by_type'), models.Index(fields=['venue', '-date_key', 'sort_key', 'id'], name='research_publication_by_venue'), models.Index(fields=['language', '-date_key', 'sort_key', 'id'], name='research_publication_by_tongue'), models.Index(fields=['state'], name='research_publication_by_state')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='research_publication_has_a_title'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='research_publication_state_is_known'), models.CheckConstraint(condition=models.Q(('page_count__isnull', True), ('page_count__gt', 0), _connector='OR'), name='research_publication_has_pages'), models.CheckConstraint(condition=models.Q(('issue', ''), ('venue__isnull', False), _connector='OR'), name='research_issue_is_of_a_journal', violation_error_message='An issue needs the journal of which it is one. Choose or add the journal.')],
                },
            ), migrations.CreateModel(
                name='PublicationTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='research.publication')),
                    ('title', models.CharField(blank=True, max_length=400, verbose_name='title')),
                    ('summary', models.TextField(blank=True, verbose_name='in plain words')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='research_publication_once_per_language')],
                },
            ), migrations.CreateModel(
                name='Contribution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('publication', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='research.publication')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the order')),
                    ('name', models.CharField(max_length=200, verbose_name='name, as printed')),
                    ('role', models.CharField(choices=[('author', 'Author'), ('editor', 'Editor'), ('translator', 'Translator'), ('coordinator', 'Coordinator')], default='author', max_length=11, verbose_name='role')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contributions', to='people.person', verbose_name='person')),
                ],
                options={
                    'verbose_name': 'contribution',
                    'verbose_name_plural': 'contributions',
                    'ordering': ('position', 'id'),
                    'indexes': [models.Index(fields=['publication', 'position', 'id'], name='research_contribution_in_order')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='research_contribution_has_a_name')],
                },
            ), migrations.CreateModel(
                name='Identifier',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('publication', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='identifiers', to='research.publication')),
                    ('scheme', models.CharField(choices=[('doi', 'DOI'), ('isbn', 'ISBN'), ('handle', 'Handle')], max_length=6, verbose_name='scheme')),
                    ('value', models.CharField(max_length=200, verbose_name='identifier')),
                    ('note', models.CharField(blank=True, max_length=60, verbose_name='of which edition')),
                ],
                options={
                    'verbose_name': 'identifier',
                    'verbose_name_plural': 'identifiers',
                    'ordering': ('scheme', 'id'),
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'value'), name='research_identifier_once', violation_error_message='Another work has this identifier. Look that work up, or mend it there.'), models.CheckConstraint(condition=models.Q(models.Q(('scheme', 'doi'), ('value__regex', '^10\\.[0-9]{4,9}/[^A-Z ]+$')), models.Q(('scheme', 'isbn'), ('value__regex', '^97[89][0-9]{10}$')), models.Q(('scheme', 'handle'), ('value__regex', '^[0-9][0-9.]*/[^ ]+$')), _connector='OR'), name='research_identifier_is_whole')],
                },
            ), migrations.CreateModel(
                name='PublishingInstitution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('publication', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='institutions', to='research.publication')),
                    ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='network.institution', verbose_name='institution')),
                ],
                options={
                    'verbose_name': 'publishing institution',
                    'verbose_name_plural': 'publishing institutions',
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('publication', 'institution'), name='research_publishing_institution_once')],
                },
            ), migrations.CreateModel(
                name='PublicationSubject',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='topics.concept', verbose_name='concept')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='subjects', to='research.publication')),
                ],
                options={
                    'verbose_name': 'subject of a publication',
                    'verbose_name_plural': 'subjects of publications',
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'concept'), name='research_publication_subject_once')],
                },
            ), migrations.CreateModel(
                name='WorkLanguage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('publication', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='text_languages', to='research.publication')),
                    ('language', models.CharField(max_length=8, verbose_name='language')),
                ],
                options={
                    'verbose_name': 'language of a work',
                    'verbose_name_plural': 'languages of works',
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('publication', 'language'), name='research_language_once')],
                },
            ), migrations.CreateModel(
                name='KeyWork',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='key_works', to='network.institution', verbose_name='institution')),
                    ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='key_works', to='research.researchgroup', verbose_name='research group')),
                    ('programme', models.SlugField(blank=True, help_text='The short name in the programme’s address.', max_length=80, verbose_name='programme')),
                    ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='key_works', to='research.publication', verbose_name='publication')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the order')),
                ],
                options={
                    'verbose_name': 'key work',
                    'verbose_name_plural': 'key works',
                    'ordering': ('position', 'id'),
                    'indexes': [models.Index(fields=['position', 'id'], name='research_key_work_in_order')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('group__isnull', True), ('institution__isnull', False), ('programme', '')), models.Q(('group__isnull', False), ('institution__isnull', True), ('programme', '')), models.Q(('group__isnull', True), ('institution__isnull', True), models.Q(('programme', ''), _negated=True)), _connector='OR'), name='research_key_work_of_one_owner', violation_error_message='Choose whose key work it is: one institution, one group or one programme.'), models.UniqueConstraint(fields=('institution', 'publication'), name='research_key_work_once_by_institution'), models.UniqueConstraint(fields=('group', 'publication'), name='research_key_work_once_by_group'), models.UniqueConstraint(condition=models.Q(('programme', ''), _negated=True), fields=('programme', 'publication'), name='research_key_work_once_by_programme')],
                },
            ), migrations.CreateModel(
                name='Project',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], db_default='draft', default='draft', editable=False, max_length=9, verbose_name='state')),
                    ('slug', models.SlugField(max_length=120, unique=True, verbose_name='short name in addresses')),
                    ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                    ('title', models.CharField(max_length=300, verbose_name='title')),
                    ('outline', models.TextField(blank=True, help_text='Our own words, never the project’s own page.', verbose_name='outline')),
                    ('starts', crossings.fields.partial_date.PartialDateField(blank=True, null=True, verbose_name='from')),
                    ('starts_key', crossings.fields.date_key.DateKeyField(of='starts')),
                    ('until', crossings.fields.partial_date.PartialDateField(blank=True, help_text='The last day, month or year in which it ran.', null=True, verbose_name='until')),
                    ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='research.project', verbose_name='part of')),
                    ('homepage', models.URLField(blank=True, max_length=500, verbose_name='homepage')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='title')),
                ],
                options={
                    'verbose_name': 'project',
                    'verbose_name_plural': 'projects',
                    'ordering': ('sort_key', 'id'),
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='research_project_by_title'), models.Index(fields=['-starts_key', 'sort_key', 'id'], name='research_project_newest'), models.Index(fields=['state'], name='research_project_by_state')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='research_project_has_a_title'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='research_project_state_is_known'), models.CheckConstraint(condition=models.Q(('part_of__isnull', True), models.Q(('part_of', models.F('id')), _negated=True), _connector='OR'), name='research_project_not_part_of_itself'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.IsNull(models.F('starts'), True), django.db.models.lookups.IsNull(models.F('until'), True), django.db.models.lookups.GreaterThanOrEqual(models.F('until'), django.db.models.functions.text.Substr(models.F('starts'), 1, django.db.models.functions.text.Length(models.F('until')))), _connector='OR'), name='research_project_ends_later', violation_error_message='The project ends before it starts. Write a later end, or leave it empty if none is known.')],
                },
            ), migrations.CreateModel(
                name='ProjectTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='research.project')),
                    ('title', models.CharField(blank=True, max_length=300, verbose_name='title')),
                    ('outline', models.TextField(blank=True, verbose_name='outline')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='research_project_once_per_language')],
                },
            ), migrations.CreateModel(
                name='ProjectPartner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the order')),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='name, as printed')),
                    ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='network.institution', verbose_name='institution')),
                    ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='research.project')),
                    ('role', models.CharField(choices=[('lead', 'Leads it'), ('carries', 'Carries it'), ('partner', 'Partner')], default='partner', max_length=8, verbose_name='role')),
                ],
                options={
                    'verbose_name': 'partner in a project',
                    'verbose_name_plural': 'partners in projects',
                    'ordering': ('position', 'id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), ('institution__isnull', False), _connector='OR'), name='research_partner_is_somebody', violation_error_message='Write the name as it is printed, or choose the record.'), models.UniqueConstraint(condition=models.Q(('institution__isnull', False)), fields=('project', 'institution'), name='research_partner_once')],
                },
            ), migrations.CreateModel(
                name='ProjectFunder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the order')),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='name, as printed')),
                    ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='network.institution', verbose_name='institution')),
                    ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='funders', to='research.project')),
                    ('grant', models.CharField(blank=True, max_length=100, verbose_name='grant number')),
                ],
                options={
                    'verbose_name': 'funder of a project',
                    'verbose_name_plural': 'funders of projects',
                    'ordering': ('position', 'id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), ('institution__isnull', False), _connector='OR'), name='research_funder_is_somebody', violation_error_message='Write the name as it is printed, or choose the record.')],
                },
            ), migrations.CreateModel(
                name='ProjectContact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='research.project')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place in the order')),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='name, as printed')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='people.person', verbose_name='person')),
                    ('role', models.CharField(choices=[('lead', 'Leads it'), ('contact', 'Answers questions')], default='contact', max_length=7, verbose_name='role')),
                ],
                options={
                    'verbose_name': 'contact of a project',
                    'verbose_name_plural': 'contacts of projects',
                    'ordering': ('position', 'id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), ('person__isnull', False), _connector='OR'), name='research_contact_is_somebody', violation_error_message='Write the name as it is printed, or choose the record.')],
                },
            ), migrations.CreateModel(
                name='ProjectOutput',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='outputs', to='research.project')),
                    ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='research.publication', verbose_name='publication')),
                ],
                options={
                    'verbose_name': 'output of a project',
                    'verbose_name_plural': 'outputs of projects',
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('project', 'publication'), name='research_output_once')],
                },
            ), migrations.CreateModel(
                name='ProjectSubject',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='topics.concept', verbose_name='concept')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='subjects', to='research.project')),
                ],
                options={
                    'verbose_name': 'subject of a project',
                    'verbose_name_plural': 'subjects of projects',
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('record', 'concept'), name='research_project_subject_once')],
                },
            ), migrations.CreateModel(
                name='WorkRelation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relations', to='research.publication', verbose_name='work')),
                    ('kind', models.CharField(choices=[('brief-of', 'is a brief of'), ('chapter-of', 'is a chapter of'), ('supersedes', 'supersedes'), ('translation-of', 'is a translation of')], max_length=14, verbose_name='how it stands')),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='related_by', to='research.publication', verbose_name='to which work')),
                ],
                options={
                    'verbose_name': 'relation between works',
                    'verbose_name_plural': 'relations between works',
                    'ordering': ('kind', 'id'),
                    'indexes': [models.Index(fields=['kind', 'id'], name='research_relation_in_order')],
                    'constraints': [models.UniqueConstraint(fields=('work', 'other', 'kind'), name='research_relation_once'), models.CheckConstraint(condition=models.Q(('work', models.F('other')), _negated=True), name='research_relation_of_two_works', violation_error_message='A work cannot stand so to itself. Choose the other work.')],
                },
            )],
        ),
    ]
