"""Lets ``python -m workshop_app`` be the same as ``workshop-app``."""

import sys

from workshop_app.cli import main

sys.exit(main())
