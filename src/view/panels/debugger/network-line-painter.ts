import { useEffect } from "react";
import { onFrame } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { currentNetworkLook, type NetworkLook, startNetworkLines } from "../../../state/network-lines.ts";
import { plainTex } from "../../controls/plain-tex.ts";
import { useLocal } from "../../language.ts";
import { type DigestWriting, detailText, resultText, termText } from "./digest-text.ts";
import { useChosenIndex } from "./use-chosen-index.ts";
import { type LinePainting, put, putNumbers, SPEECH_MILLISECONDS } from "./use-line-painter.ts";
import { words } from "./words.ts";

/** Writes the numbers of a network's update into its lines, as norms or as entries of the chosen parameter. */
export function NetworkLinePainter({ box, texts, convention, selected, pointed }: LinePainting): null {
  const t = words.useWords();
  const local = useLocal();
  const parameter = useChosenIndex();
  const optimizer = useLab(({ configuration: { lanes, view } }) => lanes[view.lane]?.optimizer ?? "");
  useEffect(() => startNetworkLines({ names: convention, parameter }), [convention, parameter]);

  useEffect(() => {
    const writing: DigestWriting = { ...{ texts, optimizer, t, local }, norms: parameter === null };
    let painted: NetworkLook | null = null;
    let speaking: ReturnType<typeof setTimeout> | undefined;

    function write(element: HTMLElement, { found, update }: NetworkLook): void {
      if (!found) {
        put(element.querySelector("[data-part=batch]"), t("notReached", { step: update }));
        for (const result of element.querySelectorAll("[data-part=result], [data-part=numbers]")) put(result, "");
        return;
      }
      const { batch, examples, lines } = found;
      const values = { batch, step: update };
      put(element.querySelector("[data-part=batch]"), t(batch === examples ? "wholeSet" : "batch", values));
      for (const row of element.querySelectorAll<HTMLElement>("[data-line]")) {
        const number = Number(row.dataset.line);
        const [line, digest] = [texts.lines[number - 1]!, lines[number - 1]!];
        const result = row.querySelector<HTMLElement>("[data-part=result]")!;
        put(result, resultText(line, digest, writing));
        const told = digest.active && digest.result !== null;
        if (row.dataset.active !== String(digest.active)) row.dataset.active = String(digest.active);
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
      if (!look || look === painted || !box.current) return;
      // What was asked for before the names, the parameter or the lane changed may be of other lines.
      if (look.names !== convention || look.parameter !== parameter) return;
      if (look.found && look.found.lines.length !== texts.lines.length) return;
      painted = look;
      write(box.current, look);
      if (selected !== null && pointed === null) speak(box.current, look, selected);
    });
    return () => {
      stop();
      clearTimeout(speaking);
    };
  }, [box, texts, convention, selected, pointed, parameter, optimizer, t, local]);
  return null;
}
