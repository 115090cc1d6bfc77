/**
 * A small typed assembler for WebAssembly: expressions carry their type, statements append to a function's body, and a module is the
 * bytes of its functions, which all work on one imported memory. Only what the kernels need is here.
 */
export type Type = "i32" | "f64" | "v128";
const TYPE_CODES: Readonly<Record<Type, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

/** A double in both lanes. */
interface Constant {
  readonly both: number;
}

/** Bytes in order, nested as their instructions are, so that an operand is not copied by each instruction around it. */
type Code = readonly (number | Constant | Code)[];

export interface Expression<T extends Type> {
  readonly type: T;
  readonly code: Code;
}
/** A variable of a function; as an expression, its value. */
export interface Local<T extends Type> extends Expression<T> {
  readonly index: number;
}
export type I32 = Expression<"i32">;
export type V128 = Expression<"v128">;

/** LEB128 of an unsigned integer. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

/** LEB128 of a signed integer of 32 bits. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 127) | 128);
    rest >>= 7;
  }
  bytes.push(rest & 127);
  return bytes;
}

/** The eight bytes of a double, twice: both lanes. */
function lanes(value: number): number[] {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setFloat64(0, value, true);
  view.setFloat64(8, value, true);
  return [...bytes];
}

const one =
  <T extends Type>(...opcode: readonly number[]) =>
  (a: Expression<T>): Expression<T> => ({ type: a.type, code: [a.code, opcode] });
const two =
  <T extends Type>(...opcode: readonly number[]) =>
  (a: Expression<T>, b: Expression<T>): Expression<T> => ({ type: a.type, code: [a.code, b.code, opcode] });
/** From memory, at an offset of bytes. */
const load =
  (code: number) =>
  (at: I32, offset = 0): V128 => ({ type: "v128", code: [at.code, 0xfd, code, 3, unsigned(offset)] });
/** Doubles of a and b by their bytes, of which b's follow a's. */
const shuffle =
  (...bytes: readonly number[]) =>
  (a: V128, b: V128): V128 => ({ type: "v128", code: [a.code, b.code, 0xfd, 0x0d, bytes] });

export const i32 = {
  of: (value: number): I32 => ({ type: "i32", code: [0x41, ...signed(value)] }),
  add: two<"i32">(0x6a),
  subtract: two<"i32">(0x6b),
  multiply: two<"i32">(0x6c),
  less: two<"i32">(0x49),
  atMost: two<"i32">(0x4d),
  isZero: one<"i32">(0x45),
};

