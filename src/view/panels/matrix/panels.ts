export { MatrixCurvesPanel } from "./matrix-curves.tsx";
export { MatrixPanel } from "./matrix-panel.tsx";
export { SpectraPanel } from "./spectra-panel.tsx";
