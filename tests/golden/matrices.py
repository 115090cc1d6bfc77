"""Runs on matrix problems, transcribed with NumPy: python3 tests/golden/matrices.py

Reads tests/golden/matrices.json, whose "input" has the data of each problem, a start and a learning rate, and writes the "output" anew.
Each run is gradient descent; weight decay is 0.1; the result has J and the singular values of every matrix after each update.
"""

import json
from pathlib import Path

import numpy as np


def quadratic(data, blocks):
    (W,) = blocks
    B, A, W_star = data["B"], data["A"], data["W*"]
    D = W - W_star
    return 0.5 * np.linalg.norm(B @ D @ A) ** 2, [B.T @ B @ D @ A @ A.T]


def factorization(data, blocks):
    U, V = blocks
    E = U @ V.T - data["M"]
    return 0.5 * np.sum(E * E), [E @ V, E.T @ U]


def deep_linear(data, blocks):
    n = data["S"].shape[0]
    product = np.linalg.multi_dot([np.eye(n), *reversed(blocks)])
    E = product - data["S"]
    gradients = []
    for i in range(len(blocks)):
        above = np.linalg.multi_dot([np.eye(n), *reversed(blocks[i + 1 :]), np.eye(blocks[i].shape[0])])
        below = np.linalg.multi_dot([np.eye(blocks[i].shape[1]), *reversed(blocks[:i]), np.eye(n)])
        gradients.append(above.T @ E @ below.T)
    return 0.5 * np.sum(E * E), gradients


def sparse_coding(data, blocks):
    H, W = blocks
    R = W.T @ H - data["X"]
    decay = 0.1
    loss = np.abs(H).sum() + np.sum(R * R) + decay * np.sum(W * W)
    return loss, [np.sign(H) + 2 * W @ R, 2 * H @ R.T + 2 * decay * W]


PROBLEMS = {
    "quadratic": quadratic,
    "factorization": factorization,
    "deep-linear": deep_linear,
    "sparse-coding": sparse_coding,
}


def run(case):
    problem = PROBLEMS[case["id"]]
    data = {name: np.array(value) for name, value in case["data"].items()}
    blocks = [np.array(block) for block in case["start"]]
    losses, values = [], []
    for _ in range(case["steps"] + 1):
        loss, gradients = problem(data, blocks)
        losses.append(float(loss))
        values.append([np.linalg.svd(block, compute_uv=False).tolist() for block in blocks])
        blocks = [block - case["learningRate"] * g for block, g in zip(blocks, gradients)]
    return {"loss": losses, "singularValues": values}


if __name__ == "__main__":
    path = Path(__file__).with_name("matrices.json")
    cases = [case["input"] for case in json.loads(path.read_text())]
    path.write_text(json.dumps([{"input": case, "output": run(case)} for case in cases]) + "\n")
