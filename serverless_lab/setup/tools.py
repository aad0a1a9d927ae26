"""Is this Python able to make a virtual environment? Runs before one exists, under whatever Python there is."""

import sys


def complaint(version, modules):
    """A sentence for the person at the terminal, or None. `modules`: name -> can it be imported?"""
    if version < (3, 11):
        found = ".".join(str(part) for part in version[:3])
        return (
            f"Serverless Lab needs Python 3.11 or newer; this is {found}. Name another one: make run PYTHON=python3.12"
        )
    missing = [name for name, present in sorted(modules.items()) if not present]
    if "sqlite3" in missing:
        return "This Python was built without sqlite3, which Serverless Lab needs. Use another one: make run PYTHON=..."
    if missing:
        names = ", ".join(missing)
        return f"This Python cannot make virtual environments (no {names}). On Debian: apt-get install python3-venv"
    return None


def importable(name):
    try:
        __import__(name)
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    problem = complaint(sys.version_info, {name: importable(name) for name in ("venv", "ensurepip", "sqlite3")})
    if problem:
        sys.exit(problem)
