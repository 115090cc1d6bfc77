// @vitest-environment jsdom
import { expect, test } from "vitest";
import { type Press, shortcutFor, shortcuts } from "../../src/view/shortcuts.ts";

const press = (key: string, modifiers: Partial<Press> = {}): Press => ({
  key,
  ...{ shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
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
