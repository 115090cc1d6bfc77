"""Packs the digits of scikit-learn's copy of a UCI data set into src/engine/networks/data/digit-images.ts.

Run it where scikit-learn is installed. The data: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits",
UCI Machine Learning Repository, 1998, https://doi.org/10.24432/C50P49, licence CC BY 4.0; its test set of 1797 examples.
"""
import pathlib

from sklearn.datasets import load_digits

# A pixel's value from 0 to 16, and runs of 2 to 20 zeros.
VALUES = "0123456789abcdefg"
RUNS = "hijklmnopqrstuvwxyz"


def packed(pixels):
    text, zeros = "", 0
    for value in [*pixels, None]:
        if value == 0 and zeros < 20:
            zeros += 1
            continue
        if zeros > 0:
            text += "0" if zeros == 1 else RUNS[zeros - 2]
        zeros = 1 if value == 0 else 0
        if value:
            text += VALUES[value]
    return text


data = load_digits()
pixels = [int(value) for image in data.data for value in image]
labels = "".join(str(label) for label in data.target)
path = pathlib.Path(__file__).parents[2] / "src/engine/networks/data/digit-images.ts"
before = path.read_text().split("const LABELS")[0]
path.write_text(
    before
    + f'const LABELS =\n  "{labels}";\n\n'
    + f'const PIXELS =\n  "{packed(pixels)}";\n'
)
