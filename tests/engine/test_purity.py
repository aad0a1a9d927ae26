"""The engine runs where Django is not installed, and reads no clock, no chance and no file of its own."""

import ast
import subprocess
import sys
from pathlib import Path

ENGINE = Path(__file__).parents[2] / "serverless_lab" / "engine"
MODULES = sorted(ENGINE.rglob("*.py"))
REFUSED = {"django", "time", "uuid", "threading", "socket", "asyncio", "subprocess", "secrets", "os", "pathlib"}


def test_runs_without_django():
    code = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('django', 'lessons'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "from serverless_lab.engine.cloud import Cloud\n"
        "from serverless_lab.engine.ports import MemoryBodies\n"
        "cloud = Cloud.found('123456789012', seed='s', region='us-east-1', wall=1, bodies=MemoryBodies())\n"
        "print(cloud.call(cloud.root, 'lambda', 'ListFunctions', {}, wall=2).answer)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ENGINE.parents[1])
    assert done.stdout == "{'Functions': []}\n", done.stderr


def test_imports_nothing_that_knows_time_or_chance():
    assert len(MODULES) > 40
    found = {
        (path.relative_to(ENGINE).as_posix(), name)
        for path in MODULES
        for name in _imported(ast.parse(path.read_text()))
        if name.partition(".")[0] in REFUSED
    }
    assert found == set()


def test_takes_only_the_seeded_class_from_random():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                assert "random" not in [alias.name for alias in node.names], path
            if isinstance(node, ast.ImportFrom) and node.module == "random":
                assert [alias.name for alias in node.names] == ["Random"], path


def test_never_asks_for_the_real_time():
    for path in MODULES:
        text = path.read_text()
        assert "utcnow" not in text, path
        assert "datetime.now" not in text, path


def _imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names
