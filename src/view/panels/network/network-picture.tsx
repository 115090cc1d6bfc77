import { useEffect, useMemo, useRef } from "react";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import { dimensionOf, type NetworkProblem } from "../../../engine/training/specification.ts";
import { blocksOf } from "../../../experiment/parameter-place.ts";
import { invalidate } from "../../../state/frame.ts";
import { portraitOf, startPortraits } from "../../../state/portraits.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { cleared } from "../../draw/canvas.ts";
import { classColor } from "../../draw/class-colors.ts";
import { networkLayout } from "../../draw/network-layout.ts";
import { type NetworkInk, type NetworkScene, paintNetwork, type WeightBlock } from "../../draw/paint-network.ts";
import { useLaneLooks } from "../../lanes.ts";
import { catalogue } from "../../language.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import { useTheme } from "../../theme.ts";
import { tokensOf } from "../../tokens.ts";
import styles from "./network.module.css";
import { useNetwork, useSelectedProblem } from "./use-network.ts";

const words = catalogue("network-picture", {
  label: {
    en: "The network, {{shape}}: {{count}} parameters",
    ja: "ネットワーク {{shape}}、パラメータ {{count}} 個",
  },
  weights: {
    en: "Weights of {{lane}}: solid above 0, dashed below.",
    ja: "{{lane}} の重み: 実線は正、破線は負。",
  },
  abridged: { en: "Not all units are drawn.", ja: "一部のユニットは省略しています。" },
});

/** Room around the units for what stands beside them: skip connections above, auxiliary heads below. */
const MARGIN = 20;

/** Where the weights of each map but the heads' are in θ. Maxout units draw the first of their pieces. */
const weightsOf = (problem: NetworkProblem): readonly WeightBlock[] =>
  blocksOf(problem).filter(({ name, layer }) => name === "W" && layer <= problem.model.hidden.length);

/** The network's units, joined by its weights at the time cursor. */
export function NetworkPicture() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const theme = useTheme();
  const ratio = usePixelRatio();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { view } = useNetwork();
  const problem = useSelectedProblem();
  const looks = useLaneLooks();
  const { dataset, model } = problem;
  const widths = useMemo(() => {
    const { width, outputs } = sizesOf(dataset);
    return [width, ...model.hidden, outputs];
  }, [dataset, model]);
  const { lane } = view;
  const name = looks.find(({ index }) => index === lane)?.name ?? "";

  useEffect(() => startPortraits({ lanes: [lane], grid: null }), [lane]);

  useEffect(() => {
    const element = canvas.current!;
    const weights = weightsOf(problem);
    const dimension = dimensionOf(problem);
    let painted: Float64Array | null | undefined;
    let width = 0;
    let height = 0;
    const observer = new ResizeObserver(() => {
      width = element.clientWidth;
      height = element.clientHeight;
      painted = undefined;
      invalidate();
    });
    observer.observe(element);
    const stop = onFrame(() => {
      const theta = portraitOf(lane)?.theta ?? null;
      // A portrait of the network before this one has other weights.
      const fitting = theta?.length === dimension ? theta : null;
      if (width === 0 || fitting === painted) return;
      painted = fitting;
      const of = tokensOf(element);
      const ink: NetworkInk = {
        positive: classColor(theme, 0),
        negative: classColor(theme, 1),
        unit: of("--line-strong"),
        ground: of("--surface"),
        text: of("--ink-soft"),
        font: `10px ${of("--font-ui")}`,
      };
      const { hidden, skip, auxiliary, batchNorm } = model;
      const scene: NetworkScene = {
        layout: networkLayout(widths, { width, height, margin: MARGIN }),
        weights,
        theta: fitting,
        skips: skip ? hidden.flatMap((units, i) => (units === widths[i] ? [i + 1] : [])) : [],
        heads: auxiliary?.layers ?? [],
        batchNorm,
      };
      paintNetwork(cleared(element, { width, height }, ratio), scene, ink);
    });
    return () => {
      stop();
      observer.disconnect();
    };
  }, [onFrame, problem, model, widths, lane, theme, ratio]);

  const wide = widths.some((width) => width > 8) || widths.length > 8;
  return (
    <div>
      <div ref={box} className={styles.picture}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={t("label", { shape: widths.join("–"), count: dimensionOf(problem) })}
        />
      </div>
      <p className={styles.caption}>
        {name === "" ? "" : t("weights", { lane: name })} {wide ? t("abridged") : ""}
      </p>
    </div>
  );
}
