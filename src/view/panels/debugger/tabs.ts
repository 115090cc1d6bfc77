import type { ComponentType } from "react";
import type { Kind } from "../../../state/kinds.ts";
import { EndingLabel, EndingTab } from "./ending-tab.tsx";
import { LinesLabel, LinesTab } from "./lines-tab.tsx";
import { StateLabel, StateTab } from "./state-tab.tsx";

interface Tab {
  readonly id: string;
  readonly Label: ComponentType;
  readonly Body: ComponentType;
  /** The kind of problem that the tab is for; absent: for both. */
  readonly only?: Kind;
}

/** What the panel can show of the selected lane, in the order of its tabs. */
export const tabs: readonly Tab[] = [
  { id: "lines", Label: LinesLabel, Body: LinesTab },
  { id: "state", Label: StateLabel, Body: StateTab, only: "surface" },
  { id: "ending", Label: EndingLabel, Body: EndingTab },
];
