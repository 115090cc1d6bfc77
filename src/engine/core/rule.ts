import {
  type Domains,
  defaultsOf,
  isSet,
  type Oracle,
  type ParameterValues,
  type Setting,
  type State,
  type Values,
  type Vector,
} from "./types.ts";

/** What an optimizer may know of a landscape when it suggests its learning rate. */
export interface Scale {
  /** A learning rate at which plain gradient descent makes steady progress from the landscape's default start. */
  readonly gradientRate: number;
  /** Half the width of the landscape's window, in units of θ. */
  readonly extent: number;
}

/** How an optimizer computes, and what it can do, without the words for it. A setting `{}` means always. */
export interface Rule<P extends Domains = Domains, S extends State = State> {
  /** 1: queries gradients. 2: queries Hessians too. */
  readonly order: 1 | 2;
  /** Set like this, it compares values of J with each other: along a line, or with what a model predicts. */
  readonly comparesValues?: Setting;
  /** Set like this, it draws random numbers, which follow from the seed. */
  readonly draws?: Setting;
  /** It keeps an n × n matrix, though it may never query H. */
  readonly keepsMatrix?: true;
  /** Set like this, each update takes all eigenvectors of H, where others solve one linear system. */
  readonly takesEigenvectors?: Setting;
  /** Set like this, it uses the problem's closed formula for the minimizer along one coordinate, if there is one. */
  readonly usesCoordinateMinimizer?: Setting;
  /** Its step in one coordinate depends on the others, in this way; absent: each coordinate moves as it would alone. */
  readonly couples?: string;
  /** The parameter that, above 0, shrinks θ apart from the gradient, so that a point with g = 0 need not be at rest. */
  readonly pullsToZero?: string;
  /** Quantities in its state that can be followed over time and that no other optimizer has. */
  readonly shows?: readonly string[];
  readonly parameters: P;
  /** Parameters that do something sensible on a landscape of this scale; those left out keep their defaults. */
  suggest(scale: Scale): Partial<Values<P>>;
  /**
   * The largest ελ for which the method is stable on a quadratic of curvature λ > 0, if that is a closed formula (2 for gradient
   * descent). It explains divergence.
   */
  stability?(params: Values<P>): number;
  /** α of a method that inverts H + αI as it is; null if the damping follows a rule. */
  damping?(params: Values<P>): number | null;
  /** A fresh state, its buffers allocated once, for n parameters. */
  init(dimension: number, params: Values<P>): S;
  /** One update, in place: θ and the state. Reads `params` anew at every update, since a schedule changes the learning rate. */
  step(oracle: Oracle, theta: Vector, state: S, params: Values<P>): void;
  /** The objective has changed: drops what the state holds of J and its derivatives at θ, and keeps the rest. */
  forget?(state: S): void;
}

/** Any optimizer's rule, its own parameter types forgotten: for lists. Values are checked at the edge against `parameters`. */
// biome-ignore lint/suspicious/noExplicitAny: a list of declarations is existential in their parameter types, which TypeScript cannot say otherwise.
export type AnyRule = Rule<any, any>;

/** Whether an optimizer set like this compares values of J with each other; omitted parameters have their defaults. */
export function comparesValuesOf(
  { parameters, comparesValues }: Pick<AnyRule, "parameters" | "comparesValues">,
  params: ParameterValues,
): boolean {
  return holds(comparesValues, parameters, params);
}

/** Whether parameters have the values that a capability requires; never for a missing capability. */
export function holds(capability: Setting | undefined, parameters: Domains, params: ParameterValues): boolean {
  return capability !== undefined && isSet(capability, { ...defaultsOf(parameters), ...params });
}
