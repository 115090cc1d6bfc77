import { createStore } from "zustand/vanilla";
import { curves, isNetwork, type Part, panes, trainingCurvesOf, viewModes } from "../experiment/configuration.ts";
import { stepByEpoch } from "../state/epochs.ts";
import { change, changeView, redo, undo, useLab } from "../state/lab.ts";
import { showLane } from "../state/lane-visibility.ts";
import { stepLine } from "../state/lines.ts";
import { isLocked } from "../state/parts.ts";
import { pause, play, seek, stepBy } from "../state/playback.ts";
import { usePreferences } from "../state/preferences.ts";
import { inLatin, type Press, writingDetector } from "./key-press.ts";
import { fitPaths } from "./panels/landscape/live-window.ts";

/** Whether the list of shortcuts is open. */
export const shortcutList = createStore<{ readonly open: boolean }>(() => ({ open: false }));

/** Whether the list of symbols and terms is open. */
export const glossaryList = createStore<{ readonly open: boolean }>(() => ({ open: false }));

/** Opens the list of symbols and terms. */
export function openGlossary(): void {
  glossaryList.setState({ open: true });
}

/** Opens the list of shortcuts. */
export function openShortcuts(): void {
  shortcutList.setState({ open: true });
}

export type ShortcutId =
  | "run"
  | "step"
  | "steps"
  | "epoch"
  | "ends"
  | "line"
  | "lane"
  | "hide"
  | "solo"
  | "mode"
  | "fit"
  | "curve"
  | "undo"
  | "redo"
  | "theme"
  | "language"
  | "glossary"
  | "list";

export interface Shortcut {
  readonly id: ShortcutId;
  /** Which widgets have a use of their own for the key: there it is theirs. */
  readonly yields: "to arrows" | "to buttons" | "to text";
  /** What it works, which a link can lock. */
  readonly part?: Part;
  readonly matches: (press: Press) => boolean;
  readonly run: (press: Press) => void;
}

const plain = ({ ctrlKey, metaKey, altKey }: Press) => !ctrlKey && !metaKey && !altKey;
const letter = (wanted: string) => (press: Press) => plain(press) && press.key.toLowerCase() === wanted;
const command = (press: Press) => (press.ctrlKey || press.metaKey) && !press.altKey;

function after<T>(list: readonly T[], value: T): T {
  return list[(list.indexOf(value) + 1) % list.length]!;
}

/**
 * Selects an item of a list, which bears its number in an attribute. If the focus is on another item of such a list, it moves to the
 * selected one, which may not be rendered yet.
 */
function selectWithFocus(attribute: "data-lane" | "data-line", select: () => number | undefined): void {
  const item = document.activeElement?.closest(`[${attribute}]`);
  const list = item?.parentElement;
  const selected = String(select());
  if (!list || item.getAttribute(attribute) === selected) return;
  requestAnimationFrame(() => {
    const chosen = list.querySelector(`:scope > [${attribute}="${selected}"]`);
    const button = chosen?.querySelector<HTMLElement>("[data-head]") ?? chosen?.querySelector("button");
    button?.focus();
  });
}

