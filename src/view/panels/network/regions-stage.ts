import { invalidate } from "../../../state/frame.ts";
import type { Portrait } from "../../../state/portraits.ts";
import type { Theme } from "../../../state/preferences.ts";
import { cleared } from "../../draw/canvas.ts";
import {
  type ExamplePoints,
  type ExamplesInk,
  markArea,
  paintErrors,
  paintExamples,
  paintFit,
} from "../../draw/paint-examples.ts";
import { paintRegions } from "../../draw/paint-regions.ts";
import { type FrameInk, type PlaneFrame, paintFrameNumbers } from "../../draw/plane-frame.ts";
import { tokensOf } from "../../tokens.ts";
import { mistakesOf } from "./mistakes.ts";
import { type Lack, lackOf, type RegionsScene } from "./regions-scene.ts";

interface StageProps {
  readonly scene: RegionsScene;
  readonly theme: Theme;
  readonly color: string;
  /** Canvas pixels per pixel of the page. */
  readonly ratio: number;
}

/** The colours and type of a picture of examples, as the page's theme has them now. */
export function regionsInk(element: Element): ExamplesInk & FrameInk {
  const of = tokensOf(element);
  return {
    ...{ ground: of("--surface"), casing: of("--casing"), text: of("--ink"), plain: of("--ink-soft") },
    font: `11px ${of("--font-ui")}`,
  };
}

/**
 * One lane's picture: what the network says over the plane below, the examples above it, the crosses of the mistaken ones on top.
 * Each lies on a canvas of its own and is painted only when it changed.
 */
export class RegionsStage {
  /** Examples that the network takes for another class, training and held-out ones together. */
  mistakes = 0;
  /** Why nothing of what the network says is to be seen; null where something is. */
  lack: Lack | null = null;
  private readonly box: HTMLElement;
  private readonly props: StageProps;
  private readonly ground = document.createElement("canvas");
  private readonly marks = document.createElement("canvas");
  private readonly errors = document.createElement("canvas");
  private readonly observer: ResizeObserver;
  private frame: PlaneFrame | null = null;
  private marked: PlaneFrame | null = null;
  private painted: Portrait | null = null;
  private ink: (ExamplesInk & FrameInk) | null = null;

  constructor(box: HTMLElement, props: StageProps) {
    this.box = box;
    this.props = props;
    box.replaceChildren(this.ground, this.marks, this.errors);
    this.measure();
    this.observer = new ResizeObserver(() => {
      this.measure();
      invalidate();
    });
    this.observer.observe(box);
  }

  dispose(): void {
    this.observer.disconnect();
    this.box.replaceChildren();
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (width === this.frame?.width && height === this.frame.height) return;
    this.frame = width > 0 && height > 0 ? { ...this.props.scene.window, width, height } : null;
    this.painted = null;
  }

  /** Shows the portrait; null leaves the examples alone. */
  paint(portrait: Portrait | null): void {
    const { frame } = this;
    if (!frame) return;
    const ink = this.inks();
    if (this.marked !== frame) {
      this.paintMarks(frame, ink);
      this.marked = frame;
    }
    if (!portrait || portrait === this.painted) return;
    this.painted = portrait;
    this.paintGround(frame, portrait, ink);
    this.paintMistakes(frame, portrait, ink);
  }

  private inks(): ExamplesInk & FrameInk {
    if (this.ink) return this.ink;
    this.ink = regionsInk(this.box);
    return this.ink;
  }

  private sets(): ExamplePoints[] {
    const { training, heldOut } = this.props.scene;
    // Held-out examples lie below, so that a crowd of them does not hide what is trained on.
    return heldOut ? [heldOut, training] : [training];
  }

  private area(frame: PlaneFrame): number {
    return markArea(
      this.sets().reduce((sum, { xs }) => sum + xs.length, 0),
      frame.width,
    );
  }

  private paintMarks(frame: PlaneFrame, ink: ExamplesInk & FrameInk): void {
    const { scene, theme, ratio } = this.props;
    const context = cleared(this.marks, frame, ratio);
    for (const points of this.sets()) paintExamples(context, frame, points, this.area(frame), theme, ink);
    paintFrameNumbers(context, { ...frame, ...scene.axes.numbers }, scene.axes.names, ink);
  }

  private paintGround(frame: PlaneFrame, { field }: Portrait, ink: ExamplesInk & FrameInk): void {
    const { scene, theme, color, ratio } = this.props;
    const context = cleared(this.ground, frame, ratio);
    this.lack = field && lackOf(field.values, scene);
    if (!field) return;
    if (scene.kind === "plane") {
      paintRegions(context, frame, field, scene.reading, theme, scene.span, { line: ink.text, casing: ink.ground });
      return;
    }
    const step = (field.window.x[1] - field.window.x[0]) / (field.columns - 1);
    const xs = Float64Array.from({ length: field.columns }, (_, i) => field.window.x[0] + i * step);
    paintFit(context, frame, xs, field.values, color, ink);
  }

  private paintMistakes(frame: PlaneFrame, portrait: Portrait, ink: ExamplesInk): void {
    const { scene, ratio } = this.props;
    const context = cleared(this.errors, frame, ratio);
    const { examples, training, heldOut } = scene;
    const lists = [
      { points: training, wrong: mistakesOf(examples.training, portrait.training) },
      ...(heldOut && examples.heldOut && portrait.heldOut
        ? [{ points: heldOut, wrong: mistakesOf(examples.heldOut, portrait.heldOut) }]
        : []),
    ];
    this.mistakes = lists.reduce((sum, { wrong }) => sum + wrong.length, 0);
    for (const { points, wrong } of lists) paintErrors(context, frame, points, wrong, this.area(frame), ink);
  }
}
