import { copied } from "./vector.ts";

/** A point or direction in parameter space: a flat float64 array of length n. */
export type Vector = Float64Array<ArrayBuffer>;

/** The same words in every language of the page. A missing language is a type error. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

/** The words that some choices have, each by its name. */
export type Setting = Readonly<Record<string, string>>;

interface ParameterBase {
  readonly label: Text;
  /** One or two plain sentences: what it does, and what too little or too much of it does. */
  readonly doc: Text;
  /** The book's symbol, as TeX. */
  readonly symbol?: string;
  /** It has a part in the method only while these parameters beside it have these values. */
  readonly when?: Setting;
}

/** A finite number. `min` and `max` bound what is valid; `slider` bounds what the slider reaches (typed entry may go beyond). */
export interface NumberParameter extends ParameterBase {
  readonly kind: "number";
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  /** With these, the bound itself is not allowed. */
  readonly exclusiveMin?: true;
  readonly exclusiveMax?: true;
  readonly integer?: true;
  /** Scale of the slider. A `log` slider has a position for 0 at its left end when 0 is valid. */
  readonly scale: "linear" | "log";
  readonly slider: readonly [number, number];
  readonly unit?: Text;
}

/** One of a closed list of words. */
export interface ChoiceParameter<V extends string = string> extends ParameterBase {
  readonly kind: "choice";
  readonly default: V;
  readonly options: readonly { readonly value: V; readonly label: Text }[];
}

/** One number for every coordinate, or an array with one number per coordinate. */
export interface CoordinatesParameter extends ParameterBase {
  readonly kind: "coordinates";
  readonly default: number;
  readonly slider: readonly [number, number];
}

/** A list of finite numbers. */
export interface NumbersParameter extends ParameterBase {
  readonly kind: "numbers";
  readonly default: readonly number[];
  readonly min?: number;
  readonly max?: number;
  readonly integer?: true;
  /** How few numbers the list may have; absent: one. */
  readonly least?: number;
  /** How many numbers the list may have. */
  readonly most: number;
  /** None may be greater than the one before. */
  readonly descending?: true;
}

/** Yes or no. */
export interface SwitchParameter extends ParameterBase {
  readonly kind: "switch";
  readonly default: boolean;
}

export type Parameter = NumberParameter | ChoiceParameter | CoordinatesParameter | NumbersParameter | SwitchParameter;
export type Parameters = Readonly<Record<string, Parameter>>;
export type ParameterValue = number | string | boolean | readonly number[];
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** Whether parameters are set so. */
export function isSet(setting: Setting, values: ParameterValues): boolean {
  return Object.entries(setting).every(([name, value]) => values[name] === value);
}

/** Whether a parameter has a part in the method while the parameters beside it have these values. */
export function isInUse({ when = {} }: Parameter, values: ParameterValues): boolean {
  return isSet(when, values);
}

/** The parameters of a schema that have a part in the method as it is set; values that are left out have their defaults. */
export function parametersInUse(parameters: Parameters, values: ParameterValues): Parameters {
  const complete = { ...defaultsOf(parameters), ...values };
  return Object.fromEntries(Object.entries(parameters).filter(([, parameter]) => isInUse(parameter, complete)));
}

/** The record of values that a parameter schema describes. */
export type Values<P extends Parameters> = {
  -readonly [K in keyof P]: P[K] extends NumberParameter
    ? number
    : P[K] extends ChoiceParameter<infer V>
      ? V
      : P[K] extends NumbersParameter
        ? readonly number[]
        : P[K] extends SwitchParameter
          ? boolean
          : number | readonly number[];
};

/** The default of every parameter of a schema. */
export function defaultsOf<P extends Parameters>(parameters: P): Values<P> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]),
  ) as Values<P>;
}

/**
 * A scalar function of n parameters with exact first and second derivatives.
 * No method throws: outside the domain, or on overflow, the results are not finite.
 */
export interface Objective {
  readonly dimension: number;
  /** J(θ). */
  value(theta: Vector): number;
  /** Writes ∇J(θ), length n, to `gradient` and returns J(θ). */
  valueAndGradient(theta: Vector, gradient: Vector): number;
  /** Writes H(θ), n × n row-major and exactly symmetric, to `hessian`. */
  hessian(theta: Vector, hessian: Vector): void;
  /** Writes H(θ) d to `out` without working H out, where J can be asked for that. */
  hessianVector?(theta: Vector, direction: Vector, out: Vector): void;
  /** Multiplications that J(θ) takes, by and large; absent where they are few. */
  readonly work?: number;
  /** J is a polynomial of degree two, so that H is the same everywhere. */
  readonly quadratic?: true;
  /** The value of coordinate i that minimizes J with the others held, where a closed formula gives it (soft thresholding, say). */
  coordinateMinimizer?(theta: Vector, i: number): number;
}

/** A Gaussian blur J^(σ)(θ) = E[J(θ + σz)], z ~ 𝒩(0, I), of an objective J. Its derivatives are those of the very value it gives. */
export interface BlurredObjective extends Objective {
  /** How far the value at θ may be off the exact blur. Absent: no further than rounding. */
  valueError?(theta: Vector): number;
}

/**
 * What an optimizer may ask of its problem, at any point it likes. Every question is counted.
 * Noise and clipping act here, so no optimizer knows of them.
 */
