/** How large a figure is. */
export interface FigureSize {
  /** The drawing's own units: text is 11 of them high, so that this says how large things are in relation to it. */
  readonly width: number;
  readonly height: number;
  /** As it stands in an SVG file: pixels, or millimetres on paper. */
  readonly svg: { readonly width: string; readonly height: string };
  /** Pixels of a PNG file per unit, at single resolution. */
  readonly scale: number;
  /** Of a PNG file at single resolution. */
  readonly dotsPerInch: number;
}

const CSS_DPI = 96;
const PRINT_DPI = 300;
/** Units per millimetre: text of 11 units is 8 points high. */
const PER_MILLIMETRE = CSS_DPI / 25.4;

function onScreen(width: number, height: number, scale: number): FigureSize {
  const pixels = (units: number) => Math.round(units * scale);
  return {
    ...{ width, height, scale, dotsPerInch: CSS_DPI },
    svg: { width: `${pixels(width)}`, height: `${pixels(height)}` },
  };
}

function onPaper(width: number, height: number): FigureSize {
  return {
    width: width * PER_MILLIMETRE,
    height: height * PER_MILLIMETRE,
    svg: { width: `${width}mm`, height: `${height}mm` },
    scale: PRINT_DPI / CSS_DPI,
    dotsPerInch: PRINT_DPI,
  };
}

export const figureSizes = ["slide", "page", "column"] as const;
export type FigureSizeName = (typeof figureSizes)[number];

export const FIGURE_SIZES: Readonly<Record<FigureSizeName, FigureSize>> = {
  /** 1280 × 720 pixels. */
  slide: onScreen(800, 450, 1.6),
  /** The width of a printed page's text, in millimetres. */
  page: onPaper(170, 120),
  /** One column of two. */
  column: onPaper(120, 90),
};

/** The pixels of a PNG file at so many times the single resolution. */
export function pixelSize({ width, height, scale }: FigureSize, times: number): { width: number; height: number } {
  return { width: Math.round(width * scale * times), height: Math.round(height * scale * times) };
}
