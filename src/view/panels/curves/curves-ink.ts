import type { CurvesInk } from "../../draw/curves.ts";
import { tokensOf } from "../../tokens.ts";

/** The colours and type of a plot, as the page's theme has them now. */
export function inkOf(element: HTMLElement): CurvesInk {
  const of = tokensOf(element);
  return {
    text: of("--ink-soft"),
    grid: of("--line"),
    axis: of("--line-strong"),
    ground: of("--surface"),
    font: `11px ${of("--font-ui")}`,
    raisedFont: `8.5px ${of("--font-ui")}`,
  };
}
