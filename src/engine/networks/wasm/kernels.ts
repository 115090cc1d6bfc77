import { Body, encodeModule, i32 } from "./assembler.ts";
import { elementwiseKernels } from "./elementwise.ts";
import { lossKernels } from "./losses.ts";
import { matrixKernels } from "./matrices.ts";
import { PAGE } from "./memory.ts";

/** All kernels, each told by what assembles it. Arguments are byte offsets into the memory, and counts. */
export const kernels = { ...matrixKernels, ...elementwiseKernels, ...lossKernels };

export type KernelName = keyof typeof kernels;

const names = Object.keys(kernels) as KernelName[];

/** What is used of WebAssembly, whose types come with the DOM's. */
interface Machine {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  Table: new (what: { element: "anyfunc"; initial: number }) => { set(place: number, value: unknown): void };
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { readonly exports: { readonly f: (...args: number[]) => void } };
}

/** The machine does not give the memory that a network needs at once. */
export class OutOfMemory extends RangeError {
  readonly megabytes: number;

  constructor(megabytes: number) {
    super(
      `the network needs ${megabytes} MB at once, which this machine does not give; fewer examples or a smaller network will do`,
    );
    this.megabytes = megabytes;
  }
}

/** Calls kernels one after the other: an instruction is its bytes, the kernel's place in the table, and the kernel's arguments. */
function player(): Body {
  const body = new Body(2);
  const place = body.argument(0);
  const end = body.argument(1);
  body.while(i32.less(place, end), () => {
    body.call(i32.load(place, 4), i32.add(place, i32.of(8)));
    body.advance(place, i32.load(place));
  });
  return body;
}

/**
 * The memory that kernels work on, and they themselves, each assembled on first use. Every call of a network fills the memory anew, so
 * one serves all networks. `numbers` changes when the memory grows.
 */
export class Workspace {
  numbers: Float64Array<ArrayBuffer>;
  private instructions: Int32Array<ArrayBuffer>;
  private readonly machine: Machine;
  private readonly memory: InstanceType<Machine["Memory"]>;
  private readonly table: InstanceType<Machine["Table"]>;
  private readonly assembled = new Set<KernelName>();
  private readonly playFrom: (from: number, end: number) => void;

  constructor() {
    this.machine = (globalThis as unknown as { WebAssembly: Machine }).WebAssembly;
    const { Memory, Table } = this.machine;
    this.memory = new Memory({ initial: 17 });
    this.table = new Table({ element: "anyfunc", initial: names.length });
    this.playFrom = this.assemble(2, player());
    this.numbers = new Float64Array(this.memory.buffer);
    this.instructions = new Int32Array(this.memory.buffer);
  }

  /** The place of a kernel in instructions. */
  place(name: KernelName): number {
    const place = names.indexOf(name);
    if (!this.assembled.has(name)) {
      this.table.set(place, this.assemble(1, kernels[name]()));
      this.assembled.add(name);
    }
    return place;
  }

  /** Has instructions carried out, INSTRUCTION_BYTES of them at most. */
  play(instructions: Int32Array<ArrayBuffer>): void {
    this.instructions.set(instructions);
    this.playFrom(0, instructions.byteLength);
  }

  /** Makes room for `count` numbers. What the memory holds stays. Throws OutOfMemory where the machine does not have it. */
  reserve(count: number): void {
    const missing = count - this.numbers.length;
    if (missing <= 0) return;
    try {
      this.memory.grow(Math.ceil((8 * missing) / PAGE));
    } catch {
      throw new OutOfMemory(Math.ceil(count / 125_000));
    }
    this.numbers = new Float64Array(this.memory.buffer);
    this.instructions = new Int32Array(this.memory.buffer);
  }

  private assemble(parameters: number, body: Body): (...args: number[]) => void {
    const { Instance, Module } = this.machine;
    return new Instance(new Module(encodeModule(parameters, body)), { e: { m: this.memory, t: this.table } }).exports.f;
  }
}

let workspace: Workspace | undefined;

/** The workspace of this thread, made on first use. */
export function sharedWorkspace(): Workspace {
  workspace ??= new Workspace();
  return workspace;
}
