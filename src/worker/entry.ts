import { surfaceRun } from "../engine/problems/index.ts";
import { Run } from "../engine/run.ts";
import { surfaceTasks } from "../engine/surface-task.ts";
import { contourMap, sampleField } from "./contours.ts";
import type { Reply, Request } from "./protocol.ts";

/** Rows of every lane in the first chunk of a run: all of a short run, and a small share of a frame for any optimizer. */
const FIRST_ROWS = 1024;

const scope = self as unknown as DedicatedWorkerGlobalScope;
let current: { readonly id: number; readonly run: Run; rows: number } | null = null;

function reply(message: Reply, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function handle(request: Request): void {
  switch (request.type) {
    case "run":
      current = {
        id: request.run,
        run: new Run(request.specification, surfaceTasks(surfaceRun(request.specification))),
        rows: FIRST_ROWS,
      };
      return;
    case "pull": {
      if (current?.id !== request.run) return;
      const started = performance.now();
      const chunk = current.run.advance(current.rows, () => performance.now());
      const elapsed = performance.now() - started;
      // The next chunk is as long as fits the budget, judged by this one.
      current.rows = Math.max(1, Math.floor(current.rows * Math.min(4, Math.max(0.1, request.budget / elapsed))));
      reply({ type: "chunk", run: request.run, chunk, elapsed }, [chunk.buffer.buffer]);
      return;
    }
    case "cancel":
      if (current?.id === request.run) current = null;
      return;
    case "field": {
      const field = sampleField(request.field);
      reply({ type: "field", job: request.job, field }, [field.values.buffer]);
      return;
    }
    case "contours": {
      const contours = contourMap(request.field, request.levels);
      reply({ type: "contours", job: request.job, contours }, [
        contours.levels.buffer,
        contours.coordinates.buffer,
        contours.ringStarts.buffer,
        contours.bandStarts.buffer,
      ]);
      return;
    }
    case "inspect": {
      const { job, specification, lane, k } = request;
      // Not part of the first picture, and so a script of its own.
      import("./observe.ts")
        .then(({ inspectionAt }) =>
          reply({ type: "inspection", job, inspection: inspectionAt(specification, lane, k) }),
        )
        .catch((error: unknown) => reply({ type: "failed", job, message: messageOf(error) }));
      return;
    }
    case "series": {
      const { specification, lane, series, from, budget } = request;
      // Its own part of the script, since few visitors ask for it.
      import("./replay.ts")
        .then(({ seriesPart }) => seriesPart(specification, lane, series, from, budget))
        .then((part) => reply({ type: "series", job: request.job, part }))
        .catch((error: unknown) => reply({ type: "failed", job: request.job, message: messageOf(error) }));
      return;
    }
  }
}

scope.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  try {
    handle(data);
  } catch (error) {
    const about = "run" in data ? { run: data.run } : { job: data.job };
    reply({ type: "failed", ...about, message: messageOf(error) });
  }
});