/** Every shortcut that works wherever the focus is. Their words come with the list of them. */
export const shortcuts: readonly Shortcut[] = [
  {
    id: "run",
    yields: "to buttons",
    matches: (press) => plain(press) && press.key === " ",
    run: () => (useLab.getState().playing ? pause() : play()),
  },
  {
    id: "step",
    yields: "to arrows",
    matches: (press) => plain(press) && !press.shiftKey && (press.key === "ArrowLeft" || press.key === "ArrowRight"),
    run: ({ key }) => stepBy(key === "ArrowLeft" ? -1 : 1),
  },
  {
    id: "steps",
    yields: "to arrows",
    matches: (press) => plain(press) && press.shiftKey && (press.key === "ArrowLeft" || press.key === "ArrowRight"),
    run: ({ key }) => stepBy(key === "ArrowLeft" ? -10 : 10),
  },
  {
    id: "epoch",
    yields: "to text",
    matches: (press) => plain(press) && press.key.toLowerCase() === "e",
    run: ({ shiftKey }) => stepByEpoch(shiftKey ? -1 : 1),
  },
  {
    id: "ends",
    yields: "to arrows",
    matches: (press) => plain(press) && (press.key === "Home" || press.key === "End"),
    run: ({ key }) => seek(key === "Home" ? 0 : useLab.getState().configuration.steps),
  },
  {
    id: "line",
    part: "debugger",
    yields: "to text",
    matches: (press) => letter("p")(press) || letter("n")(press),
    run: ({ key }) => selectWithFocus("data-line", () => stepLine(key.toLowerCase() === "p" ? -1 : 1)),
  },
  {
    id: "lane",
    yields: "to text",
    matches: (press) => plain(press) && /^[1-9]$/.test(press.key),
    run: ({ key }) => {
      const lane = Number(key) - 1;
      if (lane >= useLab.getState().configuration.lanes.length) return;
      selectWithFocus("data-lane", () => {
        changeView({ lane });
        return lane;
      });
    },
  },
  {
    id: "hide",
    part: "lanes",
    yields: "to text",
    matches: letter("h"),
    run: () => {
      const { lanes, view } = useLab.getState().configuration;
      const hidden = lanes[view.lane]?.hidden === true;
      change((configuration) => showLane(configuration, view.lane, hidden));
    },
  },
  {
    id: "solo",
    part: "lanes",
    yields: "to text",
    matches: letter("s"),
    run: () => {
      const { solo, lane } = useLab.getState().configuration.view;
      changeView({ solo: solo === lane ? undefined : lane });
    },
  },
  {
    id: "mode",
    part: "views",
    yields: "to text",
    matches: letter("v"),
    run: () => {
      const { configuration } = useLab.getState();
      const { mode, pane } = configuration.view;
      changeView(isNetwork(configuration) ? { pane: after(panes, pane) } : { mode: after(viewModes, mode) });
    },
  },
  {
    id: "fit",
    part: "zoom",
    yields: "to text",
    matches: letter("f"),
    run: fitPaths,
  },
  {
    id: "curve",
    part: "curves",
    yields: "to text",
    matches: letter("c"),
    run: () => {
      const { configuration } = useLab.getState();
      const { curve, trainingCurve } = configuration.view;
      changeView(
        isNetwork(configuration)
          ? { trainingCurve: after(trainingCurvesOf(configuration.problem), trainingCurve) }
          : { curve: after(curves, curve) },
      );
    },
  },
  {
    id: "undo",
    part: "header",
    yields: "to text",
    matches: (press) => command(press) && !press.shiftKey && press.key.toLowerCase() === "z",
    run: undo,
  },
  {
    id: "redo",
    part: "header",
    yields: "to text",
    matches: (press) => {
      const key = press.key.toLowerCase();
      return command(press) && ((press.shiftKey && key === "z") || (!press.shiftKey && key === "y"));
    },
    run: redo,
  },
  {
    id: "theme",
    yields: "to text",
    matches: letter("t"),
    run: () => usePreferences.getState().setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"),
  },
  {
    id: "language",
    yields: "to text",
    matches: letter("l"),
    run: () => {
      const { language, setLanguage } = usePreferences.getState();
      setLanguage(language === "en" ? "ja" : "en");
    },
  },
  {
    id: "glossary",
    yields: "to text",
    matches: letter("g"),
    run: openGlossary,
  },
  {
    id: "list",
    yields: "to text",
    matches: (press) => plain(press) && press.key === "?",
    run: openShortcuts,
  },
];

const TEXT =
  "textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio], [type=button], [type=color])";
const OVERLAY = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const ARROWS =
  "input[type=range], input[type=radio], [role=slider], [role=radio], [role=tab], [role=toolbar] *, [role=application], [role=spinbutton], [role=combobox]";
const BUTTONS =
  "button, a[href], summary, input[type=checkbox], input[type=radio], input[type=color], [role=radio], [role=tab], [role=switch], [role=option]";

/** Whether arrow keys scroll the focused element. */
const scrollsSideways = (target: Element) => target.hasAttribute("tabindex") && target.scrollWidth > target.clientWidth;

/** Returns the shortcut of a key press by what it happened on, if any: widgets and text fields keep the keys that they use. */
export function shortcutFor(typed: Press, target: Element | null): Shortcut | undefined {
  if (target?.closest(`${TEXT}, ${OVERLAY}`)) return undefined;
  const press = inLatin(typed);
  const shortcut = shortcuts.find(({ matches }) => matches(press));
  if (shortcut?.yields === "to arrows" && target && (target.closest(ARROWS) || scrollsSideways(target)))
    return undefined;
  if (shortcut?.yields === "to buttons" && target?.closest(BUTTONS)) return undefined;
  return shortcut;
}

/** Listens for shortcuts on the whole page. Returns how to stop. */
export function listenForShortcuts(): () => void {
  const writes = writingDetector();
  function press(event: KeyboardEvent): void {
    if (writes(event) || event.defaultPrevented) return;
    const shortcut = shortcutFor(event, event.target instanceof Element ? event.target : null);
    if (!shortcut || (shortcut.part && isLocked(shortcut.part))) return;
    event.preventDefault();
    shortcut.run(inLatin(event));
  }
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}
