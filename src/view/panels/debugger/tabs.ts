import type { ComponentType } from "react";
import type { DebuggerTab } from "../../../experiment/configuration.ts";
import { EndingLabel, EndingTab } from "./ending-tab.tsx";
import { LinesLabel, LinesTab } from "./lines-tab.tsx";
import { StateLabel, StateTab } from "./state-tab.tsx";

interface Tab {
  readonly id: DebuggerTab;
  readonly Label: ComponentType;
  readonly Body: ComponentType;
}

/** What the panel can show of the selected lane, in the order of its tabs. */
export const tabs: readonly Tab[] = [
  { id: "lines", Label: LinesLabel, Body: LinesTab },
  { id: "state", Label: StateLabel, Body: StateTab },
  { id: "ending", Label: EndingLabel, Body: EndingTab },
];
