/** What can be called in an expression; `evaluate.ts` says what each does, `typeset.ts` how it is written. */
const functionNames = [
  ...["sqrt", "abs", "floor", "min", "max", "power", "cosine", "modulo"],
  ...["norm", "dot", "outer", "inverse", "only", "quotient", "J", "all", "any"],
] as const;

export type FunctionName = (typeof functionNames)[number];
export type Operator = "+" | "-" | "*" | "/" | ">" | ">=" | "<" | "==";

/** An expression over named quantities: numbers, vectors and square matrices. */
export type Node =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "negative"; readonly of: Node }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: readonly Node[] };

const isFunction = (name: string): name is FunctionName => (functionNames as readonly string[]).includes(name);

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e-?\d+)?)|([A-Za-z]\w*)|(>=|==|[-+*/()<>,]))/y;

/** Binds looser to tighter: comparisons, sums, products; the minus of a sign binds like a product's factor. */
const LEVELS: readonly (readonly Operator[])[] = [
  [">", ">=", "<", "=="],
  ["+", "-"],
  ["*", "/"],
];

const parsed = new Map<string, Node>();

/** The tree of an expression such as "rho * r + (1 - rho) * g * g". Throws a SyntaxError: expressions are declarations, not input. */
export function parse(source: string): Node {
  let node = parsed.get(source);
  if (!node) {
    node = new Parser(source).whole();
    parsed.set(source, node);
  }
  return node;
}

class Parser {
  private readonly tokens: string[] = [];
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < source.trimEnd().length) {
      const match = TOKEN.exec(source);
      if (!match) throw new SyntaxError(`no token where it should be in "${source}"`);
      this.tokens.push(match[1] ?? match[2] ?? match[3]!);
    }
  }

  whole(): Node {
    const node = this.level(0);
    if (this.at < this.tokens.length) this.fail();
    return node;
  }

  private fail(): never {
    throw new SyntaxError(`unexpected "${this.tokens[this.at] ?? "end"}" in "${this.source}"`);
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private level(depth: number): Node {
    const operators = LEVELS[depth];
    if (!operators) return this.factor();
    let left = this.level(depth + 1);
    for (;;) {
      const operator = operators.find((candidate) => this.take(candidate));
      if (!operator) return left;
      left = { kind: "binary", operator, left, right: this.level(depth + 1) };
    }
  }

  private factor(): Node {
    if (this.take("-")) return { kind: "negative", of: this.factor() };
    if (this.take("(")) {
      const node = this.level(0);
      if (!this.take(")")) this.fail();
      return node;
    }
    const token = this.tokens[this.at++] ?? "";
    if (/^\d/.test(token)) return { kind: "number", value: Number(token) };
    if (!/^[A-Za-z]/.test(token)) {
      this.at--;
      this.fail();
    }
    if (!isFunction(token) || !this.take("(")) return { kind: "name", name: token };
    const of = [this.level(0)];
    while (this.take(",")) of.push(this.level(0));
    if (!this.take(")")) this.fail();
    return { kind: "call", name: token, of };
  }
}

/** The names in an expression, each once, in the order in which they stand there. */
export function namesIn(node: Node): readonly string[] {
  const names = new Set<string>();
  const visit = (part: Node): void => {
    switch (part.kind) {
      case "number":
        return;
      case "name":
        names.add(part.name);
        return;
      case "negative":
        visit(part.of);
        return;
      case "binary":
        visit(part.left);
        visit(part.right);
        return;
      case "call":
        part.of.forEach(visit);
    }
  };
  visit(node);
  return [...names];
}

/** The terms of a sum, each with its sign; of anything else the thing itself. */
export function termsOf(node: Node): readonly Node[] {
  if (node.kind !== "binary" || (node.operator !== "+" && node.operator !== "-")) return [node];
  const last: Node = node.operator === "+" ? node.right : { kind: "negative", of: node.right };
  return [...termsOf(node.left), last];
}
