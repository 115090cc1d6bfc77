"""What the scripts beside this file share: each writes <id>.json, paths of one optimizer on surfaces and on a network.

Needs python3-torch (1.13) and python3-numpy. A rule is a generator: it gets `gradient`, θ as an array and the parameters, and yields θ after
every update. `peer`, if there is one, makes torch.optim's optimizer for a tensor and parameters; the script stops unless both paths agree.
"""
import json
import math
import pathlib

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
STEPS = 60

SURFACES = {
    "rosenbrock": (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, {"a": 1, "b": 100}, [-1.5, 2]),
    "quadratic": (
        lambda x, y: (
            (x * math.cos(math.pi / 6) + y * math.sin(math.pi / 6)) ** 2
            + 20 * (y * math.cos(math.pi / 6) - x * math.sin(math.pi / 6)) ** 2
        )
        / 2,
        {"condition": 20, "angle": 30},
        [-2, 1.5],
    ),
    "himmelblau": (lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, {}, [-0.5, -1]),
    "beale": (
        lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
        {},
        [1, 1.5],
    ),
    "bounded-saddle": (lambda x, y: x**2 / 2 - y**2 / 2 + y**4 / 4, {}, [1.25, 0.01]),
}

# A network 2 – 3 – 2: tanh, cross-entropy, the whole set as the batch.
X = [[0.3, -1.2], [1.1, 0.4], [-0.7, 0.9], [0.2, 1.5], [-1.4, -0.3], [0.8, -0.6], [-0.1, 0.2]]
LABELS = [0, 1, 1, 0, 1, 0, 1]
NETWORK = {
    "inputs": 2, "outputs": 2, "hidden": [3], "activation": "tanh", "pieces": 2, "batchNorm": False, "skip": False,
    "loss": "cross-entropy", "weightDecay": 0, "x": X, "t": LABELS,
    "start": [0.4, -0.3, 0.1, 0.7, -0.6, 0.2, 0.1, -0.2, 0.05, 0.5, -0.1, 0.3, -0.4, 0.6, 0.2, 0.15, -0.05],
}  # fmt: skip


def network_loss(theta):
    hidden = torch.tanh(torch.tensor(X) @ theta[:6].reshape(3, 2).T + theta[6:9])
    outputs = hidden @ theta[9:15].reshape(2, 3).T + theta[15:]
    return torch.nn.functional.cross_entropy(outputs, torch.tensor(LABELS))


def path(objective, start, rule, peer, params):
    def gradient(theta):
        t = torch.tensor(theta, requires_grad=True)
        objective(t).backward()
        return t.grad.numpy().copy()

    theta = np.array(start, dtype=float)
    points = [theta]
    walk = rule(gradient, theta, params)
    points += [next(walk) for _ in range(STEPS)]
    if peer:
        t = torch.tensor(start, requires_grad=True, dtype=torch.float64)
        optimizer = peer(t, params)
        for k, point in enumerate(points):
            error = np.max(np.abs(t.detach().numpy() - point))
            assert error <= 1e-11 * max(1, np.max(np.abs(point))), f"update {k}: differs from torch.optim by {error}"
            optimizer.zero_grad()
            objective(t).backward()
            optimizer.step()
    return points, [objective(torch.tensor(point)).item() for point in points]


def write(optimizer, rule, peer, defaults, surface_cases, network_params):
    """`surface_cases` are (surface, params); omitted parameters have `defaults`."""
    surfaces = []
    for surface, params in surface_cases:
        f, surface_params, start = SURFACES[surface]
        points, losses = path(lambda t: f(t[0], t[1]), start, rule, peer, {**defaults, **params})
        surfaces.append({
            "name": f"{optimizer} on {surface} {json.dumps(params)}",
            "problem": {"kind": "surface", "id": surface, "params": surface_params},
            "start": start, "steps": STEPS, "lane": {"optimizer": optimizer, "params": params},
            "theta0": [p[0] for p in points], "theta1": [p[1] for p in points], "loss": losses,
        })  # fmt: skip
    points, losses = path(network_loss, NETWORK["start"], rule, peer, {**defaults, **network_params})
    network = {"name": f"{optimizer} {json.dumps(network_params)}", **NETWORK, "optimizer": optimizer,
               "params": network_params, "losses": losses, "final": points[-1].tolist()}  # fmt: skip
    target = pathlib.Path(__file__).with_name(f"{optimizer}.json")
    target.write_text(json.dumps({"surfaces": surfaces, "networks": [network]}, indent=0) + "\n")
