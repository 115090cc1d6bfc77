import { type Body, f64x2, type I32, i32, type Kernel, kernel, type Local, type V128 } from "./assembler.ts";
import { sigmoid, softplus, tanh } from "./elementary.ts";

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

/** A pass over arrays of equal length, two numbers at a time: what `work` makes of their elements goes to the last one. */
function pass<const P extends readonly "i32"[]>(
  arrays: P,
  work: (body: Body, ...elements: { [K in keyof P]: V128 }) => V128,
): Kernel {
  return kernel([...arrays, "i32", "i32"], (body, ...args) => {
    const pointers = args.slice(0, -1) as Local<"i32">[];
    const out = pointers.at(-1)!;
    const end = body.let(i32.add(out, args.at(-1) as I32));
    body.while(i32.less(out, end), () => {
      const elements = pointers.slice(0, -1).map((pointer) => body.let(f64x2.load(pointer)));
      body.store(out, work(body, ...(elements as { [K in keyof P]: V128 })));
      for (const pointer of pointers) body.advance(pointer, i32.of(16));
    });
  });
}

type Name = `${Elementwise}.${"value" | "slope" | "bend"}`;

const activationKernels = () =>
  Object.fromEntries(
    Object.entries<Formulas>(formulas).flatMap(([name, { value, slope, bend }]) => [
      // out = f(z)
      [`${name}.value`, pass(["i32"], value)],
      // out = f′(z) d
      [`${name}.slope`, pass(["i32", "i32", "i32"], (body, z, a, d) => multiply(slope(body, z, a), d))],
      // out = f′(z) Rd + f″(z) Rz d
      [
        `${name}.bend`,
        pass(["i32", "i32", "i32", "i32", "i32"], (body, z, a, d, rz, rd) => {
          const straight = body.let(multiply(slope(body, z, a), rd));
          return bend ? add(straight, multiply(multiply(bend(body, z, a), rz), d)) : straight;
        }),
      ],
    ]),
  ) as Record<Name, Kernel>;

export const elementwiseKernels = () => ({
  ...activationKernels(),
  /** out = a + b. */
  sum: pass(["i32", "i32"], (_, a, b) => add(a, b)),
});
