import { lazy, Suspense } from "react";
import { afterFirstView } from "../../first-view.ts";

const Panel = lazy(async () => {
  await new Promise<void>((resolve) => afterFirstView(resolve));
  return { default: (await import("./curvature-panel.tsx")).CurvaturePanel };
});

/** The curvature panel, fetched once the first landscape is painted. It stands last in its column, so that it moves nothing. */
export function LateCurvaturePanel() {
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  );
}
