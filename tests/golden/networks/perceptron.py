"""Networks on a flat parameter vector in PyTorch's float64, for the scripts beside this one.

Their layers and losses are torch's own (linear, batch_norm, gelu …) on slices of the vector, in the order that the project documents.
"""
import random

import torch
import torch.nn.functional as F
from torch.autograd.functional import hessian

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": F.leaky_relu,
    "softplus": lambda z: F.softplus(z, threshold=1e3),  # torch's own threshold of 20 makes it linear there
    "gelu": F.gelu,
}


def activations_of(case):
    """The activation of every hidden layer."""
    given = case["activation"]
    return [given] * len(case["hidden"]) if isinstance(given, str) else given


def affine_maps(case):
    """(inputs, rows, batch norm follows) of every affine map, in order."""
    maps = []
    width = case["inputs"]
    for units, activation in zip(case["hidden"], activations_of(case)):
        pieces = case["pieces"] if activation == "maxout" else 1
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
        b = take(rows) if case.get("useBias", True) and not normalized else None
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
    for l, (units, activation) in enumerate(zip(case["hidden"], activations_of(case))):
        W, b, gamma, beta = blocks[l]
        z = F.linear(h, W, b)
        if case["batchNorm"]:
            mean, variance = running[l] if running else (None, None)
            z = F.batch_norm(z, mean, variance, gamma, beta, training=training, momentum=0.1, eps=1e-5)
        if activation == "maxout":
            f = z.view(len(x), units, case["pieces"]).max(dim=-1).values
        else:
            f = ACTIVATIONS[activation](z)
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
        if normalized or case.get("useBias", True):
            theta += [round(random.gauss(0, 0.3), 3) for _ in range(rows)]
    return theta


def tensors(case, x, t):
    return torch.tensor(x), torch.tensor(t, dtype=torch.long if case["loss"] == "cross-entropy" else torch.float64)


def train(case, x, t, start, optimizer, params, steps):
    """The losses before each update and after the last, and the last parameters. With torch.optim where it has the rule; RMSProp's δ inside the root and Newton's method are written out."""
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
    for step in range(steps + 1):
        loss = loss_of(case, theta, x, t)
        losses.append(loss.item())
        if step == steps:
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
