"""`python -m zorgvuldig` is the console command."""

import sys

from zorgvuldig.command import main

sys.exit(main())
