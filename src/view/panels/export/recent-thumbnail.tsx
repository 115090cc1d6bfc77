import { useEffect, useRef, useState } from "react";
import { type Configuration, isSurface } from "../../../experiment/configuration.ts";
import { painter } from "../../../state/painter.ts";
import type { Recent } from "../../../state/recents.ts";
import { paintedColor } from "../../draw/lane-colors.ts";
import { type ContourPaths, contourPaths, paintContours } from "../../draw/paint-contours.ts";
import { visibleWindow } from "../../draw/viewport.ts";
import { useTheme } from "../../theme.ts";
import styles from "./export.module.css";
import { THUMBNAIL, thumbnailView } from "./keep-recents.ts";

const { width, height } = THUMBNAIL;
const LEVELS = 12;
/** Points of the grid a pixel. */
const DENSITY = 0.5;

interface RecentThumbnailProps {
  readonly recent: Recent;
  readonly configuration: Configuration;
}

/** An experiment in small: its contours, and the paths as they were when it was kept. */
export function RecentThumbnail({ recent, configuration }: RecentThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const [contours, setContours] = useState<ContourPaths | null>(null);

  useEffect(() => {
    if (!isSurface(configuration)) return;
    let wanted = true;
    const grid = { columns: Math.round(width * DENSITY), rows: Math.round(height * DENSITY) };
    const window = visibleWindow(thumbnailView(configuration));
    painter.contours(`recent ${recent.link}`, { problem: configuration.problem, window, ...grid }, LEVELS).then(
      (map) => {
        if (wanted && map) setContours(contourPaths(map));
      },
      // Without its picture an experiment still has its name.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [recent, configuration]);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !contours || !isSurface(configuration)) return;
    const ratio = Math.max(1, window.devicePixelRatio);
    context.canvas.width = width * ratio;
    context.canvas.height = height * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintContours(context, contours, thumbnailView(configuration), theme, ratio);
    context.lineJoin = "round";
    context.lineWidth = 1.5;
    for (const { color, points } of recent.paths) {
      context.strokeStyle = paintedColor(color, theme);
      context.beginPath();
      for (let i = 0; i + 1 < points.length; i += 2)
        context.lineTo((points[i]! * width) / 1000, (points[i + 1]! * width) / 1000);
      context.stroke();
    }
  }, [recent, configuration, contours, theme]);

  return <canvas ref={canvas} className={styles.thumbnail} width={width} height={height} />;
}
