#!/usr/bin/python3
"""Writes adam.json: Adam without bias correction, which torch.optim does not have. With it, see ../optimizers.py."""
import numpy as np
from reference import write


def rule(gradient, theta, p):
    s = r = np.zeros_like(theta)
    while True:
        g = gradient(theta)
        s = p["beta1"] * s + (1 - p["beta1"]) * g
        r = p["beta2"] * r + (1 - p["beta2"]) * g * g
        theta = theta - p["learningRate"] * s / (np.sqrt(r) + p["delta"])
        yield theta


OFF = {"biasCorrection": False}
write(
    "adam", rule, None, {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "delta": 1e-8},
    [
        ("rosenbrock", {**OFF, "learningRate": 0.01}),
        ("quadratic", {**OFF, "learningRate": 0.02, "beta1": 0.8, "beta2": 0.95}),
        ("himmelblau", {**OFF, "learningRate": 0.02}),
        ("bounded-saddle", OFF),
    ],
    {**OFF, "learningRate": 0.01},
)  # fmt: skip
