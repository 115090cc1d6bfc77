import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/jetbrains-mono";
import "./view/styles/tokens.css";
import "./view/styles/base.css";
import "./view/styles/forced-colors.css";
import "./view/styles/print.css";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { watchFaults } from "./state/faults.ts";
import { startKinds } from "./state/kinds.ts";
import { startLink } from "./state/link.ts";
import { nextTask } from "./state/next-task.ts";
import { startPlayback } from "./state/playback.ts";
import { startRuns } from "./state/runs.ts";
import "./state/between-tasks.ts";
import { App } from "./app.tsx";
import { Contained } from "./view/containment/contained.tsx";
import { afterFirstView } from "./view/first-view.ts";

watchFaults();

async function start(): Promise<void> {
  // The link comes first: what it opens is what runs. No module may wait for it, since it imports others that need this one.
  await startLink();
  startKinds();
  startRuns();
  startPlayback();

  await nextTask();
  const root = createRoot(document.getElementById("root")!);
  // A transition is rendered in slices.
  startTransition(() =>
    root.render(
      <StrictMode>
        <Contained part={null}>
          <App />
        </Contained>
      </StrictMode>,
    ),
  );
}

void start();

// A page that is served from its sources changes all the time, and is not kept.
if (import.meta.env.PROD) {
  afterFirstView(() => void import("./view/panels/offline/keep-offline.ts").then(({ keepOffline }) => keepOffline()));
}
