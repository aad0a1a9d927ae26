"""Every benchmark, one after the other: `make bench`, or `python -m tests.bench NAME …` for some."""

import subprocess
import sys
from importlib import import_module

NAMES = (
    *("engine", "policy", "journal", "invoke", "runtime", "languages", "page", "course", "explainer"),
    *("wire", "wire_networks", "wire_queues", "wire_topics", "urls", "network", "drawing", "load", "conveyor"),
)


def main() -> None:
    chosen = sys.argv[1:] or NAMES
    unknown = sorted(set(chosen) - set(NAMES))
    if unknown:
        raise SystemExit(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
    if len(chosen) > 1:  # each in a process of its own: some keep an installation as long as they live
        for name in chosen:
            subprocess.run([sys.executable, "-m", "tests.bench", name], check=True)
        return
    (name,) = chosen
    print(f"== {name}", flush=True)
    import_module(f"tests.bench.{name}").main()
    print()


if __name__ == "__main__":
    main()
