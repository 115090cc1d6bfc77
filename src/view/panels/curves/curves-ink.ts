import type { CurvesInk } from "../../draw/curves.ts";

/** The colours and type of a plot, as the page's theme has them now. */
export function inkOf(element: HTMLElement): CurvesInk {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: of("--ink-soft"),
    grid: of("--line"),
    axis: of("--line-strong"),
    ground: of("--surface"),
    font: `11px ${of("--font-ui")}`,
    raisedFont: `8.5px ${of("--font-ui")}`,
  };
}
