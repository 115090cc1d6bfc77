#!/usr/bin/python3
"""Writes reference.json: training of small networks from explicit parameters, worked out by PyTorch in float64.

Usage: python3 make.py > reference.json    (needs python3-torch 1.13)

The network is perceptron.py's; gradients and Hessians are torch's by automatic differentiation.

"training": full-batch runs: the losses before each update and after the last, and the last parameters.
"hessians": the Hessian of the loss at the start, row by row, for small networks.
"running": minibatches with batch normalization: running statistics after each, and the outputs by them at the end.
"""
import json
import random

import torch
from torch.autograd.functional import hessian

from perceptron import data_of, loss_of, outputs_of, start_of, tensors, train

random.seed(5)
STEPS = 50

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
    losses, final = train(case, *tensors(case, x, t), start, optimizer, params, STEPS)
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
