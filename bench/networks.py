"""Steps per second of processor time of PyTorch on one thread. Reads a list of trainings as JSON, writes a list of rates; bench/networks.ts starts it.

As plain PyTorch code has it: nn.Linear layers, mean squared error summed over the outputs, torch.optim, batches picked by index.
"""
import json
import sys
import time

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def rate(training):
    activation = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[training["activation"]]
    widths = training["widths"]
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [torch.nn.Linear(inputs, outputs), activation()]
    net = torch.nn.Sequential(*layers[:-1])
    rule = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[training["optimizer"]](net.parameters(), lr=0.001)
    x = torch.tensor(training["inputs"])
    t = torch.tensor(training["targets"])
    batches = torch.tensor(training["batches"])
    best = 0.0
    for _ in range(6):
        steps = 0
        begin = time.process_time()
        while time.process_time() - begin < 0.25:
            for batch in batches:
                rule.zero_grad()
                ((net(x[batch]) - t[batch]) ** 2).sum(dim=1).mean().backward()
                rule.step()
            steps += len(batches)
        best = max(best, steps / (time.process_time() - begin))
    return best


print(json.dumps({"version": torch.__version__, "rates": [rate(training) for training in json.load(sys.stdin)]}))
