import { cleared } from "./canvas.ts";
import {
  type CurveLine,
  type CurvesInk,
  type CurvesScene,
  paintCursors,
  paintFrame,
  paintLines,
  reachedPixel,
} from "./curves.ts";

/** What lies after the time cursor. */
const FAINT = 0.3;

/** Lines on which time stands at the same place share a layer: all of them against updates, each lane's against its own costs. */
const groupOf = (line: CurveLine) => (line.xs === null ? -1 : line.lane);

/**
 * The plot as canvases on top of each other, its lines painted once: faint on the ground, strong on layers that are cut off at the
 * time cursor. So a frame of playback paints nothing but the cursor, however long and jagged the lines are.
 */
export class CurvesLayers {
  private readonly box: HTMLElement;
  private readonly ground = document.createElement("canvas");
  private readonly strong = new Map<number, HTMLCanvasElement>();
  private readonly cursors = document.createElement("canvas");
  private key = "";

  /** Puts its canvases into the box, which they fill. */
  constructor(box: HTMLElement) {
    this.box = box;
    box.append(this.ground, this.cursors);
  }

  dispose(): void {
    this.box.replaceChildren();
  }

  /** Shows the scene at `density` canvas pixels to one of the page. */
  paint(scene: CurvesScene, ink: CurvesInk, density: number): void {
    const { width, height, end, y, target } = scene;
    const lines = scene.lines.map(({ lane, color, selected, dashed, thinned }) =>
      [lane, color, selected, dashed, thinned.length, thinned.id].join(","),
    );
    const key = [width, height, density, end, y.key, target?.value, ink.text, ink.ground, ink.font, ...lines].join(" ");
    if (key !== this.key) this.repaint(scene, ink, density);
    this.key = key;
    for (const [group, canvas] of this.strong) {
      const line = scene.lines.find((candidate) => groupOf(candidate) === group);
      const hidden = line ? Math.max(0, width - reachedPixel(line, scene)) : width;
      canvas.style.clipPath = `inset(0 ${hidden.toFixed(1)}px 0 0)`;
    }
    paintCursors(cleared(this.cursors, scene, density), scene, ink);
  }

  private repaint(scene: CurvesScene, ink: CurvesInk, density: number): void {
    const ground = cleared(this.ground, scene, density);
    paintFrame(ground, scene, ink);
    const groups = new Set(scene.lines.map(groupOf));
    for (const [group, canvas] of this.strong) {
      if (groups.has(group)) continue;
      canvas.remove();
      this.strong.delete(group);
    }
    for (const group of groups) {
      let layer = this.strong.get(group);
      if (!layer) {
        layer = document.createElement("canvas");
        this.strong.set(group, layer);
        this.box.insertBefore(layer, this.cursors);
      }
      paintLines(cleared(layer, scene, density), scene, (line) => groupOf(line) === group);
      // Strokes cost most of all, so what is faint below is a copy.
      ground.globalAlpha = FAINT;
      ground.drawImage(layer, 0, 0, scene.width, scene.height);
      ground.globalAlpha = 1;
    }
  }
}