export interface Oracle {
  readonly dimension: number;
  value(theta: Vector): number;
  gradient(theta: Vector, out: Vector): void;
  /** ∇J(θ) to `out`; returns J(θ). Counts as one question for each. */
  valueAndGradient(theta: Vector, out: Vector): number;
  /** n × n, row-major. */
  hessian(theta: Vector, out: Vector): void;
  /** dᵀHd where J is quadratic and exact, so that the minimizer along a ray has a closed form; null elsewhere. */
  quadraticCurvature(direction: Vector): number | null;
  /** See Objective.coordinateMinimizer; null where the problem has no closed formula. */
  coordinateMinimizer(theta: Vector, i: number): number | null;
  /** A number in [0, 1) that belongs to the current update. */
  uniform(): number;
}

/** An optimizer's memory: named numbers and typed arrays in the book's symbols. It can be cloned, sent, shown and resumed. */
export type State = Record<string, number | Vector>;

/** A deep copy, which overwrites `spent` where there is one. */
export function cloneState(state: State, spent: State = {}): State {
  for (const name of Object.keys(state)) {
    const value = state[name]!;
    spent[name] = typeof value === "number" ? value : copied(value, spent[name]);
  }
  return spent;
}

/** What an optimizer may know of a landscape when it suggests its learning rate. */
export interface Scale {
  /** A learning rate at which plain gradient descent makes steady progress from the landscape's own start. */
  readonly gradientRate: number;
  /** Half the width of the landscape's window, in units of θ. */
  readonly extent: number;
}

export interface OptimizerDeclaration<P extends Parameters = Parameters, S extends State = State> {
  readonly id: string;
  readonly title: Text;
  /** Section of the book, such as "8.3.2". */
  readonly section: string;
  /** Where the rule comes from: the book's algorithm or equation, or the paper. */
  readonly source: Text;
  /** The update rule, one TeX formula a line. */
  readonly tex: readonly string[];
  readonly about: Text;
  /** Where well-known libraries differ, and how. */
  readonly differs?: Text;
  /** 1: asks for gradients. 2: asks for Hessians too. */
  readonly order: 1 | 2;
  /** So set (`{}`: always) it compares values of J with each other: along a line, or with what a model foretells. */
  readonly comparesValues?: Setting;
  /** So set (`{}`: always) it draws random numbers, which follow from the seed. */
  readonly draws?: Setting;
  readonly parameters: P;
  /** Parameters that do something sensible on a landscape of this scale; those left out keep their defaults. */
  suggest(scale: Scale): Partial<Values<P>>;
  /**
   * The largest ελ for which the method is stable on a quadratic of curvature λ > 0, where that is a closed formula (2 for gradient
   * descent). It explains divergence.
   */
  stability?(params: Values<P>): number;
  /** A fresh state, its buffers allocated once, for n parameters. */
  init(dimension: number, params: Values<P>): S;
  /** One update, in place: θ and the state. Reads `params` anew at every step, since a schedule changes the learning rate. */
  step(oracle: Oracle, theta: Vector, state: S, params: Values<P>): void;
  /** The objective has become another one: drops what the state holds of J and its derivatives at θ, and keeps the rest. */
  forget?(state: S): void;
}

export interface CriticalPoint {
  readonly point: readonly [number, number];
  readonly value: number;
}

export interface Window {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** A 2-D surface J(x, y) with θ = (x, y). */
export interface SurfaceDeclaration<P extends Parameters = Parameters> {
  readonly id: string;
  readonly title: Text;
  /** Section of the book that it serves, such as "8.2.3". */
  readonly section: string;
  /** Where the function comes from. */
  readonly source: Text;
  /** J(x, y) as one TeX formula. */
  readonly tex: string;
  /** What the formula calls the coordinates of θ, if not x and y. */
  readonly coordinates?: readonly [string, string];
  readonly about: Text;
  readonly parameters: P;
  create(params: Values<P>): Objective;
  /** Where J is a polynomial: its degrees in x and in y. They make its Gaussian blur exact. */
  readonly degrees?: readonly [number, number];
  /**
   * The Gaussian blur J^(σ), σ > 0, of a J that is no polynomial, where it has a closed form or better sums than those over a lattice,
   * which serve where both this and `degrees` are absent.
   */
  blurred?(params: Values<P>, sigma: number): BlurredObjective;
  /** Every known isolated minimum, global ones first. Empty where there is none. */
  minima(params: Values<P>): readonly CriticalPoint[];
  /** Where minima form curves: polylines [x₀, y₀, x₁, y₁, …] along them, sampled finely enough to draw. */
  minimaCurves?(params: Values<P>): readonly Vector[];
  /** Greatest lower bound of J; −Infinity where J is unbounded below. */
  infimum(params: Values<P>): number;
  /** The part of the plane worth looking at first. */
  window(params: Values<P>): Window;
  /** θ⁽⁰⁾ when the configuration names none. */
  start(params: Values<P>): readonly [number, number];
  /** See Scale.gradientRate. */
  gradientRate(params: Values<P>): number;
}

/** Any optimizer or surface, its own parameter types forgotten: for lists. Values are checked at the edge against `parameters`. */
// biome-ignore lint/suspicious/noExplicitAny: a list of declarations is existential in their parameter types, which TypeScript cannot say otherwise.
export type AnyOptimizer = OptimizerDeclaration<any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type AnySurface = SurfaceDeclaration<any>;

/** Whether an optimizer that is set so compares values of J with each other; parameters that are left out have their defaults. */
export function comparesValuesOf(
  { parameters, comparesValues }: Pick<AnyOptimizer, "parameters" | "comparesValues">,
  params: ParameterValues,
): boolean {
  return comparesValues !== undefined && isSet(comparesValues, { ...defaultsOf(parameters), ...params });
}
