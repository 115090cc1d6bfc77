import { useStore } from "zustand";
import { useLab } from "../../../state/lab.ts";
import type { ContourMap } from "../../../worker/protocol.ts";
import { entryText } from "../../controls/entry-text.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { useOpener } from "../../controls/opener.ts";
import { bandColors } from "../../draw/ramp.ts";
import { formatNumber, formatRound } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";
import { contours } from "./contour-source.ts";
import styles from "./picture.module.css";
import { words } from "./words.ts";

const LevelSheet = onDemand(async () => (await import("./level-sheet.tsx")).LevelSheet);

/** What the colours mean, of which blur the contours are, if of one, and what dashed paths are, if there are any. */
export function Legend() {
  const t = words.useWords();
  const sigma = useStore(contours, ({ sigma }) => sigma);
  const map = useStore(contours, ({ map }) => map);
  const looks = useLaneLooks();
  const averaged = useLab(({ configuration: { lanes } }) =>
    looks.some(({ index, visible }) => visible && lanes[index]?.average !== undefined),
  );
  return (
    <>
      {averaged && (
        <p className={styles.legend}>
          <svg width="26" height="10" aria-hidden="true" className={styles.dashes}>
            <path d="M0,5H26" strokeDasharray="6 4" />
          </svg>
          {t("averaged")}
        </p>
      )}
      {sigma > 0 && <p className={styles.legend}>{t("blurred", { sigma: entryText(sigma) })}</p>}
      {map && <Ramp map={map} />}
    </>
  );
}

/** The lowest and the highest level of some contours, and on demand all of them. */
export function Ramp({ map }: { readonly map: ContourMap }) {
  const t = words.useWords();
  const theme = useTheme();
  const { buttonProps, opened } = useOpener("dialog");
  const { levels, scale, range } = map;
  if (levels.length === 0) {
    return (
      <p className={styles.legend}>
        {Number.isNaN(range[0]) ? t("legendUndefined") : t("flat", { value: formatNumber(range[0]) })}
      </p>
    );
  }
  // Heights above a floor other than 0 are round numbers; J itself would not be.
  const floor = scale.kind === "log" ? scale.floor : 0;
  const quantity = floor === 0 ? "J" : t("gap");
  const named = Array.from(levels, (level) => formatRound(level - floor));
  const colors = bandColors(theme, levels.length);
  const [low, high] = [named[0]!, named.at(-1)!];
  const band = 100 / colors.length;
  const gradient = colors.map((color, i) => `${color} ${i * band}% ${(i + 1) * band}%`).join(", ");
  return (
    <>
      <button {...buttonProps} className={styles.legend} aria-label={t("legendShow", { quantity, low, high })}>
        <span>{quantity}</span>
        <span className="number">{low}</span>
        <span className={styles.ramp} style={{ background: `linear-gradient(to right, ${gradient})` }} />
        <span className="number">{high}</span>
      </button>
      {opened && (
        <LevelSheet opened={opened} map={map} floor={floor} quantity={quantity} names={named} colors={colors} />
      )}
    </>
  );
}
