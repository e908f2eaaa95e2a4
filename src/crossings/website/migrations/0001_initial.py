import django.core.validators
import django.db.models.deletion
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models

from crossings.fields.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        CreateTables(models=[
            migrations.CreateModel(
                name='HomePage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                    ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('remark', 2), ('picture', 5), ('quotation', 8), ('link', 12)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 120, 'template': 'components/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul'], 'label': 'Paragraph', 'template': 'components/blocks/paragraph.html'}), 2: ('wagtail.blocks.TextBlock', (), {'icon': 'info-circle', 'label': 'Remark', 'template': 'components/blocks/remark.html'}), 3: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 300, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('picture', 3), ('caption', 4)]], {}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Words'}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 200}), 8: ('wagtail.blocks.StructBlock', [[('words', 6), ('who', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 10: ('wagtail.blocks.URLBlock', (), {'label': 'Address'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 300, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('title', 9), ('address', 10), ('note', 11)]], {})}, verbose_name='body')),
                ],
                options={
                    'verbose_name': 'home page',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='NewsIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                ],
                options={
                    'verbose_name': 'news index',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='SectionPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                ],
                options={
                    'verbose_name': 'section',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='StandardPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                    ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('remark', 2), ('picture', 5), ('quotation', 8), ('link', 12)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 120, 'template': 'components/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul'], 'label': 'Paragraph', 'template': 'components/blocks/paragraph.html'}), 2: ('wagtail.blocks.TextBlock', (), {'icon': 'info-circle', 'label': 'Remark', 'template': 'components/blocks/remark.html'}), 3: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 300, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('picture', 3), ('caption', 4)]], {}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Words'}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 200}), 8: ('wagtail.blocks.StructBlock', [[('words', 6), ('who', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 10: ('wagtail.blocks.URLBlock', (), {'label': 'Address'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 300, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('title', 9), ('address', 10), ('note', 11)]], {})}, verbose_name='body')),
                ],
                options={
                    'verbose_name': 'standard page',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='StoryIndexPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                ],
                options={
                    'verbose_name': 'story index',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='ValuesPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                    ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                    ('adopted_on', models.DateField(verbose_name='adopted on')),
                    ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('remark', 2), ('picture', 5), ('quotation', 8), ('link', 12)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 120, 'template': 'components/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul'], 'label': 'Paragraph', 'template': 'components/blocks/paragraph.html'}), 2: ('wagtail.blocks.TextBlock', (), {'icon': 'info-circle', 'label': 'Remark', 'template': 'components/blocks/remark.html'}), 3: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 300, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('picture', 3), ('caption', 4)]], {}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Words'}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 200}), 8: ('wagtail.blocks.StructBlock', [[('words', 6), ('who', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 10: ('wagtail.blocks.URLBlock', (), {'label': 'Address'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 300, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('title', 9), ('address', 10), ('note', 11)]], {})}, verbose_name='body')),
                ],
                options={
                    'verbose_name': 'statement of values',
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='NewsPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                    ('day', models.DateField(verbose_name='date')),
                    ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('remark', 2), ('picture', 5), ('quotation', 8), ('link', 12)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 120, 'template': 'components/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul'], 'label': 'Paragraph', 'template': 'components/blocks/paragraph.html'}), 2: ('wagtail.blocks.TextBlock', (), {'icon': 'info-circle', 'label': 'Remark', 'template': 'components/blocks/remark.html'}), 3: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 300, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('picture', 3), ('caption', 4)]], {}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Words'}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 200}), 8: ('wagtail.blocks.StructBlock', [[('words', 6), ('who', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 10: ('wagtail.blocks.URLBlock', (), {'label': 'Address'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 300, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('title', 9), ('address', 10), ('note', 11)]], {})}, verbose_name='body')),
                ],
                options={
                    'verbose_name': 'news item',
                    'verbose_name_plural': 'news',
                    'indexes': [models.Index(fields=['-day'], name='website_news_newest')],
                },
                bases=('wagtailcore.page',),
            ),
            migrations.CreateModel(
                name='Picture',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=255, verbose_name='title')),
                    ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                    ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                    ('width', models.IntegerField(editable=False, verbose_name='width')),
                    ('height', models.IntegerField(editable=False, verbose_name='height')),
                    ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                    ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                    ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                    ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                    ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                    ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                    ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                    ('credit', models.CharField(max_length=200, verbose_name='made by')),
                    ('licence', models.CharField(blank=True, max_length=100, verbose_name='licence')),
                    ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                    ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                    ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
                ],
                options={
                    'verbose_name': 'picture',
                    'verbose_name_plural': 'pictures',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('description', ''), _negated=True), name='website_picture_has_words')],
                },
                bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
            ),
            migrations.CreateModel(
                name='NetworkSettings',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(default='Crossings', max_length=100, verbose_name='name of the network')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='what this network is')),
                    ('accent_light', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Write a colour as # and six digits, such as #0a5c4b.')], verbose_name='accent on light paper')),
                    ('accent_dark', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Write a colour as # and six digits, such as #0a5c4b.')], verbose_name='accent on dark paper')),
                    ('signal_light', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Write a colour as # and six digits, such as #0a5c4b.')], verbose_name='signal on light paper')),
                    ('signal_dark', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Write a colour as # and six digits, such as #0a5c4b.')], verbose_name='signal on dark paper')),
                    ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
                    ('mark', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='website.picture')),
                ],
                options={
                    'verbose_name': 'this network',
                },
            ),
            migrations.CreateModel(
                name='PictureRendition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('filter_spec', models.CharField(db_index=True, max_length=255)),
                    ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                    ('width', models.IntegerField(editable=False)),
                    ('height', models.IntegerField(editable=False)),
                    ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                    ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='website.picture')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='website_rendition_once')],
                },
                bases=(wagtail.images.models.ImageFileMixin, models.Model),
            ),
            migrations.CreateModel(
                name='StoryPage',
                fields=[
                    ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                    ('summary', models.CharField(blank=True, help_text='One or two sentences, shown in lists and by other sites.', max_length=300, verbose_name='summary')),
                    ('teller', models.CharField(help_text='As the person wishes to be named.', max_length=200, verbose_name='told by')),
                    ('role', models.CharField(max_length=200, verbose_name='role at that time')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('consent_given_on', models.DateField(verbose_name='consent given on')),
                    ('consent_withdrawn_on', models.DateField(blank=True, null=True, verbose_name='consent withdrawn on')),
                    ('consent_expires_on', models.DateField(verbose_name='consent expires on')),
                    ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('remark', 2), ('picture', 5), ('quotation', 8), ('link', 12)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 120, 'template': 'components/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul'], 'label': 'Paragraph', 'template': 'components/blocks/paragraph.html'}), 2: ('wagtail.blocks.TextBlock', (), {'icon': 'info-circle', 'label': 'Remark', 'template': 'components/blocks/remark.html'}), 3: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 300, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('picture', 3), ('caption', 4)]], {}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Words'}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 200}), 8: ('wagtail.blocks.StructBlock', [[('words', 6), ('who', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 10: ('wagtail.blocks.URLBlock', (), {'label': 'Address'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Note', 'max_length': 300, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('title', 9), ('address', 10), ('note', 11)]], {})}, verbose_name='body')),
                ],
                options={
                    'verbose_name': 'story',
                    'verbose_name_plural': 'stories',
                    'constraints': [models.CheckConstraint(condition=models.Q(('consent_expires_on__gt', models.F('consent_given_on')), models.Q(('consent_withdrawn_on', None), ('consent_withdrawn_on__gte', models.F('consent_given_on')), _connector='OR')), name='website_story_consent_ends_after_it_began')],
                },
                bases=('wagtailcore.page',),
            ),
        ]),
    ]
