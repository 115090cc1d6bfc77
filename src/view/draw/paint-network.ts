import type { NetworkLayout } from "./network-layout.ts";

/** W of an affine map within a parameter vector: outputs × inputs, row-major. */
export interface WeightBlock {
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

export interface NetworkInk {
  readonly positive: string;
  readonly negative: string;
  readonly unit: string;
  readonly ground: string;
  readonly text: string;
  readonly font: string;
}

/** What is painted of a network: its layout, its weights, and what runs beside them. */
export interface NetworkScene {
  readonly layout: NetworkLayout;
  /** Of the map into layer l + 1, by l. */
  readonly weights: readonly WeightBlock[];
  /** Null before there are parameters: then connections are only hinted at. */
  readonly theta: Float64Array | null;
  /** Layers, counted from the input, that add their input to their output. */
  readonly skips: readonly number[];
  /** Layers with an auxiliary head. */
  readonly heads: readonly number[];
  readonly batchNorm: boolean;
}

/** The weight that is drawn at full width: the largest of those shown, so that a picture tells shares, not sizes. */
function largestShown({ layout, weights, theta }: NetworkScene): number {
  let largest = 0;
  if (!theta) return 0;
  for (const [i, to] of layout.layers.entries()) {
    const from = layout.layers[i - 1];
    if (!from || from.layer !== to.layer - 1) continue;
    const block = weights[from.layer];
    if (!block) continue;
    for (const { index: row } of to.units)
      for (const { index: column } of from.units)
        largest = Math.max(largest, Math.abs(theta[block.offset + row * block.columns + column]!));
  }
  return largest;
}

function paintConnections(context: CanvasRenderingContext2D, scene: NetworkScene, ink: NetworkInk): void {
  const { layout, weights, theta } = scene;
  const largest = largestShown(scene);
  for (const [i, to] of layout.layers.entries()) {
    const from = layout.layers[i - 1];
    const block = from && weights[from.layer];
    if (!from || !block || from.layer !== to.layer - 1) continue;
    for (const { index: row, y: toY } of to.units) {
      for (const { index: column, y: fromY } of from.units) {
        const weight = theta ? theta[block.offset + row * block.columns + column]! : 0;
        const share = largest > 0 && Number.isFinite(weight) ? Math.abs(weight) / largest : 0;
        if (theta && share < 0.02) continue;
        context.beginPath();
        context.moveTo(from.x, fromY);
        context.lineTo(to.x, toY);
        context.strokeStyle = theta ? (weight < 0 ? ink.negative : ink.positive) : ink.unit;
        context.globalAlpha = theta ? 0.25 + 0.7 * share : 0.3;
        context.lineWidth = theta ? 0.5 + 2.6 * share : 0.6;
        context.setLineDash(theta && weight < 0 ? [4, 2.5] : []);
        context.stroke();
      }
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function paintBeside(context: CanvasRenderingContext2D, { layout, skips, heads }: NetworkScene, ink: NetworkInk): void {
  context.strokeStyle = ink.text;
  context.lineWidth = 1.2;
  for (const [i, to] of layout.layers.entries()) {
    const from = layout.layers[i - 1];
    const top = Math.min(...to.units.map(({ y }) => y));
    if (from && from.layer === to.layer - 1 && skips.includes(to.layer)) {
      const y = top - layout.radius - 3;
      context.beginPath();
      context.moveTo(from.x, y);
      context.quadraticCurveTo((from.x + to.x) / 2, y - 10, to.x, y);
      context.stroke();
    }
    if (heads.includes(to.layer)) {
      const foot = Math.max(...to.units.map(({ y }) => y)) + layout.radius;
      context.beginPath();
      context.moveTo(to.x, foot);
      context.lineTo(to.x, foot + 7);
      context.rect(to.x - 3, foot + 7, 6, 6);
      context.stroke();
    }
  }
}

/** Paints a network into a cleared context. */
export function paintNetwork(context: CanvasRenderingContext2D, scene: NetworkScene, ink: NetworkInk): void {
  const { layout, batchNorm } = scene;
  context.save();
  paintConnections(context, scene, ink);
  paintBeside(context, scene, ink);
  context.font = ink.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const [i, { x, units, gapY }] of layout.layers.entries()) {
    const hidden = i > 0 && i < layout.layers.length - 1;
    for (const { y } of units) {
      context.beginPath();
      context.arc(x, y, layout.radius, 0, 2 * Math.PI);
      context.fillStyle = ink.ground;
      context.strokeStyle = ink.unit;
      context.lineWidth = batchNorm && hidden ? 2.4 : 1.3;
      context.fill();
      context.stroke();
    }
    if (gapY === null) continue;
    context.fillStyle = ink.text;
    for (const dy of [-3.5, 0, 3.5]) {
      context.beginPath();
      context.arc(x, gapY + dy, 1.1, 0, 2 * Math.PI);
      context.fill();
    }
  }
  if (layout.gap) {
    context.fillStyle = ink.text;
    for (const dx of [-4, 0, 4]) {
      context.beginPath();
      context.arc(layout.gap.x + dx, midY(layout), 1.3, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.restore();
}

function midY({ layers }: NetworkLayout): number {
  const ys = layers.flatMap(({ units }) => units.map(({ y }) => y));
  return (Math.min(...ys) + Math.max(...ys)) / 2;
}
