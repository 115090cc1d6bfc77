/*
 * A figure carries the link to its experiment: an SVG file as the source that its metadata names (Dublin Core), a PNG file in a
 * text chunk. Both are read by the programs that list a file's metadata, and by the page, which opens a figure as it does a file.
 */

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

/** Text as it stands in XML, attributes included. Characters that XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const unescaped = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The metadata element of an SVG file. */
export function svgMetadata(link: string, title: string): string {
  const about = `<dc:title>${xmlText(title)}</dc:title><dc:creator>Thalweg</dc:creator><dc:source>${xmlText(link)}</dc:source>`;
  return `<metadata><rdf:RDF xmlns:rdf="${RDF}" xmlns:dc="${DUBLIN_CORE}"><rdf:Description rdf:about="">${about}</rdf:Description></rdf:RDF></metadata>`;
}

/** The link that an SVG file carries, or null. */
export function linkOfSvg(svg: string): string | null {
  const source = /<dc:source>([^<]*)<\/dc:source>/.exec(svg)?.[1];
  return source === undefined ? null : unescaped(source);
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** The chunk's keyword, of Latin-1 characters. */
const KEYWORD = "Thalweg";

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** CRC-32 of a chunk's type and data, as PNG and zlib have it. */
function checksum(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(latin(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, checksum(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** The chunks of a PNG file as [type, data], as far as they are whole. */
function* chunksOf(png: Uint8Array): Generator<readonly [string, Uint8Array]> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > png.length) return;
    yield [String.fromCharCode(...png.subarray(at + 4, at + 8)), png.subarray(at + 8, at + 8 + length)];
    at += 12 + length;
  }
}

/**
 * The PNG file with the link in a text chunk of its own, and with its resolution. The link is ASCII. Where the file is no PNG it is
 * returned as it is.
 */
export function pngWithLink(png: Uint8Array, link: string, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  // Both chunks belong between the header, which is 25 bytes long, and the picture.
  const header = 8 + 25;
  if (!isPng(png) || png.length < header) return Uint8Array.from(png);
  const physical = new Uint8Array(9);
  const view = new DataView(physical.buffer);
  const perMeter = Math.round(dotsPerInch / 0.0254);
  view.setUint32(0, perMeter);
  view.setUint32(4, perMeter);
  physical[8] = 1;
  const added = [chunk("pHYs", physical), chunk("tEXt", latin(`${KEYWORD}\0${link}`))];
  const result = new Uint8Array(added.reduce((sum, { length }) => sum + length, png.length));
  result.set(png.subarray(0, header));
  let at = header;
  for (const part of [...added, png.subarray(header)]) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** The link that a PNG file carries, or null. */
export function linkOfPng(png: Uint8Array): string | null {
  for (const [type, data] of chunksOf(png)) {
    if (type !== "tEXt") continue;
    const text = Array.from(data, (byte) => String.fromCharCode(byte)).join("");
    if (text.startsWith(`${KEYWORD}\0`)) return text.slice(KEYWORD.length + 1);
  }
  return null;
}
