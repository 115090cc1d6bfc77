#!/usr/bin/python3
"""Writes reference.json: training of small networks from explicit parameters, worked out by PyTorch in float64.

Usage: python3 make.py > reference.json    (needs python3-torch 1.13)

The network is written here with torch's own layers and losses (linear, batch_norm, gelu …) on slices of one flat parameter vector, in the order
that the project documents; gradients and Hessians are torch's by automatic differentiation.

"training": full-batch runs: the losses before each update and after the last, and the last parameters.
"hessians": the Hessian of the loss at the start, row by row, for small networks.
"running": minibatches with batch normalization: running statistics after each, and the outputs by them at the end.
"""
import json
import random

import torch
import torch.nn.functional as F
from torch.autograd.functional import hessian

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
random.seed(5)
STEPS = 50

ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": F.leaky_relu,
    "softplus": lambda z: F.softplus(z, threshold=1e3),  # torch's own threshold of 20 makes it linear there
    "gelu": F.gelu,
}


def affine_maps(case):
    """(inputs, rows, batch norm follows) of every affine map, in order."""
    pieces = case["pieces"] if case["activation"] == "maxout" else 1
    maps = []
    width = case["inputs"]
    for units in case["hidden"]:
        maps.append((width, units * pieces, case["batchNorm"]))
        width = units
    maps.append((width, case["outputs"], False))
    for layer in case["auxiliary"]["layers"] if "auxiliary" in case else []:
        maps.append((case["hidden"][layer - 1], case["outputs"], False))
    return maps


def unpack(case, theta):
    """W, b, γ, β of every affine map; None for what is not there."""
    offset = 0

    def take(*shape):
        nonlocal offset
        count = torch.Size(shape).numel()
        offset += count
        return theta[offset - count : offset].reshape(shape)

    blocks = []
    for inputs, rows, normalized in affine_maps(case):
        W = take(rows, inputs)
        b = None if normalized else take(rows)
        gamma = take(rows) if normalized else None
        beta = take(rows) if normalized else None
        blocks.append((W, b, gamma, beta))
    assert offset == len(theta)
    return blocks


def outputs_of(case, theta, x, running=None, training=True):
    """The output layer's units and those of every auxiliary head."""
    blocks = unpack(case, theta)
    h = x
    layers = []
    for l, units in enumerate(case["hidden"]):
        W, b, gamma, beta = blocks[l]
        z = F.linear(h, W, b)
        if case["batchNorm"]:
            mean, variance = running[l] if running else (None, None)
            z = F.batch_norm(z, mean, variance, gamma, beta, training=training, momentum=0.1, eps=1e-5)
        if case["activation"] == "maxout":
            f = z.view(len(x), units, case["pieces"]).max(dim=-1).values
        else:
            f = ACTIVATIONS[case["activation"]](z)
        h = f + h if case["skip"] and h.shape[1] == units else f
        layers.append(h)
    top = len(case["hidden"])
    heads = case["auxiliary"]["layers"] if "auxiliary" in case else []
    return [F.linear(h, *blocks[top][:2])] + [
        F.linear(layers[on - 1], *blocks[top + 1 + i][:2]) for i, on in enumerate(heads)
    ]


def loss_of(case, theta, x, t, running=None):
    def single(z):
        if case["loss"] == "cross-entropy":
            return F.cross_entropy(z, t)
        return ((z - t) ** 2).sum(dim=1).mean()

    first, *heads = outputs_of(case, theta, x, running)
    total = single(first) + sum((case["auxiliary"]["weight"] * single(z) for z in heads), 0.0)
    weights = sum((W**2).sum() for W, *_ in unpack(case, theta))
    return total + 0.5 * case["weightDecay"] * weights


def data_of(case, n):
    x = [[round(random.gauss(0, 1), 3) for _ in range(case["inputs"])] for _ in range(n)]
    if case["loss"] == "cross-entropy":
        return x, [i * 7 % n % case["outputs"] for i in range(n)]
    return x, [[round(random.gauss(0, 1), 3) for _ in range(case["outputs"])] for _ in range(n)]


def start_of(case):
    theta = []
    for inputs, rows, normalized in affine_maps(case):
        theta += [round(random.gauss(0, 1) / inputs**0.5, 3) for _ in range(rows * inputs)]
        if normalized:
            theta += [round(random.uniform(0.5, 1.5), 3) for _ in range(rows)]
        theta += [round(random.gauss(0, 0.3), 3) for _ in range(rows)]
    return theta


def tensors(case, x, t):
    return torch.tensor(x), torch.tensor(t, dtype=torch.long if case["loss"] == "cross-entropy" else torch.float64)


def train(case, x, t, start, optimizer, params):
    """With torch.optim where it has the rule; RMSProp's δ inside the root and Newton's method are written out."""
    theta = torch.tensor(start, requires_grad=True)
    rate = params["learningRate"]
    torchs = {
        "sgd": lambda: torch.optim.SGD([theta], lr=rate),
        "momentum": lambda: torch.optim.SGD([theta], lr=rate, momentum=params["momentum"]),
        "adam": lambda: torch.optim.Adam([theta], lr=rate, betas=(0.9, 0.999), eps=1e-8),
        "adagrad": lambda: torch.optim.Adagrad([theta], lr=rate, eps=1e-7),
    }
    rule = torchs[optimizer]() if optimizer in torchs else None
    r = torch.zeros_like(theta)
    losses = []
    for step in range(STEPS + 1):
        loss = loss_of(case, theta, x, t)
        losses.append(loss.item())
        if step == STEPS:
            break
        (theta.grad,) = torch.autograd.grad(loss, theta)
        if rule:
            rule.step()
            continue
        with torch.no_grad():
            if optimizer == "rmsprop":
                r = 0.9 * r + 0.1 * theta.grad**2
                theta -= rate / torch.sqrt(1e-6 + r) * theta.grad
            elif optimizer == "newton":
                H = hessian(lambda p: loss_of(case, p, x, t), theta.detach())
                theta -= rate * torch.linalg.solve(H + params["damping"] * torch.eye(len(theta)), theta.grad)
            else:
                raise ValueError(optimizer)
    return losses, theta.tolist()


