#!/usr/bin/python3
"""Writes nadam.json: NAdam (Dozat 2016).

torch.optim.NAdam of PyTorch 1.13 multiplies the product of the μ by μₜ once too often in the term of the momentum. It is the peer all the same,
with that fault in a copy of the rule, which shows that nothing else differs.
"""
import numpy as np
import torch
from reference import NETWORK, SURFACES, network_loss, path, write


def rule(gradient, theta, p, faulty=False):
    s = r = np.zeros_like(theta)
    product, t = 1.0, 0
    mu = lambda k: p["beta1"] * (1 - 0.5 * 0.96 ** (k * p["momentumDecay"]))
    while True:
        t += 1
        g = gradient(theta)
        product *= mu(t)
        s = p["beta1"] * s + (1 - p["beta1"]) * g
        r = p["beta2"] * r + (1 - p["beta2"]) * g * g
        ahead = mu(t + 1) * product * (mu(t) if faulty else 1)
        blend = (1 - mu(t)) * g / (1 - product) + mu(t + 1) * s / (1 - ahead)
        theta = theta - p["learningRate"] * blend / (np.sqrt(r / (1 - p["beta2"] ** t)) + p["delta"])
        yield theta


def peer(t, p):
    betas = (p["beta1"], p["beta2"])
    return torch.optim.NAdam(
        [t], lr=p["learningRate"], betas=betas, eps=p["delta"], momentum_decay=p["momentumDecay"]
    )


DEFAULTS = {"learningRate": 0.002, "beta1": 0.9, "beta2": 0.999, "delta": 1e-8, "momentumDecay": 0.004}
CASES = [
    ("rosenbrock", {"learningRate": 0.02}),
    ("quadratic", {"learningRate": 0.05, "momentumDecay": 0.5}),
    ("himmelblau", {"learningRate": 0.1, "beta1": 0.8, "beta2": 0.95}),
    ("beale", {"learningRate": 0.01, "momentumDecay": 0}),
    ("bounded-saddle", {}),
]

objectives = [(lambda t, f=SURFACES[surface][0]: f(t[0], t[1]), SURFACES[surface][2], params) for surface, params in CASES]
for objective, start, params in [*objectives, (network_loss, NETWORK["start"], {"learningRate": 0.02})]:
    path(objective, start, lambda *given: rule(*given, faulty=True), peer, {**DEFAULTS, **params})
write("nadam", rule, None, DEFAULTS, CASES, {"learningRate": 0.02})
