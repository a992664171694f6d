# A cover letter beside the resume: whether one is wanted, whom it goes to, and its files.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cv', '0004_fit_pages'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='artifact',
            name='one_artifact_per_run_and_format',
        ),
        migrations.AddField(
            model_name='artifact',
            name='document',
            field=models.CharField(choices=[('resume', 'Resume'), ('letter', 'Letter')], default='resume', max_length=10),
        ),
        migrations.AddField(
            model_name='cvquestionnaire',
            name='company',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='cvquestionnaire',
            name='letter',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='artifact',
            constraint=models.UniqueConstraint(fields=('run', 'document', 'format'), name='one_artifact_per_run_and_format'),
        ),
    ]
