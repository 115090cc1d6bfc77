import { STREAM } from "../../../engine/core/random.ts";
import { defaultsOf } from "../../../engine/core/types.ts";
import { datasetById, type InlineDataset, isInline, type SeededDataset } from "../../../engine/networks/data/index.ts";
import { float, floats, wrapped } from "../../../engine/python/literal.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import { chance, shuffle } from "../../../engine/python/random.ts";
import type { NetworkForm } from "./network-form.ts";
import { fromFile } from "./own-file.ts";

/** The body of `examples(stream, n)`, which has u in [0, 1), z and w of N(0, 1) for each example; parameters by their names. */
const drawn: Readonly<Record<string, (params: Readonly<Record<string, string>>) => string>> = {
  moons: ({ noise }) => `    c, s, y = np.cos(np.pi * u), np.sin(np.pi * u), np.arange(n) % 2
    X = np.stack([np.where(y == 0, c, 1 - c), np.where(y == 0, s, 0.5 - s)], axis=1)
    return X + ${noise} * np.stack([z, w], axis=1), y
`,
  circles: ({ noise, factor }) => `    y = np.arange(n) % 2
    radius, angle = np.where(y == 0, 1.0, ${factor}), 2 * np.pi * u
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return X + ${noise} * np.stack([z, w], axis=1), y
`,
  spirals: ({ noise, arms, turns }) => `    y = np.arange(n) % ${arms}
    radius = np.sqrt(u)  # Spreads the examples evenly along the arm.
    angle = 2 * np.pi * (radius * ${turns} + y / ${arms})
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return X + ${noise} * np.stack([z, w], axis=1), y
`,
  xor: ({ noise }) => `    right, upper = np.arange(n) % 2, np.arange(n) // 2 % 2
    X = np.stack([2 * right - 1, 2 * upper - 1], axis=1)
    return X + ${noise} * np.stack([z, w], axis=1), right ^ upper
`,
  blobs: ({ noise, classes }) => `    y = np.arange(n) % ${classes}
    angle = 2 * np.pi * y / ${classes}
    X = np.stack([2 * np.cos(angle), 2 * np.sin(angle)], axis=1)
    return X + ${noise} * np.stack([z, w], axis=1), y
`,
  overlap: ({ noise, flipped }) => `    y = np.arange(n) % 2
    X = np.stack([2 * y - 1, np.zeros(n)], axis=1)
    return X + ${noise} * np.stack([z, w], axis=1), np.where(u < ${flipped}, 1 - y, y)
`,
  curve: ({ noise, frequency }) => `    x = 2 * u - 1
    return x[:, None], (np.sin(np.pi * ${frequency} * x) + ${noise} * z)[:, None]
`,
};

/** `data()`: X and y that are trained on and, where some are held out, as a second pair these. */
export function dataPiece(form: NetworkForm): Piece {
  const { dataset } = form.problem;
  if (isInline(dataset)) return listed(form, dataset);
  return dataset.id === "digits" ? digits(form) : seeded(form, dataset);
}

const HELD_OUT = ", and those held out";

function seeded({ sizes, dataSeed }: NetworkForm, dataset: SeededDataset): Piece {
  const declaration = datasetById(dataset.id);
  const values = { ...defaultsOf(declaration.parameters), ...dataset };
  const texts = Object.fromEntries(
    Object.entries(declaration.parameters).map(([name, parameter]) => {
      const value = values[name] as number;
      const whole = (parameter as { readonly integer?: boolean }).integer === true;
      return [name, whole ? String(value) : float(value)];
    }),
  );
  const body = drawn[dataset.id];
  if (!body) throw new RangeError(`no Python form of the data set ${dataset.id}`);
  const training = `examples(${STREAM.trainingData}, ${sizes.n})`;
  const heldOut = `examples(${STREAM.heldOutData}, ${sizes.heldOut})`;
  return {
    code: `def examples(stream, n):
    """${declaration.title.en}: inputs in rows, and ${sizes.classes ? "classes" : "targets"}. Each stream has random numbers of its own."""
    u, z, w = chance(stream, n)
${body(texts)}

def data():
    """The examples that are trained on${sizes.heldOut > 0 ? HELD_OUT : ""}."""
    return ${sizes.heldOut > 0 ? `${training}, ${heldOut}` : training}
`,
    needs: [chance(dataSeed)],
  };
}

