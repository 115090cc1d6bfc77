import type { Ground, Library, Piece } from "../../engine/python/piece.ts";
import { ordered } from "../../engine/python/piece.ts";

/** What a program is put together from, in the order of reading. */
export interface Program {
  readonly library: Library;
  readonly on: Ground;
  /** The lines of the comment that it begins with. */
  readonly head: readonly string[];
  /** Lines that each give a name to a number; those of which nothing makes use are left out. */
  readonly constants: readonly string[];
  readonly pieces: readonly Piece[];
  readonly run: string;
  readonly main: string;
}

/** The whole text. */
export function assembled({ library, on, head, constants, pieces, run, main }: Program): string {
  const rest = used([...ordered(pieces).map((piece) => textOf(piece, library, on)), run, main]).join("\n\n");
  const kept = constants.filter((line) => {
    const others = [...constants.filter((other) => other !== line), rest].join("\n");
    return new RegExp(`\\b${line.slice(0, line.indexOf(" "))}\\b`).test(others);
  });
  const text = `${kept.map((line) => `${line}\n`).join("")}\n\n${rest}`;
  return `${head.map((line) => (line === "" ? "#\n" : `# ${line}\n`)).join("")}\n${importsOf(text, library)}\n${text}`;
}

function textOf({ code, onNetworks }: Piece, library: Library, on: Ground): string {
  const own = typeof code === "string" ? code : code[library];
  const text = on === "network" ? (onNetworks ?? own) : own;
  return text.replaceAll(/\bxp\./g, library === "numpy" ? "np." : "torch.");
}

/** The sections without those of which no other one uses any name: what only a derivative needs, for example, that autograd finds. */
function used(sections: readonly string[]): readonly string[] {
  const kept = sections.filter((section) => {
    const names = [...section.matchAll(/^(?:(?:def|class) (\w+)|(\w+) =)/gm)].map(([, one, other]) => one ?? other);
    const others = sections.filter((other) => other !== section).join("\n");
    return names.length === 0 || names.some((name) => new RegExp(`\\b${name}\\b`).test(others));
  });
  return kept.length === sections.length ? kept : used(kept);
}

/** Modules of Python's own, and what is taken from them by name. */
const MODULES = ["copy", "csv", "math", "re"];
const NAMES = [
  ["collections", ["deque", "namedtuple"]],
  ["functools", ["lru_cache"]],
] as const;

/** What is taken from packages by name. */
const PACKAGE_NAMES = [
  ["sklearn.datasets", ["load_digits"]],
  ["torch", ["nn"]],
  ["torch.nn", ["functional as F"]],
  ["torch.nn.utils", ["parameters_to_vector", "vector_to_parameters"]],
] as const;

const FUNCTIONAL_CALL = `try:
    from torch.func import functional_call
except ImportError:  # Before PyTorch 2.0.
    from torch.nn.utils.stateless import functional_call
`;

/** The imports that a text makes use of. */
function importsOf(text: string, library: Library): string {
  const uses = (name: string) => new RegExp(`(?<![\\w.])${name}\\b`).test(text);
  const fromAny = ([from, names]: readonly [string, readonly string[]]) => {
    const wanted = names.filter((name) => uses(name.replace(/^.* as (\w+)$/, "$1\\.")));
    return wanted.length > 0 ? [`from ${from} import ${wanted.join(", ")}\n`] : [];
  };
  const standard = [
    ...MODULES.filter((name) => text.includes(`${name}.`) && uses(`${name}\\.`)).map((name) => `import ${name}\n`),
    ...NAMES.flatMap(fromAny),
  ].join("");
  const packages = [
    ...(text.includes("np.") ? ["import numpy as np\n"] : []),
    ...(library === "torch" ? ["import torch\n"] : []),
    ...PACKAGE_NAMES.flatMap(fromAny),
    ...(uses("functional_call") ? [`\n${FUNCTIONAL_CALL}`] : []),
  ].join("");
  const doubles = library === "torch" ? "\ntorch.set_default_dtype(torch.float64)\n" : "";
  return `${standard}${standard === "" ? "" : "\n"}${packages}${doubles}`;
}
