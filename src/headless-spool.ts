import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes that are kept in memory; what goes beyond goes to a temporary file. */
const KEPT = 32 << 20;
const CHUNK = 1 << 20;

/**
 * Text that is held back until all of it is there, so that whoever reads gets all of it or nothing: what makes it may fail on the way,
 * where the machine has no more memory, say.
 */
export class Spool {
  private parts: Buffer[] = [];
  private bytes = 0;
  private file: { readonly folder: string; readonly handle: number } | null = null;

  /** Throws what making the text throws, and what the temporary file's disk says. */
  constructor(pieces: Iterable<string>) {
    try {
      for (const piece of pieces) this.add(Buffer.from(piece));
      if (this.file) this.spill();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private add(part: Buffer): void {
    this.parts.push(part);
    this.bytes += part.length;
    if (this.bytes >= KEPT) this.spill();
  }

  private spill(): void {
    if (this.file === null) {
      const folder = mkdtempSync(join(tmpdir(), "thalweg-"));
      this.file = { folder, handle: openSync(join(folder, "results"), "wx+") };
    }
    for (const part of this.parts) {
      for (let at = 0; at < part.length; ) at += writeSync(this.file.handle, part, at);
    }
    this.parts = [];
    this.bytes = 0;
  }

  /** The text, in parts. Each is to be done with before the next is asked for. */
  *read(): Generator<Buffer> {
    if (this.file === null) {
      yield* this.parts;
      return;
    }
    let position = 0;
    for (;;) {
      const chunk = Buffer.alloc(CHUNK);
      const length = readSync(this.file.handle, chunk, 0, CHUNK, position);
      if (length === 0) return;
      position += length;
      yield chunk.subarray(0, length);
    }
  }

  close(): void {
    this.parts = [];
    if (this.file === null) return;
    closeSync(this.file.handle);
    rmSync(this.file.folder, { recursive: true });
    this.file = null;
  }
}
