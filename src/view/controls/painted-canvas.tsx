import { useEffect, useRef } from "react";
import type { Theme } from "../../state/preferences.ts";
import { useTheme } from "../theme.ts";

/** What a picture is painted into: a cleared context in CSS pixels, its size, and the page's colours by the names of their tokens. */
export interface Paper {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly token: (name: string) => string;
}

/** Sharper than this nobody sees, and every step costs as many pixels again. */
const LARGEST_RATIO = 2;

interface PaintedCanvasProps {
  /** Paints all of it. Another function is another picture: keep it the same while nothing changes. */
  readonly paint: (paper: Paper) => void;
  /** What the picture shows, in words; without it the picture is an ornament. */
  readonly label?: string;
  readonly className?: string | undefined;
}

/** A picture that is painted when it appears, when it changes, and when its size or the theme does. */
export function PaintedCanvas({ paint, label, className }: PaintedCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const element = canvas.current!;
    let size = "";
    const draw = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const ratio = Math.min(LARGEST_RATIO, window.devicePixelRatio);
      if (width === 0 || height === 0 || size === `${width} ${height} ${ratio}`) return;
      size = `${width} ${height} ${ratio}`;
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      const context = element.getContext("2d")!;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const style = getComputedStyle(element);
      paint({ context, width, height, theme, token: (name) => style.getPropertyValue(name).trim() });
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
  }, [paint, theme]);
  if (label === undefined) return <canvas ref={canvas} className={className} />;
  return <canvas ref={canvas} className={className} role="img" aria-label={label} />;
}
