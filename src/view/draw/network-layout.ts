/** One unit of a network on the picture. */
export interface DrawnUnit {
  /** Its place in the layer. */
  readonly index: number;
  readonly y: number;
}

/** One column of a network's picture. */
export interface DrawnLayer {
  /** 0 is the input. */
  readonly layer: number;
  readonly x: number;
  /** Units of the layer, drawn or not. */
  readonly width: number;
  readonly units: readonly DrawnUnit[];
  /** Where the units that are left out would be; null where all are drawn. */
  readonly gapY: number | null;
}

/** A network as it fits a box: layers and units that do not fit are left out, and counted. */
export interface NetworkLayout {
  readonly layers: readonly DrawnLayer[];
  /** Layers left out, and where they would be; null where all are drawn. */
  readonly gap: { readonly x: number; readonly count: number } | null;
  readonly radius: number;
}

const UNIT_PIXELS = 13;
const LAYER_PIXELS = 34;

/** The indices that stand for 0 … count − 1 on so many places: all, or the first ones, a gap and the last one. */
function abridged(count: number, places: number): { readonly before: number; readonly after: number } {
  if (count <= places) return { before: count, after: 0 };
  // The gap takes a place too.
  const after = places >= 5 ? 2 : 1;
  return { before: Math.max(1, places - 1 - after), after };
}

/** Lays out layers of these widths, the input's first and the output's last, in a box with `margin` pixels around. */
export function networkLayout(
  widths: readonly number[],
  box: { readonly width: number; readonly height: number; readonly margin: number },
): NetworkLayout {
  const { width, height, margin } = box;
  const inner = { width: width - 2 * margin, height: height - 2 * margin };
  const places = Math.max(3, Math.floor(inner.height / UNIT_PIXELS) + 1);
  const columns = Math.max(4, Math.floor(inner.width / LAYER_PIXELS) + 1);
  const { before, after } = abridged(widths.length, columns);
  const shown = [
    ...Array.from({ length: before }, (_, i) => i),
    ...Array.from({ length: after }, (_, i) => widths.length - after + i),
  ];
  const slots = shown.length + (after > 0 ? 1 : 0);
  const x = (slot: number) => (slots === 1 ? width / 2 : margin + (inner.width * slot) / (slots - 1));
  const layers = shown.map((layer, i): DrawnLayer => {
    const units = widths[layer]!;
    const rows = abridged(units, places);
    const drawn = rows.before + rows.after;
    const rowSlots = drawn + (rows.after > 0 ? 1 : 0);
    const pitch = Math.min(22, inner.height / Math.max(1, rowSlots - 1));
    const top = height / 2 - (pitch * (rowSlots - 1)) / 2;
    return {
      layer,
      x: x(i < before ? i : i + 1),
      width: units,
      units: Array.from({ length: drawn }, (_, row) => ({
        index: row < rows.before ? row : units - drawn + row,
        y: top + pitch * (row < rows.before ? row : row + 1),
      })),
      gapY: rows.after > 0 ? top + pitch * rows.before : null,
    };
  });
  return {
    layers,
    gap: after > 0 ? { x: x(before), count: widths.length - shown.length } : null,
    radius: Math.min(5.5, inner.height / places / 2.4),
  };
}
