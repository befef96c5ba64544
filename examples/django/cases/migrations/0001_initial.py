"""The table of events."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case_id", models.CharField(max_length=64)),
                ("sequence", models.PositiveBigIntegerField()),
                ("body", models.JSONField()),
            ],
            options={"ordering": ["case_id", "sequence"]},
        ),
        migrations.AddConstraint(
            "CaseEvent",
            models.UniqueConstraint(fields=["case_id", "sequence"], name="one_event_of_each_number"),
        ),
    ]
