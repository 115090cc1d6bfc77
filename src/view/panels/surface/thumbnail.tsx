import { useEffect, useRef, useState } from "react";
import { defaultsOf } from "../../../engine/core/types.ts";
import { surfaceById } from "../../../engine/surfaces/index.ts";
import { painter } from "../../../state/painter.ts";
import { type ContourPaths, contourPaths, paintContours } from "../../draw/paint-contours.ts";
import { fitted, visibleWindow } from "../../draw/viewport.ts";
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
    contours.catch(() => known.delete(id));
  }
  return contours;
}

/** A surface in small, as the landscape would paint it. */
export function Thumbnail({ id }: { readonly id: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const [contours, setContours] = useState<ContourPaths | null>(null);

  useEffect(() => {
    let wanted = true;
    contoursOf(id).then(
      (paths) => {
        if (wanted) setContours(paths);
      },
      // Without its picture a surface still has its name.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [id]);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !contours) return;
    const ratio = Math.max(1, window.devicePixelRatio);
    context.canvas.width = WIDTH * ratio;
    context.canvas.height = HEIGHT * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintContours(context, contours, viewportOf(id), theme, ratio);
  }, [id, contours, theme]);

  return <canvas ref={canvas} className={styles.thumbnail} width={WIDTH} height={HEIGHT} />;
}
