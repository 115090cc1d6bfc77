import { useEffect } from "react";
import { useLab } from "../../../state/lab.ts";
import { endsAt } from "../../../state/lines.ts";
import {
  currentNetworkLook,
  type NetworkLook,
  startNetworkLines,
  useLinesFailure,
} from "../../../state/network-lines.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { plainTex } from "../../controls/plain-tex.ts";
import { useLocal } from "../../language.ts";
import { type DigestWriting, detailText, resultText, termText } from "./digest-text.ts";
import { useChosenIndex } from "./use-chosen-index.ts";
import { type LinePainting, put, putNumbers, SPEECH_MILLISECONDS } from "./use-line-painter.ts";
import { words } from "./words.ts";

/** Whatever is written into lines. */
const WRITTEN = ["batch", "result", "numbers", "meaning", "spoken"].map((part) => `[data-part=${part}]`).join(", ");

/** Takes the numbers of another update away. */
function blank(element: HTMLElement): void {
  for (const place of element.querySelectorAll<HTMLElement>(`${WRITTEN}, [data-value]`)) {
    put(place, "");
    place.removeAttribute("title");
  }
  for (const row of element.querySelectorAll<HTMLElement>("[data-broken]")) delete row.dataset.broken;
}

/** What is not finite any more after the update; null where the lane does not diverge by it. */
function brokenAfter({ lane, update }: NetworkLook) {
  const outcome = useLab.getState().outcomes[lane];
  return outcome?.status === "diverged" && outcome.at === update + 1 ? outcome.quantity : null;
}

/** Writes the numbers of a network's update into its lines, as norms or as entries of the chosen parameter. */
export function NetworkLinePainter({ box, texts, convention, selected, pointed }: LinePainting): null {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const local = useLocal();
  const parameter = useChosenIndex();
  const optimizer = useLab(({ configuration: { lanes, view } }) => lanes[view.lane]?.optimizer);
  useEffect(() => startNetworkLines({ names: convention, parameter }), [convention, parameter]);

  useEffect(() => {
    const writing: DigestWriting = { ...{ texts, optimizer, t, local }, norms: parameter === null };
    let painted: NetworkLook | null = null;
    let broken: ReturnType<typeof brokenAfter> = null;
    let taken = true;
    let blanked = false;
    let speaking: ReturnType<typeof setTimeout> | undefined;

    function write(element: HTMLElement, { found, update }: NetworkLook): void {
      if (!found) {
        blank(element);
        put(element.querySelector("[data-part=batch]"), t("notReached", { step: update }));
        return;
      }
      const { examples, lines } = found;
      const of = examples
        ? t(examples.batch === examples.all ? "wholeSet" : "batch", { batch: examples.batch, step: update })
        : t("ofUpdate", { step: update });
      const ended = taken ? of : t("batchNotTaken", { of });
      put(element.querySelector("[data-part=batch]"), broken ? t(`diverges_${broken}`, { of }) : ended);
      for (const row of element.querySelectorAll<HTMLElement>("[data-line]")) {
        const number = Number(row.dataset.line);
        const [line, digest] = [texts.lines[number - 1]!, lines[number - 1]!];
        const result = row.querySelector<HTMLElement>("[data-part=result]")!;
        put(result, resultText(line, digest, writing));
        const told = digest.active && digest.result !== null;
        if (row.dataset.active !== String(digest.active)) row.dataset.active = String(digest.active);
        row.toggleAttribute("data-broken", told && !Number.isFinite(digest.result));
        const hint = told ? resultText(line, digest, writing, 17) : detailText(line, digest, writing);
        if (result.title !== hint) result.title = hint;
        if (number === selected)
          putNumbers(row.querySelector("[data-part=numbers]"), detailText(line, digest, writing));
      }
      if (selected === null) return;
      const [line, digest] = [texts.lines[selected - 1]!, lines[selected - 1]!];
      for (const value of element.querySelectorAll<HTMLElement>("[data-value]"))
        put(value, termText(value.dataset.value!, line, digest, writing));
      const meaning =
        pointed === null
          ? t(line.terms.length === 0 ? "nothing" : "point")
          : t("means", {
              meaning: local(texts.quantity(pointed).meaning),
              value: termText(pointed, line, digest, writing),
            });
      put(element.querySelector("[data-part=meaning]"), meaning);
    }

    function speak(element: HTMLElement, { found, update }: NetworkLook, number: number): void {
      clearTimeout(speaking);
      const digest = found?.lines[number - 1];
      if (!digest) return;
      speaking = setTimeout(() => {
        const line = texts.lines[number - 1]!;
        const values = {
          ...{ line: number, lines: texts.lines.length, step: update },
          ...{ formula: plainTex(line.tex), numbers: detailText(line, digest, writing) },
        };
        put(element.querySelector("[data-part=spoken]"), t("spokenUpdate", values));
      }, SPEECH_MILLISECONDS);
    }

    const stop = onFrame(() => {
      const look = currentNetworkLook();
      if (!box.current) return;
      if (!look && !blanked && useLinesFailure.getState().failure) {
        blanked = true;
        painted = null;
        blank(box.current);
      }
      if (!look || (look === painted && broken === brokenAfter(look) && taken === !endsAt(look.update))) return;
      // What was asked for before the names, the parameter or the lane changed may be of other lines.
      if (look.names !== convention || look.parameter !== parameter) return;
      if (look.found && look.found.lines.length !== texts.lines.length) return;
      painted = look;
      broken = brokenAfter(look);
      taken = !endsAt(look.update);
      blanked = false;
      write(box.current, look);
      if (selected !== null && pointed === null) speak(box.current, look, selected);
    });
    return () => {
      stop();
      clearTimeout(speaking);
    };
  }, [onFrame, box, texts, convention, selected, pointed, parameter, optimizer, t, local]);
  return null;
}
