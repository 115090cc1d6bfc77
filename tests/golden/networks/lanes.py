#!/usr/bin/python3
"""Writes lanes.json: experiments whose lanes have their own models and starts, trained by PyTorch in float64.

Usage: python3 lanes.py > lanes.json    (needs python3-torch 1.13)

"configuration" is the experiment, "expected" has for each of its lanes the losses before each update and after the last, and the last
parameters. A lane without a start has all parameters 0.
"""
import json
import random

from perceptron import data_of, start_of, tensors, train

random.seed(11)
STEPS = 30
SHARED = {"hidden": [4, 4], "activation": "tanh", "pieces": 2, "batchNorm": False, "skip": False}

EXPERIMENTS = [
    ("classes", {"inputs": 4, "outputs": 3, "loss": "cross-entropy", "weightDecay": 0.01}, SHARED, [
        ("sgd", {"learningRate": 0.3}, {}),
        ("sgd", {"learningRate": 0.3}, {"batchNorm": True}),
        ("momentum", {"learningRate": 0.05, "momentum": 0.9}, {"activation": "relu", "skip": True}),
        ("adam", {"learningRate": 0.02}, {"hidden": [6]}),
        ("adam", {"learningRate": 0.02}, {"hidden": [5, 3, 4], "activation": ["softplus", "maxout", "sigmoid"], "pieces": 3}),
        ("adagrad", {"learningRate": 0.05}, {"useBias": False}),
        ("momentum", {"learningRate": 0.05, "momentum": 0.5}, {"useBias": False, "batchNorm": True, "activation": ["gelu", "leaky-relu"]}),
        ("sgd", {"learningRate": 0.2}, {"auxiliary": {"layers": [1], "weight": 0.5}, "useBias": False}),
        ("sgd", {"learningRate": 0.2}, {"init": "zeros"}),
        ("sgd", {"learningRate": 0.2}, {"hidden": []}),
    ]),
    ("a chain of weights", {"inputs": 1, "outputs": 1, "loss": "squared-error", "weightDecay": 0},
     {"hidden": [1, 1, 1], "activation": "identity", "useBias": False}, [
        ("sgd", {"learningRate": 0.05}, {}),
        ("rmsprop", {"learningRate": 0.01}, {"hidden": [1, 1, 1, 1, 1]}),
        ("newton", {"learningRate": 0.5, "damping": 2}, {"useBias": True}),
    ]),
]

experiments = []
for name, problem, shared, lanes in EXPERIMENTS:
    x, t = data_of(problem, 13)
    written, expected = [], []
    for optimizer, params, own in lanes:
        case = {"pieces": 2, "batchNorm": False, "skip": False, **problem, **shared, **own}
        drawn = case.get("init") != "zeros"
        start = start_of(case) if drawn else [0.0] * len(start_of(case))
        losses, final = train(case, *tensors(case, x, t), start, optimizer, params, STEPS)
        written.append({"optimizer": optimizer, "params": params, **({"model": own} if own else {}), **({"start": start} if drawn else {})})
        expected.append({"losses": losses, "final": final})
    configuration = {
        "version": 1,
        "problem": {"kind": "network", "dataset": {"id": "inline", "inputs": x, "targets": t}, "model": shared,
                    "loss": problem["loss"], "weightDecay": problem["weightDecay"]},
        "steps": STEPS,
        "lanes": written,
    }
    experiments.append({"name": name, "configuration": configuration, "expected": expected})

print("[\n" + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in experiments) + "\n]")
