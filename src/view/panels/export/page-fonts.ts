import { reportFault } from "../../../state/faults.ts";

/*
 * A figure that is opened as a file, or drawn into an image, does not see the page's fonts: it has to bring its own. It takes the
 * page's faces along as far as its characters are in them, some 50 kB each; what no face has (Japanese, ‖, subscripts) comes from the
 * reader's device, as it does on the page.
 */

/** A face that the page's style sheets declare. */
interface Face {
  readonly family: string;
  readonly weight: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** As it stands in a rule; relative addresses are relative to `base`. */
  readonly src: string;
  readonly base: string;
}

/** The code points of a rule's `unicode-range`: all where it has none. */
function rangesOf(text: string): [number, number][] {
  if (text.trim() === "") return [[0, 0x10ffff]];
  return text.split(",").map((part) => {
    const [first = "", last = first] = part.trim().slice(2).split("-");
    return [Number.parseInt(first.replaceAll("?", "0"), 16), Number.parseInt(last.replaceAll("?", "F"), 16)];
  });
}

const unquoted = (family: string) => family.trim().replaceAll(/^["']|["']$/g, "");

function facesOfPage(): Face[] {
  return [...document.styleSheets].flatMap(({ cssRules, href }) =>
    [...cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const of = (name: string) => rule.style.getPropertyValue(name);
      return {
        ...{ family: unquoted(of("font-family")), weight: of("font-weight"), src: of("src") },
        ...{ ranges: rangesOf(of("unicode-range")), base: href ?? document.baseURI },
      };
    }),
  );
}

/** The code points that a figure writes, by the families that may write them. */
function writtenIn(svg: string): Map<string, Set<number>> {
  const written = new Map<string, Set<number>>();
  const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
  for (const text of documentElement.querySelectorAll("text")) {
    const families = text.closest("[font-family]")?.getAttribute("font-family") ?? "";
    for (const family of families.split(",").map(unquoted)) {
      const points = written.get(family) ?? new Set();
      written.set(family, points);
      for (const character of text.textContent) points.add(character.codePointAt(0)!);
    }
  }
  return written;
}

/** Faces that have been fetched, by their addresses. */
const fetched = new Map<string, Promise<string>>();

function dataAddress(address: string): Promise<string> {
  let data = fetched.get(address);
  if (!data) {
    data = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return `data:font/woff2;base64,${btoa(binary)}`;
    });
    fetched.set(address, data);
    // Tried again next time.
    data.catch(() => fetched.delete(address));
  }
  return data;
}

async function ruleOf({ family, weight, ranges, src, base }: Face): Promise<string> {
  const [, address] = /url\(["']?([^"')]+)["']?\)/.exec(src) ?? [];
  const source = address === undefined ? src : `url(${await dataAddress(new URL(address, base).href)})`;
  const range = ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join();
  const bold = weight === "" ? "" : `font-weight:${weight};`;
  return `@font-face{font-family:"${family}";${bold}src:${source};unicode-range:${range}}`;
}

/** The figure with those of the page's faces in it that it writes with; without them where they cannot be had. */
export async function withFonts(svg: string): Promise<string> {
  const written = writtenIn(svg);
  const used = facesOfPage().filter(({ family, ranges }) => {
    const points = [...(written.get(family) ?? [])];
    return points.some((point) => ranges.some(([first, last]) => first <= point && point <= last));
  });
  const rules = await Promise.all(
    used.map((face) =>
      ruleOf(face).catch((error: unknown) => {
        reportFault(error);
        return "";
      }),
    ),
  );
  // Alternates of letters, as the page has them.
  const { fontFeatureSettings } = getComputedStyle(document.body);
  const style = [...rules, `text{font-feature-settings:${fontFeatureSettings}}`].join("");
  return svg.replace("<defs>", () => `<defs><style>${style}</style>`);
}
