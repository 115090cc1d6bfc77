import { xmlText } from "../../experiment/figure-link.ts";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A number for a drawing: to a hundredth of its unit, which is finer than any printer. */
export function drawn(x: number): string {
  const text = String(Math.round(x * 100) / 100);
  return text === "-0" ? "0" : text;
}

/** An SVG element as text. Attributes that are undefined are left out; `content` is markup, not plain text. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? drawn(value) : xmlText(value!)}"`)
    .join("");
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join("")}</${name}>`;
}

/** A text whose baseline begins at (x, y), unless `attributes` say otherwise. */
export function text(x: number, y: number, content: string, attributes: Attributes = {}): string {
  return element("text", { x, y, ...attributes }, xmlText(content));
}

/** A path's data, written move by move. */
export class PathText {
  private readonly parts: string[] = [];

  moveTo(x: number, y: number): void {
    this.parts.push(`M${drawn(x)},${drawn(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.parts.push(`L${drawn(x)},${drawn(y)}`);
  }

  closePath(): void {
    this.parts.push("Z");
  }

  toString(): string {
    return this.parts.join("");
  }
}

/** About how wide a text is, in units of its font's size, where small letters are so wide: nobody knows the reader's fonts. */
export function roughWidth(content: string, letter = 0.56): number {
  let width = 0;
  for (const character of content)
    width += character.codePointAt(0)! >= 0x2e80 ? 1 : /[\p{Lu}mw]/u.test(character) ? 0.72 : letter;
  return width;
}

/** How wide the letters of running text are about: narrower than the capitals and digits of labels. */
const PROSE = 0.51;

/** The text in lines that are at most about `width` wide: broken at blanks, and between Japanese characters. */
export function wrappedText(content: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  // No line begins with a stop or a closing bracket.
  for (const [piece] of content.matchAll(/[\u2e80-\uffef][、。)」]*|[^\s\u2e80-\uffef]+[、。)」]*\s*|\s+/gu)) {
    if (line !== "" && roughWidth((line + piece).trimEnd(), PROSE) * size > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

/** The text, shortened until it is at most about `width` wide. */
export function fittedText(content: string, width: number, size: number): string {
  if (roughWidth(content) * size <= width) return content;
  const characters = Array.from(content);
  while (characters.length > 0 && roughWidth(`${characters.join("")}…`) * size > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
