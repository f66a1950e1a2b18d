"""
Settings of a test run: the desk's own, in a home of its own that is thrown away.

ARREARS_TEST_DATABASE says where tests run: empty on SQLite, `embedded` on the
PostgreSQL of the development packages, else the address of a server of yours.
"""

import atexit
import os
import shutil
import tempfile

from tests import postgres

HERE = tempfile.mkdtemp(prefix="arrears-tests-")
atexit.register(shutil.rmtree, HERE, ignore_errors=True)

asked = os.environ.get("ARREARS_TEST_DATABASE", "")
address = postgres.address() if asked == "embedded" else asked
os.environ["ARREARS_DATABASE"] = address
os.environ["ARREARS_HOME"] = HERE
os.environ["ARREARS_SECRET_KEY"] = "only for tests"  # noqa: S105

from arrears.site.settings import *  # noqa: E402, F403
from arrears.site.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
if not address:
    DATABASES["default"]["TEST"] = {"NAME": f"{HERE}/tests.sqlite3"}  # WAL, as in life

AXES_ENABLED = False  # tests sign in by the dozen; those of the door itself turn it on
ARREARS_STAYS_COUNT = False  # as well
