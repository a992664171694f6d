# A person's own wording passes the fact gate; what they confirm in spite of it is kept with its reasons.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cv', '0005_letters'),
    ]

    operations = [
        migrations.AddField(
            model_name='suggestion',
            name='confirmed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='suggestiondecision',
            name='confirmed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='suggestiondecision',
            name='reasons',
            field=models.JSONField(default=list),
        ),
    ]