/** Two doubles at a time. */
export const f64x2 = {
  of: (value: number): V128 => ({ type: "v128", code: [{ both: value }] }),
  splat: (value: Expression<"f64">): V128 => ({ type: "v128", code: [value.code, 0xfd, 0x14] }),
  load: load(0x00),
  /** One double from memory to both lanes. */
  loadSplat: load(0x0a),
  /** One double from memory; the other lane 0. */
  loadFirst: load(0x5d),
  add: two<"v128">(0xfd, 0xf0, 1),
  subtract: two<"v128">(0xfd, 0xf1, 1),
  multiply: two<"v128">(0xfd, 0xf2, 1),
  divide: two<"v128">(0xfd, 0xf3, 1),
  min: two<"v128">(0xfd, 0xf4, 1),
  max: two<"v128">(0xfd, 0xf5, 1),
  /** a < b ? b : a. One instruction, as max is not. */
  larger: two<"v128">(0xfd, 0xf7, 1),
  abs: one<"v128">(0xfd, 0xec, 1),
  negate: one<"v128">(0xfd, 0xed, 1),
  less: two<"v128">(0xfd, 0x49),
  greater: two<"v128">(0xfd, 0x4a),
  and: two<"v128">(0xfd, 0x4e),
  or: two<"v128">(0xfd, 0x50),
  /** `a` where `mask` is set, `b` elsewhere. */
  select: (a: V128, b: V128, mask: V128): V128 => ({ type: "v128", code: [a.code, b.code, mask.code, 0xfd, 0x52] }),
  /** (a₀, b₀) and (a₁, b₁). */
  firsts: shuffle(0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
  seconds: shuffle(8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
};

/** The bits of both lanes as integers. */
export const i64x2 = {
  add: two<"v128">(0xfd, 0xce, 1),
  shiftLeft: (a: V128, count: number): V128 => ({ type: "v128", code: [a.code, i32.of(count).code, 0xfd, 0xcb, 1] }),
};

/** A function under construction: its variables, and its statements in order. */
export class Body {
  private readonly types: Type[];
  private readonly parameters: number;
  private readonly code: number[] = [];
  /** Variables of constants: engines make a constant anew wherever it stands, at the cost of several instructions, also in loops. */
  private readonly constants = new Map<string, { readonly value: number; readonly local: Local<"v128"> }>();

  constructor(parameters: readonly Type[]) {
    this.types = [...parameters];
    this.parameters = parameters.length;
  }

  argument<T extends Type>(index: number, type: T): Local<T> {
    return { type, index, code: [0x20, ...unsigned(index)] };
  }

  private declare<T extends Type>(type: T): Local<T> {
    return this.argument(this.types.push(type) - 1, type);
  }

  /** A new variable with this value. */
  let<T extends Type>(value: Expression<T>): Local<T> {
    const local = this.declare(value.type);
    this.set(local, value);
    return local;
  }

  set<T extends Type>(local: Local<T>, value: Expression<T>): void {
    this.append([value.code, 0x21, unsigned(local.index)]);
  }

  /** local += value. */
  advance(local: Local<"i32">, value: I32): void {
    this.set(local, i32.add(local, value));
  }

  store(at: I32, value: V128, offset = 0): void {
    this.append([at.code, value.code, 0xfd, 0x0b, 3, unsigned(offset)]);
  }

  /** The first lane alone. */
  storeFirst(at: I32, value: V128, offset = 0): void {
    this.append([at.code, value.code, 0xfd, 0x5b, 3, unsigned(offset), 0]);
  }

  when(condition: I32, then: () => void): void {
    this.append([condition.code, 0x04, 0x40]);
    then();
    this.code.push(0x0b);
  }

  /** Once, and again as long as the condition holds after it. */
  repeat(body: () => void, condition: I32): void {
    this.code.push(0x03, 0x40);
    body();
    this.append([condition.code, 0x0d, 0, 0x0b]);
  }

  /** As long as the condition holds before it. */
  while(condition: I32, body: () => void): void {
    this.when(condition, () => this.repeat(body, condition));
  }

  /** The function's entry in the code section. */
  encode(): Bytes {
    const declared = this.types.slice(this.parameters).flatMap((type) => [1, TYPE_CODES[type]]);
    const constants = [...this.constants.values()].flatMap(({ value, local }) => [
      ...[0xfd, 0x0c, ...lanes(value)],
      ...[0x21, ...unsigned(local.index)],
    ]);
    return sized([unsigned(declared.length / 2), declared, constants, this.code, [0x0b]]);
  }

  private append(code: Code): void {
    for (const part of code) {
      if (typeof part === "number") this.code.push(part);
      else if ("both" in part) this.append(this.constant(part.both).code);
      else this.append(part);
    }
  }

  private constant(value: number): Local<"v128"> {
    const key = Object.is(value, -0) ? "-0" : String(value);
    const known = this.constants.get(key);
    if (known) return known.local;
    const local = this.declare("v128");
    this.constants.set(key, { value, local });
    return local;
  }
}

export interface Kernel {
  readonly parameters: readonly Type[];
  readonly body: Body;
}

/** A function without a result: `build` receives its body and its arguments. */
export function kernel<const P extends readonly Type[]>(
  parameters: P,
  build: (body: Body, ...args: { [K in keyof P]: Local<P[K]> }) => void,
): Kernel {
  const body = new Body(parameters);
  const args = parameters.map((type, index) => body.argument(index, type));
  build(body, ...(args as { [K in keyof P]: Local<P[K]> }));
  return { parameters, body };
}

type Bytes = Uint8Array<ArrayBuffer>;

function joined(parts: readonly ArrayLike<number>[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** The number of bytes, and they. */
function sized(parts: readonly ArrayLike<number>[]): Bytes {
  const bytes = joined(parts);
  return joined([unsigned(bytes.length), bytes]);
}

const section = (id: number, entries: readonly ArrayLike<number>[]): Bytes =>
  joined([[id], sized([unsigned(entries.length), ...entries])]);

/** A name, which must be ASCII. */
const text = (word: string): number[] => [word.length, ...Array.from(word, (letter) => letter.charCodeAt(0))];

/** A module that imports its memory as `e.m` and exports every kernel under its name. */
export function encodeModule(kernels: Readonly<Record<string, Kernel>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(kernels);
  const types = entries.map(([, { parameters }]) => [
    0x60,
    parameters.length,
    ...parameters.map((type) => TYPE_CODES[type]),
    0,
  ]);
  return joined([
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, types),
    section(2, [[...text("e"), ...text("m"), 2, 0, 1]]),
    section(
      3,
      entries.map((_, index) => unsigned(index)),
    ),
    section(
      7,
      entries.map(([name], index) => [...text(name), 0, ...unsigned(index)]),
    ),
    section(
      10,
      entries.map(([, { body }]) => body.encode()),
    ),
  ]);
}
