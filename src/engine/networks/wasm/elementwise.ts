import { type Body, f64x2, type I32, i32, type Local, type V128 } from "./assembler.ts";
import { sigmoid, softplus, tanh } from "./elementary.ts";
import { kernel } from "./kernel.ts";

const { add, subtract, multiply, of } = f64x2;

/** An activation f by its formulas: f(z), and f′ and f″ from z and a = f(z), whichever is cheaper. */
interface Formulas {
  readonly value: (body: Body, z: V128) => V128;
  readonly slope: (body: Body, z: V128, a: V128) => V128;
  /** Left out where f″ = 0 wherever it exists. */
  readonly bend?: (body: Body, z: V128, a: V128) => V128;
}

/** f′(z) for z < 0 of the leaky ReLU, as in PyTorch. */
const LEAK = 0.01;

const oneMinus = (a: V128) => subtract(of(1), a);

/** The derivative of a kink is the one from the left, as in PyTorch. */
const formulas = {
  identity: { value: (_, z) => z, slope: () => of(1) },
  sigmoid: {
    value: sigmoid,
    slope: (_, _z, a) => multiply(a, oneMinus(a)),
    bend: (_, _z, a) => multiply(multiply(a, oneMinus(a)), oneMinus(add(a, a))),
  },
  tanh: {
    value: tanh,
    slope: (_, _z, a) => oneMinus(multiply(a, a)),
    bend: (_, _z, a) => multiply(multiply(of(-2), a), oneMinus(multiply(a, a))),
  },
  relu: {
    value: (_, z) => f64x2.max(z, of(0)),
    slope: (_, z) => f64x2.and(of(1), f64x2.greater(z, of(0))),
  },
  "leaky-relu": {
    value: (_, z) => f64x2.select(z, multiply(of(LEAK), z), f64x2.greater(z, of(0))),
    slope: (_, z) => f64x2.select(of(1), of(LEAK), f64x2.greater(z, of(0))),
  },
  softplus: {
    value: softplus,
    slope: sigmoid,
    bend: (body, z) => {
      const s = body.let(sigmoid(body, z));
      return multiply(s, oneMinus(s));
    },
  },
} satisfies Record<string, Formulas>;

/** The activations that kernels compute. */
export type Elementwise = keyof typeof formulas;

/** A pass over so many arrays of equal length, two numbers at a time: what `work` makes of their elements goes to one more. */
function pass(arrays: number, work: (body: Body, ...elements: V128[]) => V128): Body {
  return kernel(arrays + 2, (body, ...args) => {
    const inputs = args.slice(0, arrays);
    const [out, bytes] = args.slice(arrays) as [Local<"i32">, I32];
    const end = body.let(i32.add(out, bytes));
    body.while(i32.less(out, end), () => {
      const elements = inputs.map((pointer) => body.let(f64x2.load(pointer)));
      body.store(out, work(body, ...elements));
      for (const pointer of [...inputs, out]) body.advance(pointer, i32.of(16));
    });
  });
}

type Name = `${Elementwise}.${"value" | "slope" | "bend"}`;

const activationKernels = Object.fromEntries(
  Object.entries<Formulas>(formulas).flatMap(([name, { value, slope, bend }]) => [
    // out = f(z)
    [`${name}.value`, () => pass(1, value)],
    // out = f′(z) d
    [`${name}.slope`, () => pass(3, (body, z, a, d) => multiply(slope(body, z, a), d))],
    // out = f′(z) Rd + f″(z) Rz d
    [
      `${name}.bend`,
      () =>
        pass(5, (body, z, a, d, rz, rd) => {
          const straight = body.let(multiply(slope(body, z, a), rd));
          return bend ? add(straight, multiply(multiply(bend(body, z, a), rz), d)) : straight;
        }),
    ],
  ]),
) as Record<Name, () => Body>;

export const elementwiseKernels = {
  ...activationKernels,
  /** out = a + b. */
  sum: () => pass(2, (_, a, b) => add(a, b)),
  /** out = a ⊙ b. */
  multiply: () => pass(2, (_, a, b) => multiply(a, b)),
};
