# A cover letter in the person's own words.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cv', '0006_confirmed'),
    ]

    operations = [
        migrations.AddField(
            model_name='cvquestionnaire',
            name='letter_text',
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
