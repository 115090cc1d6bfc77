#!/usr/bin/python3
"""Writes reference.json: how scipy.optimize.minimize does on every surface from its default start.

Needs python3-scipy (1.10) and python3-torch (1.13). SciPy runs with its default options but for its own stopping rules, which are
set so tight that they do not act first; each entry tells what had been asked when an iterate first had ‖∇J‖ ≤ the tolerance, 1e-6 and
1e-8, or null where none ever had. The surfaces without a minimum are left out.

Each case: {problem, method, startLoss, at: {"1e-6": {value, gradient, hessian} | null, "1e-8": ...}, loss, theta}, the last two for
the latest iterate.
"""
import json
import pathlib
import sys
import warnings

import numpy as np
from scipy.optimize import minimize

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent))
from landscapes import LANDSCAPES, Landscape  # noqa: E402

warnings.simplefilter("ignore")
TOLERANCES = ("1e-6", "1e-8")
OPTIONS = {
    "CG": {"gtol": 1e-14},
    "BFGS": {"gtol": 1e-14},
    "L-BFGS-B": {"gtol": 1e-14, "ftol": 0},
    "Newton-CG": {"xtol": 1e-15},
    "trust-exact": {"gtol": 1e-14},
}


class Reached(Exception):
    pass


def run(name, method):
    landscape = Landscape(name)
    counts = {"value": 0, "gradient": 0, "hessian": 0}
    at = dict.fromkeys(TOLERANCES)
    latest = [np.array(landscape.start, dtype=float)]

    def counted(kind):
        def ask(theta):
            counts[kind] += 1
            return getattr(landscape, kind)(theta)

        return ask

    def look(theta, *_):
        latest[0] = theta.copy()
        size = float(np.linalg.norm(landscape.gradient(theta)))
        for tolerance in TOLERANCES:
            if at[tolerance] is None and size <= float(tolerance):
                at[tolerance] = dict(counts)
        if at[TOLERANCES[-1]]:
            raise Reached

    second = method in ("Newton-CG", "trust-exact")
    start = np.array(landscape.start, dtype=float)
    try:
        minimize(
            counted("value"),
            start,
            method=method,
            jac=counted("gradient"),
            callback=look,
            options={**OPTIONS[method], "maxiter": 500},
            **({"hess": counted("hessian")} if second else {}),
        )
    except Reached:
        pass
    return {
        "problem": name,
        "method": method,
        "startLoss": landscape.value(start),
        "at": at,
        "loss": landscape.value(latest[0]),
        "theta": list(latest[0]),
    }


bounded = [name for name in LANDSCAPES if name not in ("saddle", "monkey-saddle")]
cases = [run(name, method) for name in bounded for method in OPTIONS]
lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
(HERE / "reference.json").write_text(f"[\n{lines}\n]\n")
