from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='indexeddocument',
            options={'verbose_name': 'search document', 'verbose_name_plural': 'search documents'},
        ),
        migrations.CreateModel(
            name='WaitingDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.BigIntegerField()),
            ],
        ),
    ]
