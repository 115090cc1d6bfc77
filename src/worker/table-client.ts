import type { TableJob, TableReply, TableRequest, TableResults } from "./table-protocol.ts";

interface Waiting {
  readonly resolve: (result: TableResults[keyof TableResults]) => void;
  readonly reject: (error: Error) => void;
}

/** The worker that reads the user's tables, so that a long one does not hold up the page. */
export class TableClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor() {
    this.worker = new Worker(new URL("./table-entry.ts", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }: MessageEvent<TableReply>) => this.take(data));
    this.worker.addEventListener("error", (event) => this.fail(new Error(event.message)));
  }

  /** Runs a job after those before it. Rejects if the worker fails or is closed. */
  run<Job extends TableJob>(job: Job): Promise<TableResults[Job["type"]]> {
    return new Promise((resolve, reject) => {
      const id = ++this.last;
      // A reply to a job has the result of its type.
      this.waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      const request: TableRequest = { id, job };
      this.worker.postMessage(request, job.type === "read" && job.bytes ? [job.bytes] : []);
    });
  }

  close(): void {
    this.worker.terminate();
    this.fail(new Error("closed"));
  }

  private take(reply: TableReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("result" in reply) waiting?.resolve(reply.result);
    else waiting?.reject(new Error(reply.failure));
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
