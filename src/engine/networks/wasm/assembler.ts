/**
 * A small typed assembler for WebAssembly: expressions carry their type, statements append to a function's body, and a module is the
 * bytes of one function, which works on an imported memory and calls what an imported table holds. Only what the kernels need is here.
 */
export type Type = "i32" | "v128";
const TYPE_CODES: Readonly<Record<Type, number>> = { i32: 0x7f, v128: 0x7b };

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
  /** From memory, at an offset of bytes. */
  load: (at: I32, offset = 0): I32 => ({ type: "i32", code: [at.code, 0x28, 2, unsigned(offset)] }),
};

/** Two doubles at a time. */
export const f64x2 = {
  of: (value: number): V128 => ({ type: "v128", code: [{ both: value }] }),
  load: load(0x00),
  /** One double from memory to both lanes. */
  loadSplat: load(0x0a),
  /** One double from memory; the other lane 0. */
  loadFirst: load(0x5d),
  add: two<"v128">(0xfd, 0xf0, 1),
  subtract: two<"v128">(0xfd, 0xf1, 1),
  multiply: two<"v128">(0xfd, 0xf2, 1),
  divide: two<"v128">(0xfd, 0xf3, 1),
  max: two<"v128">(0xfd, 0xf5, 1),
  /** a < b ? b : a. One instruction, as max is not. */
  larger: two<"v128">(0xfd, 0xf7, 1),
  /** b < a ? b : a. */
  smaller: two<"v128">(0xfd, 0xf6, 1),
  abs: one<"v128">(0xfd, 0xec, 1),
  negate: one<"v128">(0xfd, 0xed, 1),
  equal: two<"v128">(0xfd, 0x47),
  less: two<"v128">(0xfd, 0x49),
  greater: two<"v128">(0xfd, 0x4a),
  and: two<"v128">(0xfd, 0x4e),
  andNot: two<"v128">(0xfd, 0x4f),
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
  subtract: two<"v128">(0xfd, 0xd1, 1),
  shiftLeft: (a: V128, count: number): V128 => ({ type: "v128", code: [a.code, i32.of(count).code, 0xfd, 0xcb, 1] }),
  /** The sign fills up. */
  shiftRight: (a: V128, count: number): V128 => ({ type: "v128", code: [a.code, i32.of(count).code, 0xfd, 0xcc, 1] }),
};

const local = <T extends Type>(index: number, type: T): Local<T> => ({
  type,
  index,
  code: [0x20, ...unsigned(index)],
});

/** A function of integers under construction: its variables, and its statements in order. It gives nothing back. */
export class Body {
  private readonly types: Type[];
  private readonly parameters: number;
  private readonly code: number[] = [];
  /** Variables of constants: engines make a constant anew wherever it stands, at the cost of several instructions, also in loops. */
  private readonly constants = new Map<string, { readonly value: number; readonly variable: Local<"v128"> }>();

  constructor(parameters: number) {
    this.types = Array<Type>(parameters).fill("i32");
    this.parameters = parameters;
  }

  argument(index: number): Local<"i32"> {
    return local(index, "i32");
  }

  private declare<T extends Type>(type: T): Local<T> {
    return local(this.types.push(type) - 1, type);
  }

  /** A new variable with this value. */
  let<T extends Type>(value: Expression<T>): Local<T> {
    const variable = this.declare(value.type);
    this.set(variable, value);
    return variable;
  }

  set<T extends Type>(variable: Local<T>, value: Expression<T>): void {
    this.append([value.code, 0x21, unsigned(variable.index)]);
  }

  /** variable += value. */
  advance(variable: Local<"i32">, value: I32): void {
    this.set(variable, i32.add(variable, value));
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

  /** Calls the function of an integer that stands in the table at a place. */
  call(place: I32, argument: I32): void {
    this.append([argument.code, place.code, 0x11, CALLED, 0]);
  }

  /** The function's entry in the code section. */
  encode(): Bytes {
    const declared = this.types.slice(this.parameters).flatMap((type) => [1, TYPE_CODES[type]]);
    const constants = [...this.constants.values()].flatMap(({ value, variable }) => [
      ...[0xfd, 0x0c, ...lanes(value)],
      ...[0x21, ...unsigned(variable.index)],
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
    if (known) return known.variable;
    const variable = this.declare("v128");
    this.constants.set(key, { value, variable });
    return variable;
  }
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

const section = (id: number, ...entries: readonly ArrayLike<number>[]): Bytes =>
  joined([[id], sized([unsigned(entries.length), ...entries])]);

const functionType = (parameters: number): number[] => [0x60, parameters, ...Array(parameters).fill(TYPE_CODES.i32), 0];

/** A name of one letter. */
const letter = (name: string): number[] => [1, name.charCodeAt(0)];

/** The type of functions that a table holds, and that of a module's own. */
const [CALLED, OWN] = [0, 1];

/** A module that imports its memory as `e.m` and its table as `e.t`, and exports a function of so many integers as `f`. */
export function encodeModule(parameters: number, body: Body): Bytes {
  return joined([
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, functionType(1), functionType(parameters)),
    section(2, [...letter("e"), ...letter("m"), 2, 0, 1], [...letter("e"), ...letter("t"), 1, 0x70, 0, 0]),
    section(3, [OWN]),
    section(7, [...letter("f"), 0, 0]),
    section(10, body.encode()),
  ]);
}
