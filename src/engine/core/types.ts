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

interface DomainBase {
  /** The book's symbol, as TeX. */
  readonly symbol?: string;
  /** What an optimizer's lines call it, if not by its own name: `epsilon` for the learning rate, say. */
  readonly variable?: string;
  /** It has a part in the method only while these parameters beside it have these values. */
  readonly when?: Setting;
}

/** A finite number. `min` and `max` bound what is valid; `slider` bounds what the slider reaches (typed entry may go beyond). */
export interface NumberDomain extends DomainBase {
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
}

/** One of a closed list of words. */
export interface ChoiceDomain<V extends string = string> extends DomainBase {
  readonly kind: "choice";
  readonly default: V;
  readonly options: readonly V[];
  /** What options need of the problem; one is refused where the problem does not have it. */
  readonly needs?: Readonly<Partial<Record<V, "blocks">>>;
  /** The value may also be a list of words, one for each hidden layer. */
  readonly perLayer?: true;
}

/** One number for every coordinate, or an array with one number per coordinate. */
export interface CoordinatesDomain extends DomainBase {
  readonly kind: "coordinates";
  readonly default: number;
  readonly slider: readonly [number, number];
}

/** A list of finite numbers. */
export interface NumbersDomain extends DomainBase {
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
export interface SwitchDomain extends DomainBase {
  readonly kind: "switch";
  readonly default: boolean;
}

/** The values that a parameter may have, without the words for it. */
export type Domain = NumberDomain | ChoiceDomain | CoordinatesDomain | NumbersDomain | SwitchDomain;
export type Domains = Readonly<Record<string, Domain>>;

/** The words for a parameter. */
export interface ParameterWords {
  readonly label: Text;
  /** One or two plain sentences: what it does, and what too little or too much of it does. */
  readonly doc: Text;
}

export interface NumberParameter extends NumberDomain, ParameterWords {
  readonly unit?: Text;
}

export interface ChoiceParameter<V extends string = string> extends Omit<ChoiceDomain<V>, "options">, ParameterWords {
  readonly options: readonly { readonly value: V; readonly label: Text }[];
}

export interface CoordinatesParameter extends CoordinatesDomain, ParameterWords {}

export interface NumbersParameter extends NumbersDomain, ParameterWords {}

export interface SwitchParameter extends SwitchDomain, ParameterWords {}

export type Parameter = NumberParameter | ChoiceParameter | CoordinatesParameter | NumbersParameter | SwitchParameter;
export type Parameters = Readonly<Record<string, Parameter>>;
export type ParameterValue = number | string | boolean | readonly number[] | readonly string[];
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** Whether parameters are set so. */
export function isSet(setting: Setting, values: ParameterValues): boolean {
  return Object.entries(setting).every(([name, value]) => {
    const given = values[name];
    return Array.isArray(given) ? given.includes(value) : given === value;
  });
}

/** Whether a parameter has a part in the method while the parameters beside it have these values. */
export function isInUse({ when = {} }: Pick<Domain, "when">, values: ParameterValues): boolean {
  return isSet(when, values);
}

/** The parameters of a schema that have a part in the method as it is set; values that are left out have their defaults. */
export function parametersInUse<P extends Domain | Parameter>(
  parameters: Readonly<Record<string, P>>,
  values: ParameterValues,
): Readonly<Record<string, P>> {
  const complete = { ...defaultsOf(parameters), ...values };
  return Object.fromEntries(Object.entries(parameters).filter(([, parameter]) => isInUse(parameter, complete)));
}

/** The record of values that a parameter schema describes, with words or without. */
export type Values<P extends Readonly<Record<string, Domain | Parameter>>> = {
  -readonly [K in keyof P]: P[K] extends { readonly kind: "number" }
    ? number
    : P[K] extends {
          readonly kind: "choice";
          readonly options: readonly (infer V extends string | { readonly value: string })[];
        }
      ? V extends { readonly value: infer W extends string }
        ? P[K] extends { readonly perLayer: true }
          ? W | readonly W[]
          : W
        : V
      : P[K] extends { readonly kind: "numbers" }
        ? readonly number[]
        : P[K] extends { readonly kind: "switch" }
          ? boolean
          : number | readonly number[];
};

/** The default of every parameter of a schema. */
export function defaultsOf<P extends Readonly<Record<string, Domain | Parameter>>>(parameters: P): Values<P> {
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
  /** Blocks of θ, in order, each of which can be minimized over exactly with the others held. */
  readonly blocks?: Blocks;
}

/** Contiguous parts of θ with a minimizer of their own. */
export interface Blocks {
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  /** Writes θ with block b at its minimum, the one nearest to θ where there are several, to `out`. */
  minimize(theta: Vector, b: number, out: Vector): void;
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
  /** The blocks of θ; none where the problem declares none. */
  readonly blocks: Blocks["ranges"];
  /** See Blocks.minimize. Returns J there. Counts as one question for J. */
  minimizeBlock(theta: Vector, b: number, out: Vector): number;
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

/** Any surface, its own parameter types forgotten: for lists. Values are checked at the edge against `parameters`. */
// biome-ignore lint/suspicious/noExplicitAny: a list of declarations is existential in their parameter types, which TypeScript cannot say otherwise.
export type AnySurface = SurfaceDeclaration<any>;
