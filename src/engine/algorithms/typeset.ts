import type { Value } from "./evaluate.ts";
import type { FunctionName, Node } from "./expression.ts";

export type Kind = "number" | "vector" | "matrix";

const WIDER: Readonly<Record<Kind, number>> = { number: 0, vector: 1, matrix: 2 };
const wider = (a: Kind, b: Kind): Kind => (WIDER[a] >= WIDER[b] ? a : b);

/** What kind of value an expression has, from the kinds of the quantities that it names. */
export function kindOf(node: Node, kindOfName: (name: string) => Kind): Kind {
  switch (node.kind) {
    case "number":
      return "number";
    case "name":
      return kindOfName(node.name);
    case "negative":
      return kindOf(node.of, kindOfName);
    case "binary": {
      const [left, right] = [kindOf(node.left, kindOfName), kindOf(node.right, kindOfName)];
      if (node.operator === "*" && left === "matrix" && right === "vector") return "vector";
      return wider(left, right);
    }
    case "call":
      switch (node.name) {
        case "outer":
          return "matrix";
        case "inverse":
        case "only":
          return "vector";
        case "sqrt":
        case "abs":
        case "min":
        case "max":
        case "quotient":
          return node.of.map((part) => kindOf(part, kindOfName)).reduce(wider);
        case "floor":
        case "power":
        case "cosine":
        case "modulo":
        case "norm":
        case "dot":
        case "J":
        case "all":
        case "any":
          return "number";
      }
  }
}

/** Whether a product begins with a minus sign. */
function leadsWithSign(node: Node): boolean {
  if (node.kind === "negative") return true;
  return node.kind === "binary" && (node.operator === "*" || node.operator === "/") && leadsWithSign(node.left);
}

/** How tightly the written form of a node holds together: 3 an atom, 2 a product, 1 a sum or something with a sign, 0 a comparison. */
function tightness(node: Node): number {
  switch (node.kind) {
    case "number":
    case "name":
    case "call":
      return 3;
    case "negative":
      return 1;
    case "binary":
      // With a sign in front a product holds no tighter than the sign.
      if (node.operator === "*" || node.operator === "/") return leadsWithSign(node) ? 1 : 2;
      return node.operator === "+" || node.operator === "-" ? 1 : 0;
  }
}

const OPERATOR = { "+": "+", "-": "-", ">": ">", ">=": "\\ge", "<": "<", "==": "=" } as const;

/** How the parts of a formula are written: as TeX with symbols, or in one line with numbers. */
interface Writer {
  name(name: string): string;
  number(value: number): string;
  fraction(over: string, under: string, node: Node): string;
  product(left: string, right: string, entrywise: boolean): string;
  call(name: FunctionName, parts: readonly string[]): string;
  brackets(text: string): string;
  readonly operators: Readonly<Record<keyof typeof OPERATOR, string>>;
  /** A fraction in TeX needs no brackets around what stands above and below its line. */
  readonly barred: boolean;
}

function write(node: Node, writer: Writer, kindOfName: (name: string) => Kind): string {
  const go = (part: Node, least: number): string => {
    const text = write(part, writer, kindOfName);
    const barred = writer.barred && part.kind === "binary" && part.operator === "/";
    return tightness(part) < least && !barred ? writer.brackets(text) : text;
  };
  switch (node.kind) {
    case "number":
      return writer.number(node.value);
    case "name":
      return writer.name(node.name);
    case "negative":
      return `${writer.operators["-"]}${go(node.of, 2)}`;
    case "binary": {
      const { operator, left, right } = node;
      if (operator === "/") {
        const [over, under] = writer.barred ? [0, 0] : [leadsWithSign(left) ? 1 : 2, 3];
        return writer.fraction(go(left, over), go(right, under), node);
      }
      if (operator === "*") {
        const vectors = [left, right].every((part) => kindOf(part, kindOfName) === "vector");
        return writer.product(go(left, leadsWithSign(left) ? 1 : 2), go(right, 2), vectors);
      }
      return `${go(left, 1)} ${writer.operators[operator]} ${go(right, operator === "-" ? 2 : 1)}`;
    }
    case "call": {
      // A matrix to be inverted is bracketed unless it is a single symbol; so is what is transposed or has an index.
      const least = ["inverse", "dot", "outer", "only", "power"].includes(node.name) ? 3 : 0;
      return writer.call(
        node.name,
        node.of.map((part) => go(part, least)),
      );
    }
  }
}

