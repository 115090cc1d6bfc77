import { useCallback, useEffect, useState } from "react";
import { type Configuration, isNetwork, isSurface } from "../../../experiment/configuration.ts";
import { painter } from "../../../state/painter.ts";
import type { Recent } from "../../../state/recents.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { pixelRatio } from "../../draw/canvas.ts";
import { paintedColor } from "../../draw/lane-colors.ts";
import { type ContourPaths, contourPaths, paintContours } from "../../draw/paint-contours.ts";
import { visibleWindow } from "../../draw/viewport.ts";
import { paintDataset } from "../network/paint-dataset.ts";
import styles from "./export.module.css";
import { THUMBNAIL, thumbnailView } from "./small-paths.ts";

const LEVELS = 12;
/** Points of the grid a pixel. */
const DENSITY = 0.5;
/** How thick the veil is between a network's examples and its losses. */
const VEIL = 0.72;

interface RecentThumbnailProps {
  readonly recent: Recent;
  readonly configuration: Configuration;
}

/** The contours behind the thumbnail of an experiment on a surface; null until they are there, and on networks. */
function useContours({ recent, configuration }: RecentThumbnailProps): ContourPaths | null {
  const [contours, setContours] = useState<ContourPaths | null>(null);
  useEffect(() => {
    if (!isSurface(configuration)) return;
    let wanted = true;
    const grid = { columns: Math.round(THUMBNAIL.width * DENSITY), rows: Math.round(THUMBNAIL.height * DENSITY) };
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
  return contours;
}

/** An experiment in small: its contours with the paths on them, or its examples with the losses before them, as it was kept. */
export function RecentThumbnail({ recent, configuration }: RecentThumbnailProps) {
  const contours = useContours({ recent, configuration });
  const paint = useCallback(
    (paper: Paper) => {
      const { context, width, height, theme, token } = paper;
      const scale = width / THUMBNAIL.width;
      if (isSurface(configuration)) {
        if (!contours) return;
        const view = thumbnailView(configuration);
        const enlarged = { ...view, width, height: view.height * scale, scale: view.scale * scale };
        paintContours(context, contours, enlarged, theme, pixelRatio());
      } else if (isNetwork(configuration)) {
        paintDataset(paper, configuration.problem.dataset);
        context.globalAlpha = recent.paths.length > 0 ? VEIL : 0;
        context.fillStyle = token("--sunken");
        context.fillRect(0, 0, width, height);
        context.globalAlpha = 1;
      }
      context.lineJoin = "round";
      context.lineWidth = 1.5;
      for (const { color, points } of recent.paths) {
        context.strokeStyle = paintedColor(color, theme);
        context.beginPath();
        for (let i = 0; i + 1 < points.length; i += 2)
          context.lineTo((points[i]! * width) / 1000, (points[i + 1]! * width) / 1000);
        context.stroke();
      }
    },
    [recent, configuration, contours],
  );
  return <PaintedCanvas paint={paint} className={styles.thumbnail} />;
}
