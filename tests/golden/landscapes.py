"""Every surface with its default parameters and start, written down again from its formula, with derivatives by torch.

The tests that use what is computed from these check J at the start against the engine first.
"""
import math

import torch

torch.set_default_dtype(torch.float64)

sigmoid = torch.sigmoid


def cliff(x, y):
    h = torch.tensor(0.5)
    for _ in range(50):
        h = x * sigmoid(h) + y
    return (sigmoid(h) - 0.7) ** 2


def sigmoid_neuron(w, b):
    pairs = [(-2, 0.1), (-1, 0.2), (0, 0.6), (1, 0.75), (2, 0.9)]
    return sum((sigmoid(w * u + b) - t) ** 2 for u, t in pairs)


def local_minima(x, y):
    wells = [(-2.3, 1.4, 1.1, 2), (0.1, -0.2, 0.7, 2.8), (2.1, 1.5, 1.5, 1.8), (2.3, -1.5, 2.2, 2), (-1.7, -1.6, 1.4, 2.4)]
    return 0.03 * (x**2 + y**2) - sum(
        depth * torch.exp(-sharpness / 2 * ((x - cx) ** 2 + (y - cy) ** 2)) for cx, cy, depth, sharpness in wells
    )


def misleading_mountain(x, y):
    return sigmoid(2 * x) * (x - 3) ** 2 / 2 + sigmoid(-2 * x) + y**2 / 4


def rastrigin(x, y):
    return 20 + x**2 - 10 * torch.cos(2 * math.pi * x) + y**2 - 10 * torch.cos(2 * math.pi * y)


def ackley(x, y):
    waves = torch.exp((torch.cos(2 * math.pi * x) + torch.cos(2 * math.pi * y)) / 2)
    return -20 * torch.exp(-0.2 * torch.sqrt((x**2 + y**2) / 2)) - waves + math.e + 20


def beale(x, y):
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


# id: (J(x, y), start)
LANDSCAPES = {
    "quadratic": (lambda x, y: (x**2 + 20 * y**2) / 2, [-2.6, 1]),
    "rosenbrock": (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, [-1.5, 2]),
    "saddle": (lambda x, y: x**2 - y**2, [1.6, 0.001]),
    "bounded-saddle": (lambda x, y: x**2 / 2 - y**2 / 2 + y**4 / 4, [1.6, 0.01]),
    "monkey-saddle": (lambda x, y: x**3 - 3 * x * y**2, [1.4, 0.01]),
    "himmelblau": (lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, [-0.5, -0.5]),
    "beale": (beale, [1, 1.5]),
    "booth": (lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2, [-3, 5.5]),
    "three-hump-camel": (lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2, [-2, -0.8]),
    "six-hump-camel": (
        lambda x, y: (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (-4 + 4 * y**2) * y**2,
        [-1.3, 0.05],
    ),
    "styblinski-tang": (lambda x, y: (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2, [4.2, 3.4]),
    "rastrigin": (rastrigin, [-3.4, 2.3]),
    "ackley": (ackley, [-2.6, 1.7]),
    "cliff": (cliff, [5.5, -1]),
    "coordinate-example": (lambda x, y: (x - y) ** 2 + 0.1 * (x**2 + y**2), [-1.7, -0.6]),
    "sparse-coding": (lambda h, w: abs(h) + (1 - w * h) ** 2 + 0.1 * w**2, [-2, 1.2]),
    "linear-chain": (lambda x, y: (1 - x * y) ** 2 / 2, [-1.5, 1.55]),
    "sigmoid-neuron": (sigmoid_neuron, [-6, -2]),
    "local-minima": (local_minima, [-3.5, 0.2]),
    "misleading-mountain": (misleading_mountain, [-0.4, 2]),
}


class Landscape:
    """J, its gradient and its Hessian at numpy points."""

    def __init__(self, name):
        function, self.start = LANDSCAPES[name]
        self.function = lambda t: function(t[0], t[1])

    def value(self, theta):
        return self.function(torch.tensor(theta)).item()

    def gradient(self, theta):
        t = torch.tensor(theta, requires_grad=True)
        self.function(t).backward()
        return t.grad.numpy().copy()

    def hessian(self, theta):
        return torch.autograd.functional.hessian(self.function, torch.tensor(theta)).numpy()
