#!/usr/bin/python3
"""Writes adamw.json: AdamW (Loshchilov & Hutter 2019), checked against torch.optim.AdamW."""
import numpy as np
import torch
from reference import write


def rule(gradient, theta, p):
    s = r = np.zeros_like(theta)
    t = 0
    while True:
        t += 1
        g = gradient(theta)
        theta = theta - p["learningRate"] * p["weightDecay"] * theta
        s = p["beta1"] * s + (1 - p["beta1"]) * g
        r = p["beta2"] * r + (1 - p["beta2"]) * g * g
        s_hat, r_hat = s / (1 - p["beta1"] ** t), r / (1 - p["beta2"] ** t)
        theta = theta - p["learningRate"] * s_hat / (np.sqrt(r_hat) + p["delta"])
        yield theta


def peer(t, p):
    betas = (p["beta1"], p["beta2"])
    return torch.optim.AdamW([t], lr=p["learningRate"], betas=betas, eps=p["delta"], weight_decay=p["weightDecay"])


write(
    "adamw", rule, peer, {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "delta": 1e-8, "weightDecay": 0.01},
    [
        ("rosenbrock", {"learningRate": 0.02}),
        ("quadratic", {"learningRate": 0.05, "weightDecay": 0.5}),
        ("himmelblau", {"learningRate": 0.1, "beta1": 0.8, "beta2": 0.95, "weightDecay": 1}),
        ("beale", {"learningRate": 0.01, "weightDecay": 0}),
        ("bounded-saddle", {}),
    ],
    {"learningRate": 0.02, "weightDecay": 0.1},
)  # fmt: skip
