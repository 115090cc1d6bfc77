// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Press } from "../../src/view/key-press.ts";
import { listenForShortcuts, shortcutFor, shortcutList, shortcuts } from "../../src/view/shortcuts.ts";

const press = (key: string, modifiers: Partial<Press> = {}): Press => ({
  key,
  ...{ code: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...modifiers,
});

/** The element with the id "at" in some HTML. */
function at(html: string): Element {
  document.body.innerHTML = html;
  return document.getElementById("at")!;
}

const idAt = (html: string, key: string, modifiers?: Partial<Press>) =>
  shortcutFor(press(key, modifiers), at(html))?.id;

test("keys mean what the list says, in capitals too, and nothing with another modifier", () => {
  expect(idAt('<p id="at">', " ")).toBe("run");
  expect(idAt('<p id="at">', "ArrowRight")).toBe("step");
  expect(idAt('<p id="at">', "ArrowRight", { shiftKey: true })).toBe("steps");
  expect(idAt('<p id="at">', "H", { shiftKey: true })).toBe("hide");
  expect(idAt('<p id="at">', "z", { metaKey: true })).toBe("undo");
  expect(idAt('<p id="at">', "Z", { ctrlKey: true, shiftKey: true })).toBe("redo");
  expect(idAt('<p id="at">', "y", { ctrlKey: true })).toBe("redo");
  expect(idAt('<p id="at">', "?", { shiftKey: true })).toBe("list");
  for (const key of ["c", "s", "t", "l", "1", "ArrowLeft", "Home"])
    expect(idAt('<p id="at">', key, { ctrlKey: true })).toBeUndefined();
});

test("widgets keep the keys that they use themselves", () => {
  const all = [" ", "ArrowLeft", "Home", "h", "1", "?"];
  for (const key of all) {
    expect(idAt('<input id="at" />', key)).toBeUndefined();
    expect(idAt('<select id="at"></select>', key)).toBeUndefined();
    expect(idAt('<div role="dialog"><button id="at"></button></div>', key)).toBeUndefined();
  }
  expect(idAt('<input id="at" />', "z", { ctrlKey: true })).toBeUndefined();
  expect(idAt('<input id="at" type="range" />', "z", { ctrlKey: true })).toBe("undo");
  for (const html of [
    '<input id="at" type="range" />',
    '<div id="at" role="slider"></div>',
    '<div role="application"><b id="at"></b></div>',
  ]) {
    expect(idAt(html, "ArrowLeft")).toBeUndefined();
    expect(idAt(html, "End")).toBeUndefined();
    expect(idAt(html, " ")).toBe("run");
  }
  expect(idAt('<button id="at"></button>', " ")).toBeUndefined();
  expect(idAt('<button id="at"></button>', "ArrowLeft")).toBe("step");
});

test("no two shortcuts answer to one key press", () => {
  const keys = [..."123456789hsvctlyznp? ".split(""), "ArrowLeft", "ArrowRight", "Home", "End"];
  for (const key of keys)
    for (const shiftKey of [false, true])
      for (const ctrlKey of [false, true])
        expect(shortcuts.filter(({ matches }) => matches(press(key, { shiftKey, ctrlKey }))).length).toBeLessThan(2);
});

/** What layouts write with the keys of a US keyboard: the lower case letters from A to Z that differ in script, and some digits. */
const OTHER_SCRIPTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Russian: { KeyZ: "я", KeyY: "н", KeyH: "р", KeyE: "у", KeyP: "з", KeyN: "т", KeyS: "ы", KeyV: "м", KeyC: "с" },
  Ukrainian: { KeyS: "і", KeyT: "е", KeyL: "д" },
  Greek: { KeyZ: "ζ", KeyY: "υ", KeyH: "η", KeyE: "ε", KeyP: "π", KeyN: "ν", KeyS: "σ", KeyV: "ω", KeyC: "ψ" },
  Hebrew: { KeyZ: "ז", KeyY: "ט", KeyH: "י", KeyE: "ק", KeyP: "פ", KeyN: "מ", KeyS: "ד", KeyV: "ה", KeyC: "ב" },
  Arabic: { KeyZ: "ئ", KeyY: "غ", KeyH: "ا", KeyT: "ف", KeyL: "م", Digit1: "١" },
  Persian: { KeyZ: "ظ", KeyH: "ا", Digit2: "۲" },
  Thai: { KeyZ: "ผ", KeyY: "ั", KeyN: "ื", KeyH: "้", KeyC: "แ", Digit4: "ภ" },
  Hindi: { KeyH: "प", KeyS: "े", KeyC: "म" },
  Georgian: { KeyZ: "ზ", KeyH: "ჰ" },
  Korean: { KeyH: "ㅗ", KeyN: "ㅜ" },
  Kana: { KeyH: "く", KeyZ: "つ" },
};