function digits({ sizes: { n, heldOut }, dataSeed }: NetworkForm): Piece {
  return {
    code: `def data():
    """Written digits of 8 × 8 pixels (Alpaydin and Kaynak, UCI, 1998): those trained on${heldOut > 0 ? HELD_OUT : ""}."""
    digits = load_digits()
    X, y = digits.data / 16, digits.target
    order = shuffle(${dataSeed}, ${STREAM.selection}, 0, len(X))
${split(`order[:${n}]`, heldOut > 0 ? `order[${n} : ${n + heldOut}]` : null)}`,
    needs: [shuffle],
  };
}

const split = (kept: string, held: string | null): string =>
  held === null
    ? `    kept = ${kept}
    return X[kept], y[kept]
`
    : `    kept, held = ${kept}, ${held}
    return (X[kept], y[kept]), (X[held], y[held])
`;

function listed({ sizes: { n, heldOut }, dataSeed }: NetworkForm, dataset: InlineDataset): Piece {
  const own = dataset.private;
  const code = own ? fromFile(dataset, own) : literals(dataset);
  const standardization = dataset.standardize ? "    X = standardized(X, kept)\n" : "";
  const scaled = dataset.standardize ? "; inputs have mean 0 and variance 1 on those trained on" : "";
  const pair = heldOut > 0 ? "(X[kept], y[kept]), (X[held], y[held])" : "X, y";
  const parts =
    heldOut > 0
      ? `    order = shuffle(${dataSeed}, ${STREAM.selection}, 0, len(X))
    kept, held = np.sort(order[:${n}]), np.sort(order[${n}:])
`
      : dataset.standardize
        ? "    kept = slice(None)\n"
        : "";
  return {
    code: `${code}

def data():
    """${own ? "The file's examples" : "The listed examples"}${heldOut > 0 ? ", trained on and held out" : ""}${scaled}."""
    X, y = ${own ? "examples()" : "INPUTS, TARGETS"}
${parts}${standardization}    return ${pair}
`,
    needs: dataset.standardize ? [shuffle, standardized] : [shuffle],
  };
}

const standardized: Piece = {
  code: `def standardized(X, kept):
    """X with mean 0 and variance 1 in every column of the kept rows. Constant columns are only shifted."""
    constant, first = np.all(X[kept] == X[kept][0], axis=0), X[kept][0]
    # Powers of two keep squares in range. Means leave a rounding error that a second one finds.
    largest = np.max(np.abs(X[kept]), axis=0)
    unit = np.where(largest < 2.0**-400, 2.0**600, np.where(largest > 2.0**400, 2.0**-600, 1.0))
    centred = X * unit - np.mean(X[kept] * unit, axis=0)
    centred = centred - np.mean(centred[kept], axis=0)
    spread = np.sqrt(np.mean(centred[kept] ** 2, axis=0))
    return np.where(constant, X - first, centred / np.where(constant, 1, spread))
`,
};

function literals({ inputs, targets }: InlineDataset): string {
  const rows = (name: string, list: readonly (readonly number[])[]) =>
    `${name} = np.array(
    [
${list.map((row) => `        ${wrapped(floats(row), 108, "         ")},\n`).join("")}    ]
)
`;
  const [first] = targets;
  const labels = () => `TARGETS = np.array(
    ${wrapped(`[${targets.join(", ")}]`, 116, "    ")}
)
`;
  return `${rows("INPUTS", inputs)}${typeof first === "number" ? labels() : rows("TARGETS", targets as readonly (readonly number[])[])}`;
}
