import { OutOfMemory } from "../engine/networks/wasm/kernels.ts";
import { tasksOf } from "../engine/problems/tasks.ts";
import { Run } from "../engine/run.ts";
import type { Reply, RunRequest } from "./protocol.ts";

/** Updates of every lane in the first chunk of a run: few, since one may take long. */
const FIRST_UPDATES = 4;

const scope = self as unknown as DedicatedWorkerGlobalScope;
let current: { readonly id: number; readonly run: Run; updates: number; beginning: number } | null = null;

function handle(request: RunRequest): void {
  switch (request.type) {
    case "run": {
      const { specification } = request;
      const started = performance.now();
      const run = new Run(specification, tasksOf(specification));
      current = { id: request.run, run, updates: FIRST_UPDATES, beginning: performance.now() - started };
      return;
    }
    case "pull": {
      if (current?.id !== request.run) return;
      const started = performance.now();
      const chunk = current.run.advance(current.updates, () => performance.now());
      const elapsed = performance.now() - started;
      // The next chunk is as long as fits the budget, judged by this one.
      current.updates = Math.max(1, Math.floor(current.updates * Math.min(4, Math.max(0.1, request.budget / elapsed))));
      const reply: Reply = { type: "chunk", run: request.run, chunk, elapsed: current.beginning + elapsed };
      current.beginning = 0;
      scope.postMessage(reply, [chunk.buffer.buffer]);
      return;
    }
    case "cancel":
      if (current?.id === request.run) current = null;
      return;
  }
}

scope.addEventListener("message", ({ data }: MessageEvent<RunRequest>) => {
  try {
    handle(data);
  } catch (error) {
    const reply: Reply = {
      type: "failed",
      run: data.run,
      message: error instanceof Error ? error.message : String(error),
      ...(error instanceof OutOfMemory && { megabytes: error.megabytes }),
    };
    scope.postMessage(reply);
  }
});