/** What the same key means on a US layout. */
const usKey = (code: string) => code.replace(/^Key|^Digit/, "").toLowerCase();

test("layouts of other scripts have the shortcuts where a US layout has them", () => {
  for (const [layout, keys] of Object.entries(OTHER_SCRIPTS))
    for (const [code, key] of Object.entries(keys))
      for (const modifiers of [{}, { shiftKey: true }, { ctrlKey: true }, { metaKey: true, shiftKey: true }]) {
        const typed = modifiers.shiftKey ? key.toUpperCase() : key;
        const us = idAt('<p id="at">', usKey(code), modifiers);
        expect(idAt('<p id="at">', typed, { ...modifiers, code }), `${layout} ${code}`).toBe(us);
      }
  expect(idAt('<p id="at">', "؟", { code: "Slash", shiftKey: true })).toBe("list");
  expect(idAt('<p id="at">', "？", { code: "Slash", shiftKey: true })).toBe("list");
  expect(idAt('<p id="at">', "ｈ", { code: "KeyH" })).toBe("hide");
});

test("Latin layouts go by what they write, wherever the key is", () => {
  const moved = [
    ["AZERTY", "z", "KeyW"],
    ["QWERTZ", "z", "KeyY"],
    ["Dvorak", "z", "Slash"],
    ["Colemak", "s", "KeyD"],
  ] as const;
  for (const [layout, key, code] of moved)
    expect(idAt('<p id="at">', key, { code, ctrlKey: true }), layout).toBe(idAt('<p id="at">', key, { ctrlKey: true }));
  // é on AZERTY, è on Bépo, ğ on Turkish F: no letter or digit that a shortcut has.
  const others: readonly (readonly [string, string])[] = [
    ...([
      ["é", "Digit2"],
      ["è", "KeyT"],
      ["ğ", "KeyE"],
      ["²", "Digit2"],
      ["ñ", "KeyN"],
      ["€", "KeyE"],
    ] as const),
    ...([
      ["µ", "KeyV"],
      ["\u0301", "Digit8"],
      ["Dead", "KeyN"],
      ["Process", "KeyH"],
    ] as const),
  ];
  for (const [key, code] of others) expect(idAt('<p id="at">', key, { code }), key).toBeUndefined();
});

test("what writes does not command: input methods, AltGr, dead keys and the key after one", () => {
  const stop = listenForShortcuts();
  document.body.innerHTML = "<main></main>";
  const opens = (...presses: KeyboardEventInit[]): boolean => {
    shortcutList.setState({ open: false });
    for (const each of presses)
      document.querySelector("main")!.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...each }));
    return shortcutList.getState().open;
  };
  const list = { key: "?", code: "Slash", shiftKey: true };
  expect(opens(list)).toBe(true);
  expect(opens({ ...list, isComposing: true })).toBe(false);
  expect(opens({ ...list, keyCode: 229 })).toBe(false);
  expect(opens({ ...list, modifierAltGraph: true })).toBe(false);
  const dead = { key: "Dead", code: "BracketLeft" };
  expect(opens(dead, list)).toBe(false);
  expect(opens(dead, { key: "Shift", shiftKey: true }, list)).toBe(false);
  expect(opens(dead, list, list)).toBe(true);
  stop();
});
