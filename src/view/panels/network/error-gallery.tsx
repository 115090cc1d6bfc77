import { useCallback } from "react";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { paintImage } from "../../draw/paint-image.ts";
import { catalogue } from "../../language.ts";
import styles from "./error-gallery.module.css";

const words = catalogue("error-gallery", {
  title: {
    en: "{{lane}}: {{shown}} of {{count}} misclassified examples",
    ja: "{{lane}}: 誤分類 {{count}} 件のうち {{shown}} 件",
  },
  none: { en: "{{lane}}: no misclassified examples.", ja: "{{lane}}: 誤分類はありません。" },
  mistake: { en: "{{truth}}, classified as {{said}}", ja: "{{truth}} を {{said}} と判定" },
});

export interface Mistake {
  readonly index: number;
  /** The example's input, a square image. */
  readonly image: Float64Array;
  readonly truth: string;
  readonly said: string;
}

function Picture({
  mistake,
  most,
  label,
}: {
  readonly mistake: Mistake;
  readonly most: number;
  readonly label: string;
}) {
  const { image } = mistake;
  const paint = useCallback(
    ({ context, width, token }: Paper) =>
      paintImage(context, [0, 0, width], image, most, { ink: token("--ink"), ground: token("--surface") }),
    [image, most],
  );
  return <PaintedCanvas paint={paint} className={styles.image} label={label} />;
}

interface ErrorGalleryProps {
  readonly mistakes: readonly Mistake[];
  /** Whose they are. */
  readonly lane: string;
  /** How many there are in all. */
  readonly count: number;
  /** The value of a pixel that is all ink. */
  readonly most: number;
}

/** Examples that the network takes for another class, as the images that they are. */
export function ErrorGallery({ lane, mistakes, count, most }: ErrorGalleryProps) {
  const t = words.useWords();
  return (
    <div className={styles.gallery}>
      <p className={styles.title}>
        {count === 0 ? t("none", { lane }) : t("title", { lane, shown: mistakes.length, count })}
      </p>
      <ul className={styles.list}>
        {mistakes.map((mistake) => (
          <li key={mistake.index}>
            <Picture mistake={mistake} most={most} label={t("mistake", { truth: mistake.truth, said: mistake.said })} />
            <span className={`number ${styles.caption}`} aria-hidden="true">
              {mistake.truth}→{mistake.said}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
