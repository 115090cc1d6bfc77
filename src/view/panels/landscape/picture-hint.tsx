import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { catalogue } from "../../language.ts";
import styles from "./landscape.module.css";

const HINT_MILLISECONDS = 2400;

const words = catalogue("picture-hint", {
  wheel: {
    en: "Click the picture or hold Ctrl (⌘ on a Mac) to zoom with the wheel",
    ja: "図をクリックするか、Ctrl キー (Mac では ⌘) を押しながらホイールを回すと拡大・縮小します",
  },
  finger: {
    en: "Two fingers move and zoom the picture. Tap to set the start, or drag it.",
    ja: "2 本の指で図を移動・拡大・縮小します。タップまたはドラッグで開始点を動かせます。",
  },
  "finger-3d": {
    en: "Swipe sideways to turn the view. Two fingers move and zoom it.",
    ja: "横にスワイプすると視点が回ります。2 本の指で移動・拡大・縮小します。",
  },
});

export type PictureHint = "wheel" | "finger" | "finger-3d";

/** Hints about fingers that have been shown during this visit: whoever scrolls past a picture needs them once. */
const seen = new Set<PictureHint>();

/** A hint that is shown over a picture for a moment: how to show it, and its element. */
export function usePictureHint(): readonly [show: (hint: PictureHint) => void, element: ReactNode] {
  const t = words.useWords();
  const [hint, setHint] = useState<{ readonly name: PictureHint; readonly shown: boolean } | null>(null);
  const hiding = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(hiding.current), []);
  const show = useCallback((name: PictureHint) => {
    if (seen.has(name)) return;
    if (name !== "wheel") seen.add(name);
    setHint({ name, shown: true });
    clearTimeout(hiding.current);
    // The words stay while they fade.
    hiding.current = setTimeout(() => setHint({ name, shown: false }), HINT_MILLISECONDS);
  }, []);
  const element = (
    <p className={styles.hint} data-shown={hint?.shown ?? false}>
      {hint && t(hint.name)}
    </p>
  );
  return [show, element];
}
