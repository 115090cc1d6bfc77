import type { RefObject } from "react";
import { headShape } from "../../draw/heads.ts";
import { formatNumber, formatPoint } from "../../format.ts";
import type { LaneLook } from "../../lanes.ts";
import styles from "./picture.module.css";

interface Minimum {
  readonly point: readonly [x: number, y: number];
  readonly value: number;
  /** Others step back. */
  readonly deepest: boolean;
}

interface MinimaProps {
  readonly box: RefObject<SVGSVGElement | null>;
  readonly minima: readonly Minimum[];
  readonly titleOf: (values: { readonly loss: string; readonly point: string }) => string;
}

/** A cross for each minimum. The painter puts them in their places. */
export function MinimaMarks({ box, minima, titleOf }: MinimaProps) {
  return (
    <svg ref={box} className={styles.marks} aria-hidden="true">
      {minima.map(({ point, value, deepest }) => {
        const cross = deepest ? "M-5.5,0H5.5M0,-5.5V5.5" : "M-3.5,0H3.5M0,-3.5V3.5";
        return (
          <g key={`${point[0]},${point[1]}`} className={deepest ? undefined : styles.local}>
            <title>{titleOf({ loss: formatNumber(value), point: formatPoint(point[0], point[1]) })}</title>
            <circle r="9" fill="transparent" />
            <path d={cross} className={styles.markCasing} />
            <path d={cross} className={styles.mark} />
          </g>
        );
      })}
    </svg>
  );
}

interface ReadoutProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly lines: readonly string[];
}

/** What is known of a point of a path, beside it. */
export function PointReadout({ box, lines }: ReadoutProps) {
  return (
    <div ref={box} className={styles.readout} hidden>
      <span className={styles.readoutHeading}>
        <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true" className={styles.head}>
          <path data-part="head" />
        </svg>
        <span data-part="name" />
        <span data-part="step" className={styles.readoutStep} />
      </span>
      {lines.map((line) => (
        <span key={line} className="number" data-part={line} />
      ))}
    </div>
  );
}

/** Writes a point of a lane into its readout: the time, and a text for each line. */
export function writeReadout(
  readout: HTMLElement,
  { index, name, color }: LaneLook,
  texts: Readonly<Record<string, string>> & { readonly step: string },
): void {
  readout.style.setProperty("--lane", color);
  readout.querySelector('[data-part="head"]')?.setAttribute("d", headShape(index));
  for (const [part, text] of Object.entries({ name, ...texts })) {
    const element = readout.querySelector(`[data-part="${part}"]`);
    if (element) element.textContent = text;
  }
}
