"""Import at build time what functions commonly import, so that a cold start finds it already there."""

import importlib
import sys

_NAMES = """json re datetime hashlib base64 csv urllib.parse urllib.request urllib.error collections collections.abc
dataclasses asyncio sqlite3 zlib threading decimal uuid hmac logging logging.handlers gzip zipfile
xml.etree.ElementTree http http.client random statistics itertools functools typing enum math pathlib tempfile
struct zoneinfo string textwrap copy heapq bisect secrets email.message html inspect contextlib concurrent.futures
unittest types operator abc fractions numbers queue weakref array pprint shutil glob fnmatch difflib calendar ast
platform codecs unicodedata binascii configparser pickle ipaddress mimetypes warnings timeit contextvars
encodings.idna encodings.latin_1 encodings.ascii encodings.cp1252 encodings.utf_16 encodings.utf_8_sig
importlib.util importlib.machinery importlib.resources importlib.metadata traceback linecache tarfile colorsys cmath
shelve graphlib tomllib sched stringprep subprocess socket zipimport boto3 boto3.session botocore.config
botocore.exceptions botocore.paginate botocore.response botocore.waiter _lab.web
_lab.bootstrap _lab.host _lab.stdlib _lab.single_thread""".split()

_CORE = frozenset(sys.modules)
# Ours even where a package brings its own: a real boto3 would look for a network.
_KEPT = _CORE | {"_lab", "_lab_world", "boto3", "botocore", "wit_world", "componentize_py_runtime"}
MISSING: dict[str, str] = {}
for _name in _NAMES:
    try:
        importlib.import_module(_name)
    except Exception as problem:
        MISSING[_name] = f"{type(problem).__name__}: {problem}"


def give_way(names: set[str]) -> None:
    """Forget preloaded modules that the function's own package also defines: its file is the one to import."""
    for name in names - _KEPT:
        for loaded in [m for m in sys.modules if m == name or m.startswith(name + ".")]:
            del sys.modules[loaded]
