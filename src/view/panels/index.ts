import type { ComponentType, ReactNode } from "react";
import type { Text } from "../../engine/core/types.ts";
import type { Configuration, Part } from "../../experiment/configuration.ts";
import { COMING, onDemand } from "../controls/on-demand.tsx";
import { DebuggerPanel } from "./debugger/debugger-panel.tsx";
import { LandscapePanel } from "./landscape/landscape-panel.tsx";
import { TransportPanel } from "./transport/transport-panel.tsx";

/** A panel of networks: they come all together, when the first of them is to be shown or the first view is done with. */
const ofNetworks = (
  name: Exclude<keyof typeof import("./network/panels.ts"), "LaneBatches" | "LaneModel">,
): ComponentType =>
  onDemand<object>(async () => (await import("./network/panels.ts"))[name], { meanwhile: COMING, panel: true });

/** A panel around the first picture: they come in one piece, fetched while the picture is computed. */
const aroundPicture = (
  name: Exclude<keyof typeof import("./after-picture.ts"), "Description">,
  meanwhile: ReactNode = COMING,
): ComponentType =>
  onDemand<object>(async () => (await import("./after-picture.ts"))[name], { meanwhile, panel: true });

/** A panel of matrix problems, likewise. */
const ofMatrices = (name: keyof typeof import("./matrix/panels.ts")): ComponentType =>
  onDemand<object>(async () => (await import("./matrix/panels.ts"))[name], { meanwhile: COMING, panel: true });

/** Fetched once the first landscape is painted. It is the last in its column, so its arrival moves nothing. */
const CurvaturePanel = onDemand(async () => (await import("./curvature/curvature-panel.tsx")).CurvaturePanel, {
  ...{ when: "late", panel: true },
});

export interface Member {
  readonly id: Part;
  readonly Panel: ComponentType;
  /** The kind of problem that the panel is for; absent: for all. */
  readonly only?: Configuration["problem"]["kind"];
  /** The kind that has another panel in its place. */
  readonly except?: Configuration["problem"]["kind"];
  /** Part of the stage: stays in view on a small screen while the rest scrolls. */
  readonly staged?: true;
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
      { id: "surface", Panel: aroundPicture("SurfacePanel"), only: "surface" },
      { id: "problem", Panel: ofMatrices("MatrixPanel"), only: "matrix" },
      { id: "dataset", Panel: ofNetworks("DatasetPanel"), only: "network" },
      { id: "model", Panel: ofNetworks("ModelPanel"), only: "network" },
      { id: "lanes", Panel: aroundPicture("LanesPanel") },
      { id: "training", Panel: ofNetworks("TrainingPanel"), only: "network" },
    ],
  },
  landscape: {
    label: { en: "Landscape", ja: "地形" },
    members: [
      { id: "landscape", Panel: LandscapePanel, only: "surface", staged: true },
      { id: "landscape", Panel: ofNetworks("RegionsPanel"), only: "network", staged: true },
      { id: "landscape", Panel: ofMatrices("SpectraPanel"), only: "matrix", staged: true },
      { id: "transport", Panel: TransportPanel, staged: true },
      { id: "table", Panel: aroundPicture("TablePanel", null), except: "network" },
      { id: "table", Panel: ofNetworks("NetworkTablePanel"), only: "network" },
    ],
  },
  measures: {
    label: { en: "Measures", ja: "計測" },
    members: [
      { id: "curves", Panel: aroundPicture("CurvesPanel"), only: "surface" },
      { id: "curves", Panel: ofNetworks("TrainingCurvesPanel"), only: "network" },
      { id: "curves", Panel: ofMatrices("MatrixCurvesPanel"), only: "matrix" },
      { id: "debugger", Panel: DebuggerPanel },
      { id: "curvature", Panel: CurvaturePanel, only: "surface" },
      { id: "activity", Panel: ofNetworks("ActivityPanel"), only: "network" },
      { id: "spectrum", Panel: ofNetworks("SpectrumPanel"), only: "network" },
      { id: "spread", Panel: ofNetworks("SpreadPanel"), only: "network" },
    ],
  },
};
