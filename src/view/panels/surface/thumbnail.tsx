import { useEffect, useRef, useState } from "react";
import { defaultsOf } from "../../../engine/core/types.ts";
import { surfaceById } from "../../../engine/surfaces/index.ts";
import { reportFault } from "../../../state/faults.ts";
import { painter } from "../../../state/painter.ts";
import { cleared } from "../../draw/canvas.ts";
import { type ContourPaths, contourPaths, paintContours } from "../../draw/paint-contours.ts";
import { fitted, visibleWindow } from "../../draw/viewport.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import { useTheme } from "../../theme.ts";
import styles from "./picker.module.css";

const WIDTH = 168;
const HEIGHT = 96;
const LEVELS = 12;
/** Points of the grid a pixel: contours this small need no more. */
const DENSITY = 0.5;

/** Contours of surfaces with their default parameters, once they have been asked for. */
const known = new Map<string, Promise<ContourPaths | null>>();

function viewportOf(id: string) {
  const surface = surfaceById(id);
  return fitted(surface.window(defaultsOf(surface.parameters)), WIDTH, HEIGHT);
}

function contoursOf(id: string): Promise<ContourPaths | null> {
  let contours = known.get(id);
  if (!contours) {
    contours = painter
      .contours(
        `thumbnail ${id}`,
        {
          problem: { kind: "surface", id, params: defaultsOf(surfaceById(id).parameters) },
          window: visibleWindow(viewportOf(id)),
          columns: Math.round(WIDTH * DENSITY),
          rows: Math.round(HEIGHT * DENSITY),
        },
        LEVELS,
      )
      .then((map) => map && contourPaths(map));
    known.set(id, contours);
    contours.catch((error: unknown) => {
      known.delete(id);
      reportFault(error);
    });
  }
  return contours;
}

/** A surface in small, as the landscape would paint it. */
export function Thumbnail({ id }: { readonly id: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const ratio = usePixelRatio();
  const [contours, setContours] = useState<ContourPaths | null>(null);

  useEffect(() => {
    let wanted = true;
    contoursOf(id).then(
      (paths) => {
        if (wanted) setContours(paths);
      },
      // Reported where it was requested. Without its picture a surface still has its name.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [id]);

  useEffect(() => {
    if (!canvas.current || !contours) return;
    const context = cleared(canvas.current, { width: WIDTH, height: HEIGHT }, ratio);
    paintContours(context, contours, viewportOf(id), theme, ratio);
  }, [id, contours, theme, ratio]);

  return <canvas ref={canvas} className={styles.thumbnail} width={WIDTH} height={HEIGHT} />;
}
