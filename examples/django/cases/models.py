"""What is stored: the events of the cases, and nothing else. Everything shown is read off them."""

from __future__ import annotations

from django.db import models


class CaseEvent(models.Model):
    """One event of one case, as the library wrote it."""

    case_id = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    body = models.JSONField()

    class Meta:
        ordering = ["case_id", "sequence"]
        constraints = [
            # Two people decide on the same state: the second one gets a message.
            models.UniqueConstraint(fields=["case_id", "sequence"], name="one_event_of_each_number"),
        ]
