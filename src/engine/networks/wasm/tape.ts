import type { KernelName, Workspace } from "./kernels.ts";
import { INSTRUCTION_BYTES } from "./memory.ts";

const LONGEST = INSTRUCTION_BYTES / 4;

/**
 * A pass that is written down when it is first played: calls of kernels, whose arguments never change, and steps that TypeScript takes
 * between them. However many calls follow one another, playing them is one call of WebAssembly.
 */
export class Tape {
  readonly workspace: Workspace;
  private readonly write: (tape: Tape) => void;
  private readonly parts: (Int32Array<ArrayBuffer> | (() => void))[] = [];
  private pending: number[] = [];

  constructor(workspace: Workspace, write: (tape: Tape) => void) {
    this.workspace = workspace;
    this.write = write;
  }

  /** Writes down a call. */
  call(name: KernelName, ...args: number[]): void {
    const instruction = [4 * (args.length + 2), this.workspace.place(name), ...args];
    if (this.pending.length + instruction.length > LONGEST) this.cut();
    this.pending.push(...instruction);
  }

  /** Writes down a step. */
  step(step: () => void): void {
    this.cut();
    this.parts.push(step);
  }

  play(): void {
    if (this.parts.length === 0) {
      this.write(this);
      this.cut();
    }
    for (const part of this.parts) {
      if (typeof part === "function") part();
      else this.workspace.play(part);
    }
  }

  private cut(): void {
    if (this.pending.length === 0) return;
    this.parts.push(Int32Array.from(this.pending));
    this.pending = [];
  }
}
