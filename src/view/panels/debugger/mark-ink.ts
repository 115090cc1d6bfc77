import type { MarkInk } from "../../draw/paint-marks.ts";

/** The colours of symbols and their vectors, as the page's theme has them now. */
export function markInkOf(element: HTMLElement): MarkInk {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const text = of("--ink");
  return {
    casing: of("--casing"),
    text,
    font: `600 13px ${of("--font-title")}`,
    measures: {
      point: text,
      step: of("--step"),
      gradient: of("--gradient"),
      squares: of("--squares"),
      "inverse-hessian": of("--matrix"),
      none: of("--matrix"),
    },
  };
}
