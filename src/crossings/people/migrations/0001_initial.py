import crossings.fields.sort_key
import crossings.people.models.person
import django.db.models.deletion
import django.db.models.functions.text
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('topics', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(help_text='As you write it yourself, in one line.', max_length=200, verbose_name='name')),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language of mail and screens')),
                ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                ('is_demonstration', models.BooleanField(default=False, editable=False, verbose_name='belongs to the demonstration')),
                ('joined_at', models.DateTimeField(auto_now_add=True, verbose_name='joined')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='closed')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'account',
                'verbose_name_plural': 'accounts',
                'ordering': ('email',),
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='people_account_email_once'), models.CheckConstraint(condition=models.Q(('closed_at', None), ('is_active', False), _connector='OR'), name='people_closed_account_is_shut')],
            },
        ),
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
    ]