function texOfCall(name: FunctionName, parts: readonly string[]): string {
  const [a = "", b = ""] = parts;
  switch (name) {
    case "sqrt":
      return `\\sqrt{${a}}`;
    case "abs":
      return `\\lvert ${a} \\rvert`;
    case "floor":
      return `\\lfloor ${a} \\rfloor`;
    case "min":
    case "max":
      return `\\${name}(${a}, ${b})`;
    case "power":
      return `${a}^{${b}}`;
    case "cosine":
      return `\\cos\\bigl(\\pi ${a}\\bigr)`;
    case "modulo":
      return `${a} \\bmod ${b}`;
    case "norm":
      return `\\lVert ${a} \\rVert`;
    case "dot":
      return `${a}^\\top ${b}`;
    case "outer":
      return `${a}\\, ${b}^\\top`;
    case "inverse":
      return `${a}^{-1} ${b}`;
    case "only":
      return `${a}_{${b}}\\, e_{${b}}`;
    case "quotient":
      return `\\frac{${a}}{${b}}`;
    case "J":
      return `J(${a})`;
    case "all":
      return `${a} \\land ${b}`;
    case "any":
      return `${a} \\lor ${b}`;
  }
}

/** An expression as TeX; `symbol` writes a quantity. */
export function texOf(node: Node, symbol: (name: string) => string, kindOfName: (name: string) => Kind): string {
  return write(
    node,
    {
      name: symbol,
      number: String,
      fraction: (over, under, { kind, ...rest }) => {
        const small =
          kind === "binary" && "left" in rest && rest.left.kind === "number" && rest.right.kind === "number";
        return `${small ? "\\tfrac" : "\\frac"}{${over}}{${under}}`;
      },
      product: (left, right, entrywise) => `${left} ${entrywise ? "\\odot" : "\\,"} ${right}`,
      call: texOfCall,
      brackets: (text) => `\\left(${text}\\right)`,
      operators: OPERATOR,
      barred: true,
    },
    kindOfName,
  );
}

const PLAIN_CALL: Readonly<Record<FunctionName, (a: string, b: string) => string>> = {
  sqrt: (a) => `√${/^(?:\([^()]*\)|[^\s()]{1,2})$/.test(a) ? a : `(${a})`}`,
  abs: (a) => `|${a}|`,
  floor: (a) => `⌊${a}⌋`,
  min: (a, b) => `min(${a}, ${b})`,
  max: (a, b) => `max(${a}, ${b})`,
  power: (a, b) => `${a}^${b}`,
  cosine: (a) => `cos(π·${a})`,
  modulo: (a, b) => `${a} mod ${b}`,
  norm: (a) => `‖${a}‖`,
  dot: (a, b) => `${a}ᵀ${b}`,
  outer: (a, b) => `${a}${b}ᵀ`,
  inverse: (a, b) => `${a}⁻¹${b}`,
  only: (a, b) => `${a}[${b}]`,
  quotient: (a, b) => `(${a})/(${b})`,
  J: (a) => `J${/^\([^()]*\)$/.test(a) ? a : `(${a})`}`,
  all: (a, b) => `${a} ∧ ${b}`,
  any: (a, b) => `${a} ∨ ${b}`,
};

/** An expression in one line of plain characters, its quantities' values put in; `format` writes a value. */
export function numbersOf(
  node: Node,
  values: ReadonlyMap<string, Value>,
  format: (value: Value) => string,
  kindOfName: (name: string) => Kind,
): string {
  return write(
    node,
    {
      name(name) {
        if (name === "I") return "I";
        const text = format(values.get(name) ?? Number.NaN);
        return text.startsWith("−") ? `(${text})` : text;
      },
      number: String,
      fraction: (over, under) => `${over}/${under}`,
      product: (left, right, entrywise) => `${left}${entrywise ? " ⊙ " : "·"}${right}`,
      call: (name, [a = "", b = ""]) => PLAIN_CALL[name](a, b),
      brackets: (text) => `(${text})`,
      operators: { "+": "+", "-": "−", ">": ">", ">=": "≥", "<": "<", "==": "=" },
      barred: false,
    },
    kindOfName,
  );
}
