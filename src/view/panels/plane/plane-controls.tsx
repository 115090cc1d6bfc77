import { type ReactNode, useId } from "react";
import { limits } from "../../../experiment/configuration.ts";
import { type PlaneConfiguration, type PlaneKind, planeKinds } from "../../../experiment/plane.ts";
import { changePlane, changePlaneKind, usePlane } from "../../../state/plane.ts";
import controls from "../../controls/controls.module.css";
import { DiceIcon } from "../../controls/icons.tsx";
import { useNumberEntry } from "../../controls/use-number-entry.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import styles from "./plane.module.css";
import { words } from "./words.ts";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChooserProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly choose: (value: string) => void;
}

function Chooser({ label, options, value, choose }: ChooserProps) {
  const id = useId();
  return (
    <span className={styles.chooser}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={styles.select} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** A lane that is not shown stands for the first that is. */
const present = (looks: readonly LaneLook[], lane: number): string =>
  String((looks.find(({ index }) => index === lane) ?? looks[0])?.index ?? "");

const lanesOf = (looks: readonly LaneLook[]): readonly Option[] =>
  looks.map(({ index, name }) => ({ value: String(index), label: name }));

function EndPoints({
  choice,
  looks,
}: {
  readonly choice: PlaneConfiguration & { kind: "end-points" };
  readonly looks: readonly LaneLook[];
}) {
  const t = words.useWords();
  const { lanes, third } = choice;
  const others = looks.map(({ index, name }) => ({ value: String(index), label: t("endOf", { lane: name }) }));
  return (
    <>
      <Chooser
        label={t("firstEnd")}
        options={lanesOf(looks)}
        value={present(looks, lanes[0])}
        choose={(lane) => changePlane({ ...choice, lanes: [Number(lane), lanes[1]] })}
      />
      <Chooser
        label={t("secondEnd")}
        options={lanesOf(looks)}
        value={present(looks, lanes[1])}
        choose={(lane) => changePlane({ ...choice, lanes: [lanes[0], Number(lane)] })}
      />
      <Chooser
        label={t("thirdPoint")}
        options={[{ value: "start", label: t("theStart") }, ...others]}
        value={third === "start" ? third : present(looks, third)}
        choose={(point) => changePlane({ ...choice, third: point === "start" ? "start" : Number(point) })}
      />
    </>
  );
}

function Seed({ choice }: { readonly choice: PlaneConfiguration & { kind: "random" } }) {
  const t = words.useWords();
  const id = useId();
  const { seed } = choice;
  const { inputProps, error, errorId } = useNumberEntry({
    value: seed,
    commit: (value) => changePlane({ ...choice, seed: value }),
    gesture: "plane seed",
    step: (from, direction, coarse) => Math.max(0, from + direction * (coarse ? 10 : 1)),
  });
  return (
    <span className={styles.chooser}>
      <label htmlFor={id}>{t("seed")}</label>
      <input
        {...inputProps}
        id={id}
        className={`${controls.entry} ${styles.seed}`}
        aria-describedby={error ? errorId : undefined}
      />
      <button
        type="button"
        className={`bare ${styles.small}`}
        aria-label={t("another")}
        title={t("another")}
        onClick={() => changePlane({ ...choice, seed: seed < limits.seed ? seed + 1 : 0 })}
      >
        <DiceIcon />
      </button>
      <span id={errorId} className={controls.error} role="alert" hidden={error === null}>
        {error}
      </span>
    </span>
  );
}

/** What the plane of each kind is chosen by. */
function particulars(
  choice: PlaneConfiguration,
  looks: readonly LaneLook[],
  t: ReturnType<typeof words.useWords>,
): ReactNode {
  switch (choice.kind) {
    case "principal":
    case "line":
      return null;
    case "end-points":
      return <EndPoints choice={choice} looks={looks} />;
    case "random":
      return (
        <>
          <Chooser
            label={t("around")}
            options={lanesOf(looks)}
            value={present(looks, choice.lane)}
            choose={(lane) => changePlane({ ...choice, lane: Number(lane) })}
          />
          <Seed choice={choice} />
        </>
      );
    case "eigenvectors":
      return (
        <>
          <Chooser
            label={t("lane")}
            options={lanesOf(looks)}
            value={present(looks, choice.lane)}
            choose={(lane) => changePlane({ ...choice, lane: Number(lane) })}
          />
          <Chooser
            label={t("at")}
            options={(["start", "end"] as const).map((at) => ({ value: at, label: t(at) }))}
            value={choice.at}
            choose={(at) => changePlane({ ...choice, at: at as "start" | "end" })}
          />
        </>
      );
  }
}

/** The choice of plane, with what each kind of plane is chosen by. */
export function PlaneControls() {
  const t = words.useWords();
  const looks = useLaneLooks();
  const choice = usePlane();
  const shown = looks.filter(({ visible }) => visible);
  return (
    <div className={styles.controls}>
      <Chooser
        label={t("plane")}
        options={planeKinds.map((kind) => ({ value: kind, label: t(kind) }))}
        value={choice.kind}
        choose={(kind) => changePlaneKind(kind as PlaneKind)}
      />
      {particulars(choice, shown, t)}
    </div>
  );
}
