import type { ComponentType } from "react";
import type { Text } from "../../engine/core/types.ts";
import type { Configuration } from "../../experiment/configuration.ts";
import { LateCurvaturePanel } from "./curvature/late-curvature-panel.tsx";
import { CurvesPanel } from "./curves/curves-panel.tsx";
import { DebuggerPanel } from "./debugger/debugger-panel.tsx";
import { LandscapePanel } from "./landscape/landscape-panel.tsx";
import { LanesPanel } from "./lanes/lanes-panel.tsx";
import { SurfacePanel } from "./surface/surface-panel.tsx";
import { TablePanel } from "./table/table-panel.tsx";
import { TransportPanel } from "./transport/transport-panel.tsx";

interface Member {
  readonly id: string;
  readonly Panel: ComponentType;
  /** The kind of problem that the panel is for; absent: for both. */
  readonly only?: Configuration["problem"]["kind"];
}

interface PanelColumn {
  readonly label: Text;
  readonly members: readonly Member[];
}

/** Every panel of the page, by column, from top to bottom. */
export const panels: Readonly<Record<"controls" | "landscape" | "measures", PanelColumn>> = {
  controls: {
    label: { en: "Experiment", ja: "実験の設定" },
    members: [
      { id: "surface", Panel: SurfacePanel, only: "surface" },
      { id: "lanes", Panel: LanesPanel },
    ],
  },
  landscape: {
    label: { en: "Landscape", ja: "地形" },
    members: [
      { id: "landscape", Panel: LandscapePanel, only: "surface" },
      { id: "transport", Panel: TransportPanel },
      { id: "table", Panel: TablePanel, only: "surface" },
    ],
  },
  measures: {
    label: { en: "Measures", ja: "計測" },
    members: [
      { id: "curves", Panel: CurvesPanel, only: "surface" },
      { id: "debugger", Panel: DebuggerPanel, only: "surface" },
      { id: "curvature", Panel: LateCurvaturePanel, only: "surface" },
    ],
  },
};
