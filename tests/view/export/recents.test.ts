// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  forgetAllRecents,
  forgetRecent,
  keepRecent,
  loadRecents,
  MOST_RECENTS,
  recents,
} from "../../../src/state/recents.ts";

const recent = (link: string) => ({ link, saved: 1, paths: [{ color: "#d55e00", points: [0, 1, 2, 3] }] });
const links = () => recents.getState().list.map(({ link }) => link);
/** What another visit to the page finds. */
function later(): string[] {
  recents.setState({ list: [] });
  loadRecents();
  return links();
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  forgetAllRecents();
});

it("keeps the newest first, each once and only its latest stage, and no more than there is room for", () => {
  keepRecent(recent("a"));
  keepRecent(recent("b"));
  keepRecent(recent("a"));
  expect(later()).toEqual(["a", "b"]);
  keepRecent(recent("c"), "a");
  expect(later()).toEqual(["c", "b"]);
  for (let i = 0; i < 2 * MOST_RECENTS; i++) keepRecent(recent(`n${i}`));
  expect(later()).toHaveLength(MOST_RECENTS);
  expect(links()[0]).toBe(`n${2 * MOST_RECENTS - 1}`);
});

it("forgets one, and all, with nothing left on the device", () => {
  for (const link of ["a", "b", "c"]) keepRecent(recent(link));
  forgetRecent("b");
  expect(later()).toEqual(["c", "a"]);
  forgetAllRecents();
  expect(later()).toEqual([]);
  expect(localStorage.length).toBe(0);
});

it("takes in what another tab has kept, and leaves out what nobody can read", () => {
  keepRecent(recent("a"));
  const foreign = [
    recent("b"),
    null,
    3,
    { link: 1 },
    { link: "c", saved: "x", paths: [] },
    { ...recent("d"), paths: [{}] },
  ];
  localStorage.setItem("thalweg.recents", JSON.stringify(foreign));
  keepRecent(recent("e"));
  expect(later()).toEqual(["e", "b"]);
  localStorage.setItem("thalweg.recents", "{");
  expect(later()).toEqual([]);
});

it("goes on without storage as long as the page lasts, and with fewer where the storage is full", () => {
  for (const link of ["a", "b", "c", "d"]) keepRecent(recent(link));
  let kept = localStorage.getItem("thalweg.recents");
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => kept);
  vi.spyOn(Storage.prototype, "setItem").mockImplementation((_, value) => {
    if ((JSON.parse(value) as unknown[]).length > 2) throw new DOMException("full", "QuotaExceededError");
    kept = value;
  });
  keepRecent(recent("e"));
  expect(links()).toEqual(["e", "d", "c", "b", "a"]);
  expect(later()).toEqual(["e", "d"]);
  for (const method of ["getItem", "setItem", "removeItem"] as const)
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
  keepRecent(recent("f"));
  expect(links()).toEqual(["f", "e", "d"]);
  forgetRecent("e");
  expect(links()).toEqual(["f", "d"]);
});
