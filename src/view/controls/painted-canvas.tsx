import { use, useEffect, useRef } from "react";
import type { Theme } from "../../state/preferences.ts";
import { ReportContext } from "../containment/use-on-frame.ts";
import { cleared } from "../draw/canvas.ts";
import { usePixelRatio } from "../pixel-ratio.ts";
import { useTheme } from "../theme.ts";
import { tokensOf } from "../tokens.ts";

/** What a picture is painted into: a cleared context in CSS pixels, its size, and the page's colours by the names of their tokens. */
export interface Paper {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly token: (name: string) => string;
}

interface PaintedCanvasProps {
  /** Paints all of it. Another function is another picture: keep it the same while nothing changes. */
  readonly paint: (paper: Paper) => void;
  /** What the picture shows, in words; without it the picture is an ornament. */
  readonly label?: string;
  readonly className?: string | undefined;
}

/** A picture that is painted when it appears, when it changes, and when its size, the theme or the pixel density does. */
export function PaintedCanvas({ paint, label, className }: PaintedCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const ratio = usePixelRatio();
  const report = use(ReportContext);
  useEffect(() => {
    const element = canvas.current!;
    let size = "";
    const draw = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0 || size === `${width} ${height}`) return;
      size = `${width} ${height}`;
      try {
        const context = cleared(element, { width, height }, ratio);
        paint({ context, width, height, theme, token: tokensOf(element) });
      } catch (error) {
        report(error);
      }
    };
    // In a frame: by then the page has the theme too.
    const observer = new ResizeObserver(draw);
    const frame = requestAnimationFrame(() => {
      draw();
      observer.observe(element);
    });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [report, paint, theme, ratio]);
  if (label === undefined) return <canvas ref={canvas} className={className} />;
  return <canvas ref={canvas} className={className} role="img" aria-label={label} />;
}
