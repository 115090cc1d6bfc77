import type { MouseEvent } from "react";
import { entranceOf, type Kind, kinds, openKind } from "../../../state/kinds.ts";
import { useLab } from "../../../state/lab.ts";
import { linkTo } from "../../../state/link.ts";
import { catalogue } from "../../language.ts";
import styles from "./header.module.css";

const words = catalogue("kinds", {
  label: { en: "Kind of problem", ja: "問題の種類" },
  surface: { en: "Surfaces", ja: "曲面" },
  network: { en: "Networks", ja: "ネットワーク" },
  matrix: { en: "Matrices", ja: "行列" },
});

/** Whether a click is one that opens the link here, and not in another tab or window. */
const plain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/** Switches between kinds of problems, each as it was left. They are links, so that a new tab can open another kind. */
export function KindNav() {
  const t = words.useWords();
  const current = useLab((lab) => lab.configuration.problem.kind);
  const follow = (kind: Kind) => (event: MouseEvent) => {
    if (!plain(event)) return;
    event.preventDefault();
    openKind(kind);
  };
  return (
    <nav className={styles.kinds} aria-label={t("label")}>
      {kinds.map((kind) => (
        <a
          key={kind}
          className={styles.kind}
          href={kind === current ? "#" : linkTo(entranceOf(kind))}
          aria-current={kind === current ? "page" : undefined}
          onClick={follow(kind)}
        >
          {t(kind)}
        </a>
      ))}
    </nav>
  );
}
