import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond2,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from "d3";

/** The same triangle upside down, in d3's own terms: its corners at area `size`. */
const triangleDown: SymbolType = {
  draw(context, size) {
    const y = -Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, -2 * y);
    context.lineTo(-Math.sqrt(3) * y, y);
    context.lineTo(Math.sqrt(3) * y, y);
    context.closePath();
  },
};

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond2,
  symbolStar,
  triangleDown,
  symbolCross,
  symbolWye,
];

/**
 * The shape that marks a lane's current point, as an SVG path around (0, 0) of about `area` square pixels. Lanes 8 apart share a
 * shape, but not a colour.
 */
export function headShape(lane: number, area = 90): string {
  return symbol(SHAPES[lane % SHAPES.length]!, area)() ?? "";
}
