"""Paths are from the root of the repository, wherever the tests are begun."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
os.chdir(HERE.parent.parent)
sys.path.insert(0, str(HERE))
