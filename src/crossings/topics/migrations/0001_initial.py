import crossings.fields.sort_key
import crossings.languages.models
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

from crossings.fields.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('provenance', '0001_initial'),
    ]

    operations = [
        CreateTables(models=[
            migrations.CreateModel(
                name='ConceptScheme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('slug', models.SlugField(max_length=60, unique=True, verbose_name='key')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('description', models.TextField(blank=True, verbose_name='description')),
                    ('version', models.CharField(default='1.0', max_length=20, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z]+(\\.[0-9A-Za-z]+)*$', 'A version is written in letters, figures and dots, such as 1.0 or 2024.2: take out everything else.')], verbose_name='version')),
                    ('uri', models.URLField(blank=True, help_text="The scheme's own web identifier where its owner gives one; left empty, its address here is.", max_length=300, verbose_name='identifier')),
                    ('licence', models.CharField(blank=True, max_length=300, verbose_name='licence')),
                    ('facet', models.CharField(choices=[('topic', 'Topic'), ('discipline', 'Discipline'), ('region', 'Region'), ('sdg', 'Development goal'), ('gcm', 'Global Compact objective')], default='topic', help_text='As what its concepts narrow a search for the records that carry them.', max_length=10, verbose_name='narrows a search by')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                ],
                options={
                    'verbose_name': 'concept scheme',
                    'verbose_name_plural': 'concept schemes',
                    'ordering': ('position', 'slug'),
                    'indexes': [models.Index(fields=['position', 'slug'], name='topics_scheme_in_order')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='topics_scheme_has_a_title'), models.CheckConstraint(condition=models.Q(('version', ''), _negated=True), name='topics_scheme_has_a_version'), models.CheckConstraint(condition=models.Q(('facet__in', ('topic', 'discipline', 'region', 'sdg', 'gcm'))), name='topics_scheme_facet_known')],
                },
            ),
            migrations.CreateModel(
                name='Concept',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of these words')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('slug', models.SlugField(max_length=80, verbose_name='key')),
                    ('notation', models.CharField(blank=True, max_length=20, verbose_name='notation')),
                    ('uri', models.URLField(blank=True, help_text="The concept's own web identifier where its owner gives one; left empty, its address here is.", max_length=300, verbose_name='identifier')),
                    ('label', models.CharField(max_length=200, verbose_name='label')),
                    ('definition', models.TextField(blank=True, verbose_name='definition')),
                    ('scope_note', models.TextField(blank=True, verbose_name='scope note')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                    ('is_deprecated', models.BooleanField(default=False, verbose_name='no longer used')),
                    ('iso_alpha2', models.CharField(blank=True, max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'An ISO 3166-1 alpha-2 code has two capital letters, such as NL.')], verbose_name='ISO alpha-2 code')),
                    ('iso_alpha3', models.CharField(blank=True, max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z]{3}$', 'An ISO 3166-1 alpha-3 code has three capital letters, such as NLD.')], verbose_name='ISO alpha-3 code')),
                    ('sort_key', crossings.fields.sort_key.SortKeyField(language_of='language', max_length=200, of='label')),
                    ('broader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='narrower', to='topics.concept', verbose_name='broader concept')),
                    ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='topics.concept', verbose_name='replaced by')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concepts', to='topics.conceptscheme', verbose_name='scheme')),
                ],
                options={
                    'verbose_name': 'concept',
                    'verbose_name_plural': 'concepts',
                    'ordering': ('scheme_id', 'position', 'sort_key', 'id'),
                    'indexes': [models.Index(fields=['scheme', 'position', 'sort_key', 'id'], name='topics_concept_in_order'), models.Index(fields=['sort_key', 'id'], name='topics_concept_by_label')],
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'slug'), name='topics_concept_once_in_scheme'), models.UniqueConstraint(condition=models.Q(('notation', ''), _negated=True), fields=('scheme', 'notation'), name='topics_notation_once_in_scheme'), models.UniqueConstraint(condition=models.Q(('uri', ''), _negated=True), fields=('uri',), name='topics_concept_uri_once'), models.UniqueConstraint(condition=models.Q(('iso_alpha2', ''), _negated=True), fields=('iso_alpha2',), name='topics_country_once_by_alpha2'), models.UniqueConstraint(condition=models.Q(('iso_alpha3', ''), _negated=True), fields=('iso_alpha3',), name='topics_country_once_by_alpha3'), models.CheckConstraint(condition=models.Q(('label', ''), _negated=True), name='topics_concept_has_a_label'), models.CheckConstraint(condition=models.Q(('broader', None), models.Q(('broader', models.F('id')), _negated=True), _connector='OR'), name='topics_concept_not_broader_than_itself'), models.CheckConstraint(condition=models.Q(('replaced_by', None), models.Q(('is_deprecated', True), models.Q(('replaced_by', models.F('id')), _negated=True)), _connector='OR'), name='topics_only_deprecated_is_replaced'), models.CheckConstraint(condition=models.Q(models.Q(('iso_alpha2', ''), ('iso_alpha3', '')), models.Q(('iso_alpha2__regex', '^[A-Z]{2}$'), ('iso_alpha3__regex', '^[A-Z]{3}$')), _connector='OR'), name='topics_country_has_both_codes')],
                },
            ),
            migrations.CreateModel(
                name='ConceptSchemeTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                    ('description', models.TextField(blank=True, verbose_name='description')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='topics.conceptscheme')),
                ],
                options={
                    'verbose_name': 'translation of a concept scheme',
                    'verbose_name_plural': 'translations of concept schemes',
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='topics_scheme_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='ConceptTranslation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('standing', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a second reader')], default='draft', max_length=8, verbose_name='standing')),
                    ('source_digest', crossings.languages.models.SourceDigestField(blank=True, editable=False, max_length=64)),
                    ('label', models.CharField(blank=True, max_length=200, verbose_name='label')),
                    ('definition', models.TextField(blank=True, verbose_name='definition')),
                    ('scope_note', models.TextField(blank=True, verbose_name='scope note')),
                    ('record', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='topics.concept')),
                ],
                options={
                    'verbose_name': 'translation of a concept',
                    'verbose_name_plural': 'translations of concepts',
                    'constraints': [models.UniqueConstraint(fields=('record', 'language'), name='topics_concept_once_per_language')],
                },
            ),
            migrations.CreateModel(
                name='Mapping',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_note', models.CharField(blank=True, max_length=300, verbose_name='note on the source')),
                    ('relation', models.CharField(choices=[('exact', 'Same as'), ('close', 'Close to'), ('broad', 'Narrower than'), ('narrow', 'Broader than'), ('related', 'Related to')], max_length=8, verbose_name='relation')),
                    ('concept', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='mappings', to='topics.concept', verbose_name='concept')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.source', verbose_name='source')),
                    ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mapped_from', to='topics.concept', verbose_name='other concept')),
                ],
                options={
                    'verbose_name': 'mapping',
                    'verbose_name_plural': 'mappings',
                    'ordering': ('concept_id', 'relation', 'target_id'),
                    'indexes': [models.Index(fields=['concept', 'relation', 'target'], name='topics_mapping_in_order')],
                    'constraints': [models.UniqueConstraint(fields=('concept', 'target'), name='topics_mapping_once'), models.CheckConstraint(condition=models.Q(('concept', models.F('target')), _negated=True), name='topics_mapping_not_to_itself'), models.CheckConstraint(condition=models.Q(('relation__in', ('exact', 'close', 'broad', 'narrow', 'related'))), name='topics_mapping_relation_known')],
                },
            ),
            migrations.CreateModel(
                name='SchemeVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.CharField(max_length=20, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z]+(\\.[0-9A-Za-z]+)*$', 'A version is written in letters, figures and dots, such as 1.0 or 2024.2: take out everything else.')], verbose_name='version')),
                    ('published_at', models.DateTimeField(verbose_name='published at')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='what changed')),
                    ('concept_count', models.PositiveIntegerField(verbose_name='number of concepts')),
                    ('turtle', models.TextField(verbose_name='text in Turtle')),
                    ('checksum', models.CharField(max_length=64, verbose_name='checksum (SHA-256)')),
                    ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='topics.conceptscheme', verbose_name='scheme')),
                ],
                options={
                    'verbose_name': 'published version of a concept scheme',
                    'verbose_name_plural': 'published versions of concept schemes',
                    'ordering': ('scheme_id', '-published_at', '-id'),
                    'indexes': [models.Index(fields=['scheme', '-published_at', '-id'], name='topics_version_newest')],
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'version'), name='topics_version_published_once'), models.CheckConstraint(condition=models.Q(('checksum', ''), _negated=True), name='topics_version_has_a_checksum')],
                },
            ),
            migrations.CreateModel(
                name='AlternativeLabel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                    ('text', models.CharField(max_length=200, verbose_name='name')),
                    ('concept', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='alternative_labels', to='topics.concept', verbose_name='concept')),
                ],
                options={
                    'verbose_name': 'alternative label',
                    'verbose_name_plural': 'alternative labels',
                    'ordering': ('language', 'text', 'id'),
                    'constraints': [models.UniqueConstraint(fields=('concept', 'language', 'text'), name='topics_alternative_label_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='topics_alternative_label_not_empty')],
                },
            ),
        ]),
    ]
