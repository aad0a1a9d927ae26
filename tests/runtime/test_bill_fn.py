"""The function of "Layers" in the real runtime: what it finds, and where it does not look."""

import json
from pathlib import Path

from lessons.functions.bill_fn import BENCH, NEW_PRICE, OLD_PRICE, ORDER, package
from serverless_lab.runtime import code
from tests.runtime.support import Lab, answer

HANDLER = "lambda_function.lambda_handler"


def test_a_module_is_found_in_the_layers_folder_for_python_and_nowhere_else(lab: Lab, tmp_path: Path) -> None:
    layers = {
        name: code.unpack(made, tmp_path / "layers")
        for name, made in (("old", package(OLD_PRICE)), ("new", package(NEW_PRICE)), ("flat", package(OLD_PRICE, "")))
    }
    source = BENCH.source["ko"]
    assert answer(lab.run(source, ORDER, handler=HANDLER, layers=(layers["old"],))) == {"total": 9000}
    assert answer(lab.run(source, ORDER, handler=HANDLER, layers=(layers["old"], layers["new"]))) == {"total": 10000}
    for found in ((), (layers["flat"],)):
        seen = lab.run(source, ORDER, handler=HANDLER, layers=found)
        error = json.loads(seen.payload)
        assert error["errorType"] == "Runtime.ImportModuleError"
        assert error["errorMessage"] == "Unable to import module 'lambda_function': No module named 'shop'"
