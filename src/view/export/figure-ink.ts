import type { Theme } from "../../experiment/configuration.ts";

/** The page's colours that a figure needs, by the names of their tokens: a file has no style sheet. */
export interface FigureInk {
  readonly page: string;
  readonly surface: string;
  readonly line: string;
  readonly "line-strong": string;
  readonly ink: string;
  readonly "ink-soft": string;
  readonly casing: string;
  readonly link: string;
  readonly good: string;
}

export const FIGURE_INK: Readonly<Record<Theme, FigureInk>> = {
  light: {
    page: "#fbfaf6",
    surface: "#ffffff",
    line: "#e3dfd4",
    "line-strong": "#8b8a80",
    ink: "#1c2430",
    "ink-soft": "#5a6472",
    casing: "#ffffff",
    link: "#0f5c8c",
    good: "#1c6b45",
  },
  dark: {
    page: "#0f141b",
    surface: "#161d26",
    line: "#2b3644",
    "line-strong": "#728095",
    ink: "#e8edf3",
    "ink-soft": "#a3b0bf",
    casing: "#0f141b",
    link: "#7cbcea",
    good: "#7fd3a6",
  },
};

/** The page's families, which a figure takes along, and behind them such as somebody has: not every program reads a figure's fonts. */
export const FONTS = {
  text: `"Inter Variable", Inter, "Norm Bars", "Helvetica Neue", Arial, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif`,
  title: `"Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", "Hiragino Mincho ProN", "Noto Serif CJK JP", "Yu Mincho", serif`,
} as const;

/** Font sizes in the figure's own units. */
export const FONT_SIZE = { text: 11, small: 10, title: 16 } as const;
