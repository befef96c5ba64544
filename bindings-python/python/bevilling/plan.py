"""Payment plans: what is paid to whom on which days, and what it comes to."""

from bevilling._bevilling.plan import *
from bevilling._bevilling.plan import __all__ as __all__
