import { zoomLimits } from "../../../experiment/plane.ts";
import { changePlane, usePlane } from "../../../state/plane.ts";
import { ZoomBar } from "../landscape/zoom-buttons.tsx";
import { words } from "./words.ts";

/** Closer, farther, or as close as the paths allow. */
export function PlaneZoom() {
  const t = words.useWords();
  const plane = usePlane();
  const to = (label: string, zoom: number) => ({
    label,
    act: () => void changePlane({ ...plane, zoom }),
    idle: zoom === plane.zoom,
  });
  return (
    <ZoomBar
      zoomIn={to(t("zoomIn"), Math.min(zoomLimits.max, plane.zoom * 2))}
      zoomOut={to(t("zoomOut"), Math.max(zoomLimits.min, plane.zoom / 2))}
      fit={to(t("reset"), 1)}
    />
  );
}
