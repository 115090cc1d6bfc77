import type { ComponentType } from "react";
import { EndingLabel, EndingTab } from "./ending-tab.tsx";
import { LinesLabel, LinesTab } from "./lines-tab.tsx";
import { StateLabel, StateTab } from "./state-tab.tsx";

/** What the panel can show of the selected lane, in the order of its tabs. */
export const tabs: readonly { readonly id: string; readonly Label: ComponentType; readonly Body: ComponentType }[] = [
  { id: "lines", Label: LinesLabel, Body: LinesTab },
  { id: "state", Label: StateLabel, Body: StateTab },
  { id: "ending", Label: EndingLabel, Body: EndingTab },
];
