"""`manage.py start`: makes the database if there is none, and serves the pages."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Makes the database and serves the pages on this machine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", default="8000")

    def handle(self, *, port: str, **_: object) -> None:
        call_command("migrate", verbosity=0)
        self.stdout.write(f"http://127.0.0.1:{port}/")
        call_command("runserver", f"127.0.0.1:{port}", "--noreload", "--insecure", verbosity=0)
