import type { AnyRunSpecification } from "../engine/problems/index.ts";
import type {
  LinesWish,
  NetworkFindings,
  NetworkGrid,
  NetworkReply,
  NetworkRequest,
  NetworkTopic,
  SeriesWish,
} from "./findings-protocol.ts";

/** Which lane, when, and what of it where a portrait, lines or a series are asked for. */
export interface NetworkPlace {
  readonly lane: number;
  readonly update: number;
  readonly grid?: NetworkGrid | null;
  readonly lines?: LinesWish;
  readonly series?: SeriesWish;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onShare: (share: number) => void;
}

/** A worker that looks into networks. It begins with the first question. */
export class NetworkObserver {
  private worker: Worker | null = null;
  private sent: AnyRunSpecification | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  /** The answer; null where the lane does not get there. Rejects where the worker fails; never settles where it is ended before. */
  ask<Topic extends NetworkTopic>(
    specification: AnyRunSpecification,
    topic: Topic,
    { lane, update, grid = null, ...wishes }: NetworkPlace,
    onShare: (share: number) => void = () => {},
  ): Promise<NetworkFindings[Topic] | null> {
    if (specification !== this.sent) {
      this.send({ type: "specification", specification });
      this.sent = specification;
    }
    const { lines = null, series = null } = wishes;
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onShare });
      this.send({ type: "question", id, topic, lane, update, grid, lines, series });
    });
  }

  /** Ends whatever the worker is at. */
  end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.sent = null;
    this.waiting.clear();
  }

  private send(request: NetworkRequest): void {
    if (!this.worker) {
      this.worker = new Worker(new URL("./findings-entry.ts", import.meta.url), { type: "module" });
      this.worker.addEventListener("message", ({ data }: MessageEvent<NetworkReply>) => this.take(data));
      this.worker.addEventListener("error", (event: Event) => {
        // A script that cannot be fetched has nothing to say.
        const message = event instanceof ErrorEvent ? event.message : "";
        for (const { reject } of this.waiting.values()) reject(new Error(message));
        this.end();
      });
    }
    this.worker.postMessage(request);
  }

  private take(reply: NetworkReply): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    if (reply.type === "share") {
      waiting.onShare(reply.share);
      return;
    }
    this.waiting.delete(reply.id);
    if (reply.type === "found") waiting.resolve(reply.result as never);
    else waiting.reject(new Error(reply.message));
  }
}
