import type { CurvatureInspection } from "../engine/inspect.ts";
import type { AnyRunSpecification } from "../engine/problems/index.ts";
import type { SurfaceRunSpecification } from "../engine/surface-task.ts";
import type { ContourMap, Field, FieldRequest, Reply, Request, SeriesPart } from "./protocol.ts";

type Kind = AnyRunSpecification["problem"]["kind"];

/** A worker with typed messages. The caller takes replies through `onReply`. */
class Channel {
  onReply: (reply: Reply) => void = () => {};
  private readonly worker: Worker;

  constructor(kind: Kind = "surface") {
    // Bundlers find workers by this very form.
    this.worker =
      kind === "surface"
        ? new Worker(new URL("./entry.ts", import.meta.url), { type: "module" })
        : new Worker(new URL("./network-entry.ts", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.onReply(data));
    this.worker.addEventListener("error", (event) => this.onReply({ type: "failed", message: event.message }));
  }

  send(request: Request): void {
    this.worker.postMessage(request);
  }
}

export type ChunkReply = Extract<Reply, { type: "chunk" }>;
export type FailedReply = Extract<Reply, { type: "failed" }>;

/** The workers that run the lanes, one for each kind of problem that has been shown. At most one run is current; chunks of earlier ones never reach the caller. */
export class Runner {
  onChunk: (reply: ChunkReply) => void = () => {};
  onFailure: (reply: FailedReply) => void = () => {};
  private readonly channels: Partial<Record<Kind, Channel>> = {};
  private current: Channel | null = null;
  private run = 0;
  private pending = false;

  /** Starts a run in place of the current one. */
  start(specification: AnyRunSpecification): void {
    const channel = this.channel(specification.problem.kind);
    if (this.current !== channel) this.current?.send({ type: "cancel", run: this.run });
    this.current = channel;
    this.run++;
    this.pending = false;
    channel.send({ type: "run", run: this.run, specification });
  }

  /** Asks for the next chunk, of about `budget` milliseconds of work, unless one is on its way. */
  pull(budget: number): void {
    if (this.pending) return;
    this.pending = true;
    this.current?.send({ type: "pull", run: this.run, budget });
  }

  /** The worker for a kind of problem, begun when it is first needed. */
  private channel(kind: Kind): Channel {
    const known = this.channels[kind];
    if (known) return known;
    const channel = new Channel(kind);
    this.channels[kind] = channel;
    channel.onReply = (reply) => {
      if (reply.type === "failed") {
        if (channel !== this.current || (reply.run !== undefined && reply.run !== this.run)) return;
        this.pending = false;
        this.onFailure(reply);
      } else if (reply.type === "chunk" && reply.run === this.run) {
        this.pending = false;
        this.onChunk(reply);
      }
    };
    return channel;
  }
}

/** What a job's reply carries. */
type Result = ContourMap | Field | CurvatureInspection | SeriesPart | null;

interface Job {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

function resultOf(reply: Reply): Result {
  switch (reply.type) {
    case "field":
      return reply.field;
    case "contours":
      return reply.contours;
    case "inspection":
      return reply.inspection;
    case "series":
      return reply.part;
    case "chunk":
    case "failed":
      return null;
  }
}

/** A worker for single questions. Jobs of one `subject` replace each other: an outdated one that has not begun is never computed. */
class Desk {
  private readonly channel = new Channel();
  private readonly jobs = new Map<number, Job>();
  private readonly waiting = new Map<string, () => void>();
  private readonly superseded = new Map<string, () => void>();
  private next = 0;
  private busy = false;

  constructor() {
    this.channel.onReply = (reply) => {
      this.busy = false;
      if (reply.type === "failed") {
        const error = new Error(reply.message);
        if (reply.job === undefined) for (const job of this.jobs.values()) job.reject(error);
        else this.jobs.get(reply.job)?.reject(error);
        if (reply.job !== undefined) this.jobs.delete(reply.job);
      } else if (reply.type !== "chunk") {
        this.jobs.get(reply.job)?.resolve(resultOf(reply));
        this.jobs.delete(reply.job);
      }
      this.dispatch();
    };
  }

  /** Resolves to the reply's result, or to null when a newer job with the same subject took its place. */
  ask<T extends Result>(subject: string, request: (job: number) => Request): Promise<T | null> {
    this.superseded.get(subject)?.();
    return new Promise<T | null>((resolve, reject) => {
      const job = this.next++;
      this.superseded.set(subject, () => resolve(null));
      this.waiting.set(subject, () => {
        this.superseded.delete(subject);
        this.jobs.set(job, { resolve: (result) => resolve(result as T | null), reject });
        this.channel.send(request(job));
      });
      this.dispatch();
    });
  }

  private dispatch(): void {
    if (this.busy) return;
    const [first] = this.waiting;
    if (!first) return;
    this.waiting.delete(first[0]);
    this.busy = true;
    first[1]();
  }
}

/** The worker that samples surfaces. */
export class Painter {
  private readonly desk = new Desk();

  /** Filled contours of J over a window. Resolves to null when a newer request with the same subject took its place. */
  contours(subject: string, field: FieldRequest, levels: number): Promise<ContourMap | null> {
    return this.desk.ask(subject, (job) => ({ type: "contours", job, field, levels }));
  }

  /** J on a grid. Resolves to null when a newer request with the same subject took its place. */
  field(subject: string, field: FieldRequest): Promise<Field | null> {
    return this.desk.ask(subject, (job) => ({ type: "field", job, field }));
  }
}

/** The worker that looks into single steps of a lane, and follows what a lane holds. */
export class Observer {
  private readonly desk = new Desk();

  /** The lane at step k; null where it does not get there, or when a newer request with the same subject took this one's place. */
  inspect(
    subject: string,
    specification: SurfaceRunSpecification,
    lane: number,
    k: number,
  ): Promise<CurvatureInspection | null> {
    return this.desk.ask(subject, (job) => ({ type: "inspect", job, specification, lane, k }));
  }

  /** The next rows of a series from `from` on; null when a newer request with the same subject took this one's place. */
  follow(
    subject: string,
    specification: SurfaceRunSpecification,
    lane: number,
    series: string,
    from: number,
    budget: number,
  ): Promise<SeriesPart | null> {
    return this.desk.ask(subject, (job) => ({
      ...{ type: "series", job, specification, lane, series, from, budget },
    }));
  }
}