BASE = {
    "inputs": 2, "outputs": 2, "hidden": [5, 4], "activation": "tanh", "pieces": 2, "batchNorm": False, "skip": False,
    "loss": "cross-entropy", "weightDecay": 0,
}
CASES = [
    ("linear regression", {"hidden": [], "activation": "identity", "loss": "squared-error", "inputs": 3}, "sgd", {"learningRate": 0.05}),
    ("tanh", {}, "sgd", {"learningRate": 0.5}),
    ("tanh regression", {"loss": "squared-error", "outputs": 1}, "momentum", {"learningRate": 0.02, "momentum": 0.9}),
    ("sigmoid, decayed", {"activation": "sigmoid", "weightDecay": 0.05, "outputs": 3}, "adam", {"learningRate": 0.02}),
    ("relu, 20 layers", {"activation": "relu", "hidden": [4] * 20, "skip": True, "inputs": 4}, "momentum", {"learningRate": 0.01, "momentum": 0.5}),
    ("leaky relu with batch norm", {"activation": "leaky-relu", "batchNorm": True}, "adagrad", {"learningRate": 0.05}),
    ("softplus regression with batch norm", {"activation": "softplus", "batchNorm": True, "loss": "squared-error"}, "sgd", {"learningRate": 0.02}),
    ("gelu with skips", {"activation": "gelu", "hidden": [4, 4, 4], "skip": True}, "rmsprop", {"learningRate": 0.005}),
    ("maxout of 3 pieces", {"activation": "maxout", "pieces": 3}, "momentum", {"learningRate": 0.05, "momentum": 0.5}),
    ("maxout with batch norm", {"activation": "maxout", "batchNorm": True, "loss": "squared-error"}, "sgd", {"learningRate": 0.02}),
    ("auxiliary heads", {"hidden": [5, 4, 3], "auxiliary": {"layers": [1, 3], "weight": 0.3}}, "adam", {"learningRate": 0.01}),
    ("everything at once", {"activation": "gelu", "hidden": [4, 4, 4], "batchNorm": True, "skip": True, "weightDecay": 0.02,
                            "auxiliary": {"layers": [2], "weight": 0.5}, "outputs": 3}, "adam", {"learningRate": 0.01}),
    ("damped Newton", {"hidden": [3], "loss": "squared-error", "outputs": 1}, "newton", {"learningRate": 0.5, "damping": 2}),
]

training, hessians = [], []
for name, parts, optimizer, params in CASES:
    case = {**BASE, **parts}
    x, t = data_of(case, 13)
    start = start_of(case)
    losses, final = train(case, *tensors(case, x, t), start, optimizer, params)
    training.append({"name": name, **case, "x": x, "t": t, "start": start, "optimizer": optimizer, "params": params,
                     "losses": losses, "final": final})

for name, parts in [
    ("softplus, batch norm, skip, head", {"activation": "softplus", "hidden": [2, 2], "batchNorm": True, "skip": True,
                                          "auxiliary": {"layers": [1], "weight": 0.4}, "weightDecay": 0.1}),
    ("gelu regression", {"activation": "gelu", "hidden": [3], "loss": "squared-error", "outputs": 1}),
    ("maxout", {"activation": "maxout", "hidden": [2], "outputs": 3}),
]:
    case = {**BASE, **parts}
    x, t = data_of(case, 7)
    start = start_of(case)
    inputs, targets = tensors(case, x, t)
    H = hessian(lambda p: loss_of(case, p, inputs, targets), torch.tensor(start))
    hessians.append({"name": name, **case, "x": x, "t": t, "start": start, "hessian": H.flatten().tolist()})

case = {**BASE, "activation": "relu", "batchNorm": True, "hidden": [4, 3]}
x, t = data_of(case, 13)
inputs, targets = tensors(case, x, t)
theta = torch.tensor(start_of(case), requires_grad=True)
running = [(torch.zeros(units), torch.ones(units)) for units in case["hidden"]]
record = {"name": "running statistics", **case, "x": x, "t": t, "start": theta.tolist(), "batches": [], "losses": [], "mean": [], "variance": []}
for step in range(12):
    batch = random.sample(range(13), 5)
    loss = loss_of(case, theta, inputs[batch], targets[batch], running)
    (gradient,) = torch.autograd.grad(loss, theta)
    with torch.no_grad():
        theta -= 0.1 * gradient
    record["batches"].append(batch)
    record["losses"].append(loss.item())
    record["mean"].append([value for mean, _ in running for value in mean.tolist()])
    record["variance"].append([value for _, variance in running for value in variance.tolist()])
with torch.no_grad():
    record["predictions"] = outputs_of(case, theta, inputs, running, training=False)[0].flatten().tolist()

print("{")
for key, entries in {"training": training, "hessians": hessians, "running": [record]}.items():
    print(f'"{key}": [\n' + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries) + "\n]" + ("," if key != "running" else ""))
print("}")
