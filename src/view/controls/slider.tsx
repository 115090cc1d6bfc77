import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import styles from "./controls.module.css";
import { nearestStop, type SliderShape, sliderStops } from "./slider-stops.ts";

interface SliderProps {
  readonly shape: SliderShape;
  readonly value: number;
  readonly change: (value: number) => void;
  /** The true number with its unit, which the position only stands for. */
  readonly valueText: string;
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly onKeyboardFocus?: (focused: boolean) => void;
}

/** A native range over round stops. While it is dragged, at most one change a frame goes out. */
export function Slider({ shape, value, change, valueText, labelledBy, describedBy, onKeyboardFocus }: SliderProps) {
  const stops = useMemo(() => sliderStops(shape), [shape]);
  const [held, setHeld] = useState<number | null>(null);
  const frame = useRef<number | null>(null);
  const latest = useRef(change);
  latest.current = change;
  useEffect(
    () => () => {
      if (frame.current !== null) cancelAnimationFrame(frame.current);
    },
    [],
  );
  const position = held ?? nearestStop(stops, shape.scale, value);
  const last = stops.length - 1;

  function move(to: number): void {
    setHeld(to);
    if (frame.current !== null) cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      frame.current = null;
      latest.current(stops[to]!);
      setHeld(null);
    });
  }

  return (
    <input
      type="range"
      className={styles.slider}
      style={{ "--filled": `${(100 * position) / last}%` } as CSSProperties}
      min={0}
      max={last}
      step={1}
      value={position}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-valuetext={valueText}
      onChange={(event) => move(Number(event.currentTarget.value))}
      onFocus={(event) => onKeyboardFocus?.(event.currentTarget.matches(":focus-visible"))}
      onBlur={() => onKeyboardFocus?.(false)}
    />
  );
}
