import type { SurveyReply, SurveyRequest } from "./survey-protocol.ts";
import { Surveyor } from "./surveyor.ts";
import { Trails } from "./trails.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
let current: { readonly survey: number; readonly surveyor: Surveyor } | null = null;
/** Where lanes of the last run and network went: another plane through them needs no second training. */
let followed: { readonly key: string; readonly trails: Trails } | null = null;

function reply(message: SurveyReply): void {
  scope.postMessage(message);
}

function handle(request: SurveyRequest): void {
  const { survey } = request;
  if (request.type === "survey") {
    const { specification } = request;
    const { run, lanes } = specification;
    const lead = lanes[0]!.lane;
    const key = JSON.stringify([run, run.lanes[lead]!.model]);
    if (followed?.key !== key) followed = { key, trails: new Trails(run, lead) };
    current = { survey, surveyor: new Surveyor(specification, followed.trails) };
    return;
  }
  if (current?.survey !== survey) return;
  if (request.type === "pull") {
    reply({ type: "news", survey, ...current.surveyor.advance(request.budget, () => performance.now()) });
  } else {
    const { updates } = request;
    reply({ type: "readings", survey, updates, readings: current.surveyor.readings(updates) });
  }
}

scope.addEventListener("message", ({ data }: MessageEvent<SurveyRequest>) => {
  try {
    handle(data);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ type: "failed", survey: data.survey, message });
  }
});
