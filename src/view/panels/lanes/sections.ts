import type { Text } from "../../../engine/core/types.ts";
import type { Optimizer } from "../../../engine/methods/index.ts";

export interface OptimizerSection {
  /** Number of the book's section, such as "8.3". */
  readonly section: string;
  readonly title: Text;
  readonly members: readonly Optimizer[];
}

/** The sections of the book that optimizers come from, by their first two numbers. */
const TITLES: Readonly<Record<string, Text>> = {
  "8.3": { en: "Basic algorithms", ja: "基本的なアルゴリズム" },
  "8.5": { en: "Adaptive learning rates", ja: "適応的な学習率" },
  "8.6": { en: "Second-order methods", ja: "二次の手法" },
  "8.7": { en: "Strategies", ja: "最適化の戦略" },
};

/** Sections whose optimizers are looked for elsewhere: §8.2.3 names the saddle-free method beside its saddles, not beside Newton's. */
const AMONG: Readonly<Record<string, string>> = { "8.2": "8.6" };

const OTHERS: Text = { en: "Others", ja: "その他" };

/** Optimizers grouped by section, both in the order in which they come. */
export function optimizerSections(optimizers: readonly Optimizer[]): readonly OptimizerSection[] {
  const groups = new Map<string, Optimizer[]>();
  for (const optimizer of optimizers) {
    const own = optimizer.section.split(".").slice(0, 2).join(".");
    const section = AMONG[own] ?? own;
    groups.set(section, [...(groups.get(section) ?? []), optimizer]);
  }
  return [...groups].map(([section, members]) => ({ section, title: TITLES[section] ?? OTHERS, members }));
}
