import { useEffect, useRef } from "react";
import { useLab } from "../../../state/lab.ts";
import { portraitOf } from "../../../state/portraits.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber } from "../../format.ts";
import type { LaneLook } from "../../lanes.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import { useTheme } from "../../theme.ts";
import { CellHeading } from "./cell-heading.tsx";
import { lossAt } from "./lane-numbers.ts";
import styles from "./regions.module.css";
import type { RegionsScene } from "./regions-scene.ts";
import { RegionsStage } from "./regions-stage.ts";
import { regionsWords } from "./regions-words.ts";
import { beganNotFinite } from "./use-divergence.ts";

/** What one lane's network makes of the plane of its inputs, with the examples on it. */
export function RegionsCell({ look, scene }: { readonly look: LaneLook; readonly scene: RegionsScene }) {
  const onFrame = useOnFrame();
  const t = regionsWords.useWords();
  const theme = useTheme();
  const ratio = usePixelRatio();
  const box = useRef<HTMLDivElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLParagraphElement>(null);
  const { index, name, color } = look;

  useEffect(() => {
    const stage = new RegionsStage(box.current!, { scene, theme, color, ratio });
    const stop = onFrame(() => {
      const portrait = portraitOf(index);
      stage.paint(portrait);
      const { training, heldOut } = lossAt(index);
      const texts = [
        training === null ? "" : `${t("trainingShort")} ${formatNumber(training)}`,
        heldOut === null ? "" : ` · ${t("heldOutShort")} ${formatNumber(heldOut)}`,
      ];
      for (const [i, part] of [...(number.current?.children ?? [])].entries())
        if (part.textContent !== texts[i]) part.textContent = texts[i]!;
      const lacking = portrait ? stage.lack : beganNotFinite(useLab.getState().outcomes[index]) ? "notFinite" : null;
      const lack = lacking ? t(lacking) : "";
      const said = portrait ? t("picture", { lane: name, update: portrait.update, wrong: stage.mistakes }) : name;
      const label = lack === "" ? said : `${said}. ${lack}`;
      if (box.current && box.current.getAttribute("aria-label") !== label)
        box.current.setAttribute("aria-label", label);
      if (note.current && note.current.textContent !== lack) note.current.textContent = lack;
    });
    return () => {
      stop();
      stage.dispose();
    };
  }, [onFrame, scene, theme, color, index, name, t, ratio]);

  return (
    <section className={styles.cell} aria-label={name} data-selected={look.selected || undefined}>
      <CellHeading look={look}>
        <span ref={number} className={`number ${styles.cellNumber}`}>
          <span />
          <span />
        </span>
      </CellHeading>
      <div className={styles.picture}>
        <div ref={box} className={styles.sheets} role="img" aria-label={name} />
        <p ref={note} className={styles.lack} aria-hidden="true" />
      </div>
    </section>
  );
}
