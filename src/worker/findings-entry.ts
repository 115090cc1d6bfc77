import { NetworkDesk } from "./findings.ts";
import type { NetworkReply, NetworkRequest } from "./findings-protocol.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
let desk: NetworkDesk | null = null;

function reply(message: NetworkReply): void {
  scope.postMessage(message);
}

scope.addEventListener("message", ({ data: request }: MessageEvent<NetworkRequest>) => {
  if (request.type === "specification") {
    desk = new NetworkDesk(request.specification);
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
