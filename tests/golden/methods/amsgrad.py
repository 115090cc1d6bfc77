#!/usr/bin/python3
"""Writes amsgrad.json: AMSGrad (Reddi et al. 2018), checked against torch.optim.Adam(amsgrad=True)."""
import numpy as np
import torch
from reference import write


def rule(gradient, theta, p):
    s = r = largest = np.zeros_like(theta)
    t = 0
    while True:
        t += 1
        g = gradient(theta)
        s = p["beta1"] * s + (1 - p["beta1"]) * g
        r = p["beta2"] * r + (1 - p["beta2"]) * g * g
        largest = np.maximum(largest, r)
        root = np.sqrt(largest) / np.sqrt(1 - p["beta2"] ** t)
        theta = theta - p["learningRate"] * s / (1 - p["beta1"] ** t) / (root + p["delta"])
        yield theta


def peer(t, p):
    betas = (p["beta1"], p["beta2"])
    return torch.optim.Adam([t], lr=p["learningRate"], betas=betas, eps=p["delta"], amsgrad=True)


write(
    "amsgrad", rule, peer, {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "delta": 1e-8},
    [
        ("rosenbrock", {"learningRate": 0.02}),
        ("quadratic", {"learningRate": 0.05, "beta2": 0.5}),
        ("himmelblau", {"learningRate": 0.1, "beta1": 0.8, "beta2": 0.9}),
        ("beale", {"learningRate": 0.01, "delta": 0.1}),
        ("bounded-saddle", {}),
    ],
    {"learningRate": 0.02, "beta2": 0.9},
)  # fmt: skip
