import { isNetworkRun } from "../engine/problems/index.ts";
import { tasksOf } from "../engine/problems/tasks.ts";
import { NetworkDesk } from "./findings.ts";
import type { NetworkReply, NetworkRequest } from "./findings-protocol.ts";
import { LinesDesk } from "./lines-desk.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
let desk: NetworkDesk | LinesDesk | null = null;

function reply(message: NetworkReply): void {
  scope.postMessage(message);
}

scope.addEventListener("message", ({ data: request }: MessageEvent<NetworkRequest>) => {
  if (request.type === "specification") {
    const { specification } = request;
    desk = isNetworkRun(specification)
      ? new NetworkDesk(specification)
      : new LinesDesk(specification, tasksOf(specification));
    return;
  }
  const { id } = request;
  try {
    const result = desk!.answer(request, (share) => reply({ type: "share", id, share }));
    reply({ type: "found", id, result });
  } catch (error) {
    reply({ type: "failed", id, message: error instanceof Error ? error.message : String(error) });
  }
});
