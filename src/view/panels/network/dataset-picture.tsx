import { useCallback } from "react";
import type { DatasetSpecification } from "../../../engine/networks/data/index.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { paintDataset } from "./paint-dataset.ts";

interface DatasetPictureProps {
  readonly dataset: DatasetSpecification;
  readonly className?: string | undefined;
}

/** A data set in small. */
export function DatasetPicture({ dataset, className }: DatasetPictureProps) {
  const paint = useCallback((paper: Paper) => paintDataset(paper, dataset), [dataset]);
  return <PaintedCanvas paint={paint} className={className} />;
}
