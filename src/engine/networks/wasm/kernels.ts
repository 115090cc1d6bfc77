import { encodeModule } from "./assembler.ts";
import { elementwiseKernels } from "./elementwise.ts";
import { lossKernels } from "./losses.ts";
import { matrixKernels } from "./matrices.ts";

const kernels = () => ({ ...matrixKernels(), ...elementwiseKernels(), ...lossKernels() });

type KernelName = keyof ReturnType<typeof kernels>;
/** Arguments are byte offsets into the memory, counts and, at the end of a loss's, its scale. */
export type KernelFunction = (...args: number[]) => void;

/** What is used of WebAssembly, whose types come with the DOM's. */
interface Machine {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { readonly exports: Record<KernelName, KernelFunction> };
}

const PAGE = 65536;

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

/**
 * The memory that kernels work on, and they themselves. Every call of a network fills the memory anew, so one serves all networks.
 * `numbers` changes when the memory grows.
 */
export class Workspace {
  readonly run: Readonly<Record<KernelName, KernelFunction>>;
  numbers: Float64Array<ArrayBuffer>;
  private readonly memory: InstanceType<Machine["Memory"]>;

  constructor() {
    const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: Machine }).WebAssembly;
    this.memory = new Memory({ initial: 16 });
    this.run = new Instance(new Module(encodeModule(kernels())), { e: { m: this.memory } }).exports;
    this.numbers = new Float64Array(this.memory.buffer);
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
  }
}

let workspace: Workspace | undefined;

/** The workspace of this thread, made on first use. */
export function sharedWorkspace(): Workspace {
  workspace ??= new Workspace();
  return workspace;
}
