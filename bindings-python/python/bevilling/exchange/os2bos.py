"""Import from OS2bos: a classification as a rule book, with a report of what was not carried as it was."""

from bevilling._bevilling.exchange.os2bos import *
from bevilling._bevilling.exchange.os2bos import __all__ as __all__
