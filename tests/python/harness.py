"""Runs many exported scripts in one process, since starting Python and importing PyTorch takes seconds.

Reads one JSON string a line, a script, and answers each with one line: its path, or a network's record, as `run()` gives it and,
where the script was run as a program, what it printed; or the error that it raised.
"""

import contextlib
import io
import json
import math
import sys
import traceback
import warnings

import numpy as np

# One thread is enough for so few parameters, and several tests run at once.
import torch

torch.set_num_threads(1)
warnings.simplefilter("error")


def finite(value):
    """JSON has no number for what is not finite."""
    if isinstance(value, list):
        return [finite(item) for item in value]
    return value if math.isfinite(value) else None


def answer(code):
    names = {"__name__": "__main__"}
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "<script>", "exec"), names)
        given = names["path"] if "path" in names else names["record"]
        path = {name: finite(np.asarray(column).tolist()) for name, column in given.items()}
        return {"path": path, "printed": printed.getvalue()}
    except Exception:
        return {"error": traceback.format_exc()}
    finally:
        torch.set_default_dtype(torch.float32)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
