import { type RefObject, useEffect } from "react";
import { isMatrix, type Value } from "../../../engine/algorithms/evaluate.ts";
import type { Convention, TracedLine } from "../../../engine/trace.ts";
import { currentLook, type Look } from "../../../state/inspection.ts";
import { endsAt } from "../../../state/lines.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { plainTex } from "../../controls/plain-tex.ts";
import { factorText, type MarkScale } from "../../draw/mark-geometry.ts";
import { useLocal } from "../../language.ts";
import { setOverlay } from "../../overlay.ts";
import { lineOverlay, valueIn } from "./line-overlay.ts";
import { type LineTexts, numbersText } from "./line-text.ts";
import { markInkOf } from "./mark-ink.ts";
import { tracedLook } from "./traced.ts";
import { fittedText, valueText } from "./value-text.ts";
import { words } from "./words.ts";

/** Characters of a result beside its formula. */
const RESULT_WIDTH = 20;
/** A line is read out once the keys have been still for this long, in milliseconds. */
export const SPEECH_MILLISECONDS = 350;

/** What a painter of lines goes by. */
export interface LinePainting {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly texts: LineTexts;
  readonly convention: Convention;
  /** The selected line, counted from 1. */
  readonly selected: number | null;
  /** The quantity that is pointed at. */
  readonly pointed: string | null;
}

/** Writes a text where it is another one. */
export function put(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Writes what may be longer than its room, and lets the keyboard scroll it where it is. */
export function putNumbers(element: HTMLElement | null, text: string): void {
  if (!element || element.textContent === text) return;
  element.textContent = text;
  const scrolls = element.scrollHeight > element.clientHeight;
  if (scrolls) element.tabIndex = 0;
  else element.removeAttribute("tabindex");
}

/** A term's value, with room for two to a row, but one matrix. */
const termText = (value: Value) =>
  typeof value === "object" && isMatrix(value) ? valueText(value) : fittedText(value, RESULT_WIDTH);

/**
 * Writes the numbers of the look at the cursor into the lines, and puts the selected line's vectors on the landscape. Numbers change
 * on every frame of playback, so React renders none of them.
 */
export function useLinePainter(
  box: RefObject<HTMLDivElement | null>,
  texts: LineTexts,
  convention: Convention,
  selected: number | null,
  pointed: string | null,
): void {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const local = useLocal();

  useEffect(() => {
    let painted: Look | null = null;
    let taken = true;
    let magnification = 1;
    let speaking: ReturnType<typeof setTimeout> | undefined;

    /** What stands under a selected line. */
    function detail(traced: TracedLine): string {
      const { line, active, kept } = traced;
      if (!active) return line.unless ? t("because", { reason: local(line.unless) }) : t("skipped");
      const numbers = numbersText(traced, texts.quantity, local);
      return kept ? `${numbers} (${t("kept")})` : numbers;
    }

    /** Which update the lines are of. */
    const updateText = (step: number) => (taken ? t("updateOf", { step, next: step + 1 }) : t("notTaken", { step }));

    function write(element: HTMLElement, lines: readonly TracedLine[], current: TracedLine | undefined): void {
      for (const row of element.querySelectorAll<HTMLElement>("[data-line]")) {
        const traced = lines[Number(row.dataset.line) - 1]!;
        const result = row.querySelector<HTMLElement>("[data-part=result]")!;
        const { active, line } = traced;
        const text = active ? fittedText(traced.result, RESULT_WIDTH) : line.unless ? local(line.unless) : t("skipped");
        put(result, text);
        if (row.dataset.active !== String(active)) row.dataset.active = String(active);
        const hint = active ? valueText(traced.result, 17) : detail(traced);
        if (result.title !== hint) result.title = hint;
        if (traced === current) putNumbers(row.querySelector<HTMLElement>("[data-part=numbers]"), detail(traced));
      }
      if (!current) return;
      for (const value of element.querySelectorAll<HTMLElement>("[data-value]"))
        put(value, termText(valueIn(current, value.dataset.value!)));
      if (pointed !== null)
        put(
          element.querySelector("[data-part=meaning]"),
          t("means", {
            meaning: local(texts.quantity(pointed).meaning),
            value: valueText(valueIn(current, pointed), 6),
          }),
        );
      else writeMeaning();
    }

    /** Says what stands for what on the landscape, with the factor by which steps are drawn longer there. */
    function writeMeaning(): void {
      const factor = factorText(magnification).slice(1);
      const meaning = t("meaning");
      const text = magnification === 1 ? meaning : t("magnified", { meaning, factor });
      put(box.current?.querySelector("[data-part=meaning]") ?? null, text);
    }

    /** The landscape has painted the vectors at this scale, which changes with its window, too. */
    function hearScale(scale: MarkScale): void {
      if (scale.magnification === magnification) return;
      magnification = scale.magnification;
      if (pointed === null) writeMeaning();
    }

    function speak(element: HTMLElement, current: TracedLine, look: Look): void {
      clearTimeout(speaking);
      speaking = setTimeout(() => {
        const values = {
          line: selected!,
          lines: texts.lines.length,
          step: look.inspection.k,
          formula: plainTex(texts.lines[selected! - 1]!.tex),
          numbers: taken ? detail(current) : `${detail(current)} ${updateText(look.inspection.k)}`,
        };
        put(element.querySelector("[data-part=spoken]"), t("spoken", values));
      }, SPEECH_MILLISECONDS);
    }

    let ink: ReturnType<typeof markInkOf> | null = null;
    let inkTheme: string | undefined;
    const stop = onFrame(() => {
      const look = currentLook();
      const { theme } = document.documentElement.dataset;
      const goesOn = look === null || !endsAt(look.inspection.k);
      if ((look === painted && theme === inkTheme && goesOn === taken) || !box.current) return;
      painted = look;
      taken = goesOn;
      put(box.current.querySelector("[data-part=update]"), look ? updateText(look.inspection.k) : "");
      if (theme !== inkTheme || ink === null) ink = markInkOf(box.current);
      inkTheme = theme;
      const lines = look ? tracedLook(look, convention) : [];
      // A look of the run before may be of other lines.
      if (!look || lines.length !== texts.lines.length) {
        setOverlay(null);
        return;
      }
      const current = selected === null ? undefined : lines[selected - 1];
      write(box.current, lines, current);
      setOverlay(current ? lineOverlay(look, current, texts, pointed, ink, hearScale) : null);
      if (current && pointed === null) speak(box.current, current, look);
    });
    return () => {
      stop();
      clearTimeout(speaking);
    };
  }, [onFrame, box, texts, convention, selected, pointed, t, local]);
  useEffect(() => () => setOverlay(null), []);
}
