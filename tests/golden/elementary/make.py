"""Reference values for tests/engine/core/elementary.test.ts, by mpmath at 60 digits.

Usage: python3 make.py > reference.json

Each row is [x, high, low]: the function at the double x is high + low to about 106 bits, high being the nearest double.
"""

import json
import random
import struct

from mpmath import mp, mpf

mp.dps = 60
random.seed(8)


def nearest(value):
    """The nearest double, rounded once even where it is subnormal."""
    if value == 0:
        return 0.0
    exponent = max(mp.frexp(abs(value))[1] - 53, -1074)
    return float(mp.ldexp(mp.nint(mp.ldexp(value, -exponent)), exponent))


def neighbours(x):
    (bits,) = struct.unpack("<q", struct.pack("<d", x))
    return [struct.unpack("<d", struct.pack("<q", bits + d))[0] for d in (-1, 0, 1)]


def row(function, x):
    exact = function(mpf(x))
    high = nearest(exact)
    low = float(exact - mpf(high)) if abs(high) > 1e-290 else 0.0
    return [x, high, low]


def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def scales(low, high, count, both_signs=True):
    """Numbers whose binary exponents are spread evenly."""
    return [
        (random.choice((-1, 1)) if both_signs else 1) * random.uniform(1, 2) * 2.0 ** random.randint(low, high)
        for _ in range(count)
    ]


def around(points):
    return [x for point in points for x in neighbours(point)]


LN2 = float(mp.log(2))

arguments = {
    "exp": uniform(-745, 709.7, 160) + uniform(-1, 1, 80) + scales(-60, 8, 60)
    + around([(j + 0.5) * LN2 / 128 for j in (-300, -65, -1, 0, 1, 63, 64, 500)] + [709.782712893383, 1.0, -708.0, 709.0]),
    "log": scales(-1022, 1022, 160, False) + uniform(0.5, 2, 120) + [1 + x for x in scales(-52, -4, 40)]
    + [5e-324, 1e-310, 2.0**-1022, 1.7976931348623157e308]
    + around([0.9375, 1.0625, 2.0, 0.5, 4.0, 1.0078125, 1.9921875]),
    "log1p": scales(-1000, 1000, 100, False) + scales(-60, -2, 100) + uniform(-0.999, 1, 100) + around([0.0625, -0.0625, 1.0, -0.5])
    + [-1 + 2.0**-53, -1 + 2.0**-40],
    "sigmoid": uniform(-745, 40, 60) + uniform(-40, 40, 120) + uniform(-2, 2, 80) + scales(-60, 5, 40)
    + around([-38.25, 38.25, 1 / 32, -1 / 32, 5.03125]),
    "tanh": uniform(-20, 20, 120) + uniform(-1, 1, 120) + scales(-100, 4, 60) + around([0.25, -0.25, 19.125, 0.265625, 1.015625]),
    "cosTurns": uniform(-1, 1, 160) + uniform(-1000, 1000, 60) + scales(-40, 50, 60) + around([0.125, 0.25, 0.375, 0.5, 0.75, 1.0]),
    "sinTurns": uniform(-1, 1, 160) + uniform(-1000, 1000, 60) + scales(-300, 50, 80) + around([0.125, 0.25, 0.375, 0.5, 0.75, 1.0]),
    "erf": uniform(-6, 6, 160) + uniform(-0.5, 0.5, 80) + scales(-300, 3, 80) + around([0.25, -0.25, 0.28125, 1.03125, 5.9375, 5.921587]),
}


functions = {
    "exp": mp.exp,
    "log": mp.log,
    "log1p": lambda x: mp.log(1 + x) if abs(x) > mpf(2) ** -90 else x - x * x / 2,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "tanh": mp.tanh,
    "cosTurns": lambda x: mp.cospi(2 * x),
    "sinTurns": lambda x: mp.sinpi(2 * x),
    "erf": mp.erf,
}

print("{")
for index, (name, xs) in enumerate(arguments.items()):
    rows = ",\n".join(json.dumps(row(functions[name], x)) for x in xs)
    print(f'"{name}": [\n{rows}\n]{"," if index < len(arguments) - 1 else ""}')
print("}")
