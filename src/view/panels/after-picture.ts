// The panels around the first picture, and the picture in words: fetched in one piece while it is computed.
export { CurvesPanel } from "./curves/curves-panel.tsx";
export { Description } from "./landscape/description.tsx";
export { LanesPanel } from "./lanes/lanes-panel.tsx";
export { SurfacePanel } from "./surface/surface-panel.tsx";
export { TablePanel } from "./table/table-panel.tsx";
