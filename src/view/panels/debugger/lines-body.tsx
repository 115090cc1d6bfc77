import { type ComponentType, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { optimizerById } from "../../../engine/methods/index.ts";
import { isInTorch } from "../../../engine/trace.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { selectedLine, setLineCount, stepLine } from "../../../state/lines.ts";
import { Choices } from "../../controls/choices.tsx";
import { useLocal } from "../../language.ts";
import panel from "./debugger.module.css";
import { LineRow } from "./line-row.tsx";
import { lineTexts } from "./line-text.ts";
import styles from "./lines.module.css";
import { Terms } from "./terms.tsx";
import type { LinePainting } from "./use-line-painter.ts";
import { words } from "./words.ts";

/** Characters of a number in a line of the narrowest column, and the most lines that are kept for numbers put in. */
const WIDTH = 44;
const MOST_NUMBER_LINES = 4;
/** Lines that the reason takes why there is no number. */
const REASON_LINES = 2;

interface LinesBodyProps {
  /** Writes the numbers. */
  readonly Painter: ComponentType<LinePainting>;
  /** The vectors of the selected line are drawn on the landscape. */
  readonly drawn: boolean;
  /** What stands above the lines. */
  readonly children?: ReactNode;
}

/** The update that leaves the step at the cursor, line by line. */
export function LinesBody({ Painter, drawn, children }: LinesBodyProps) {
  const t = words.useWords();
  const local = useLocal();
  const lane = useLab(({ configuration }) => configuration.lanes[configuration.view.lane]);
  const wanted = useLab(({ configuration }) => configuration.view.names) ?? "book";
  const line = useLab(({ configuration }) => configuration.view.line);
  const optimizer = lane && optimizerById(lane.optimizer);
  const torch = lane !== undefined && isInTorch(lane.optimizer);
  const convention = torch ? wanted : "book";
  const texts = useMemo(() => lane && lineTexts(lane, convention), [lane, convention]);
  const count = texts?.lines.length ?? 0;
  const selected = selectedLine(line, count);
  const [pointed, point] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setLineCount(count);
    return () => setLineCount(0);
  }, [count]);
  if (!texts || !optimizer) return <p className={panel.nothing}>{t("noLane")}</p>;

  const compared = optimizer.differs ?? (torch ? SAME : optimizer.about);
  const note = local(wanted === "torch" ? compared : optimizer.about);
  const rows = Math.min(MOST_NUMBER_LINES, Math.max(drawn ? 1 : REASON_LINES, texts.numberLines(WIDTH)));
  return (
    <div
      ref={box}
      className={styles.lines}
      data-drawn={drawn || undefined}
      style={{ "--number-lines": rows, "--term-lines": texts.termLines } as React.CSSProperties}
      onPointerOver={({ target }) => {
        const symbol = target instanceof Element ? target.closest<HTMLElement>("[data-quantity]") : null;
        point(selected === null ? null : (symbol?.dataset.quantity ?? null));
      }}
      onPointerLeave={() => point(null)}
    >
      <Painter box={box} texts={texts} convention={convention} selected={selected} pointed={pointed} />
      {children}
      <ol className={styles.list} aria-label={t("lines")}>
        {texts.lines.map((text) => (
          <LineRow key={text.number} text={text} selected={selected === text.number} />
        ))}
      </ol>
      <Terms texts={texts} line={selected} pointed={pointed} point={point} drawn={drawn} />
      <div className={styles.foot}>
        <Choices
          options={[
            { value: "book", label: t("book") },
            { value: "torch", label: t("torch") },
          ]}
          value={wanted}
          choose={(names) => changeView({ names: names === "torch" ? names : undefined })}
          className={styles.names}
          optionClass={styles.name}
          aria-label={t("names")}
        />
        <span className={styles.stepping}>
          <button type="button" className="button quiet icon" title={t("previous")} onClick={() => stepLine(-1)}>
            <Arrow up />
            <span className="visually-hidden">{t("previous")}</span>
          </button>
          <button type="button" className="button quiet icon" title={t("next")} onClick={() => stepLine(1)}>
            <Arrow />
            <span className="visually-hidden">{t("next")}</span>
          </button>
        </span>
      </div>
      <p className={styles.about}>
        <b>
          {local(optimizer.source)} ({t("section", { section: optimizer.section })}).
        </b>{" "}
        {!torch && wanted === "torch" ? `${t("notInTorch")} ` : ""}
        {note}
      </p>
      <p className="visually-hidden" aria-live="polite" data-part="spoken" />
    </div>
  );
}

const SAME = { en: "PyTorch does the same.", ja: "PyTorch も同じです。" };

function Arrow({ up = false }: { readonly up?: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={up ? "M8 13V3.5M4 7l4-4 4 4" : "M8 3v9.5M4 9l4 4 4-4"}
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
