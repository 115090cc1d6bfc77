import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { optimizerById } from "../../../engine/methods/index.ts";
import { limits } from "../../../experiment/configuration.ts";
import { renameLane } from "../../../state/edits.ts";
import { change, changeView, useLab } from "../../../state/lab.ts";
import { showLane } from "../../../state/lane-visibility.ts";
import { Hint } from "../../controls/hint.tsx";
import { EyeIcon, EyeOffIcon } from "../../controls/icons.tsx";
import { headShape } from "../../draw/heads.ts";
import type { LaneLook } from "../../lanes.ts";
import { catalogue, useLocal } from "../../language.ts";
import { LaneDetails } from "./lane-details.tsx";
import { LaneMenu } from "./lane-menu.tsx";
import styles from "./lanes.module.css";
import { ownSettings } from "./own-settings.ts";
import type { Reorder } from "./use-reorder.ts";

const words = catalogue("lane-card", {
  show: { en: "Show {{name}}", ja: "{{name}} を表示" },
  hide: { en: "Hide {{name}}", ja: "{{name}} を隠す" },
  name: { en: "Name", ja: "名前" },
  hidden: { en: "hidden", ja: "非表示" },
});

interface LaneCardProps {
  readonly look: LaneLook;
  readonly count: number;
  readonly move: (from: number, to: number) => void;
  readonly remove: (index: number) => void;
  readonly reorder: Reorder;
}

/** A lane's colour and the shape of its head. */
export function Swatch({ index, color }: { readonly index: number; readonly color: string }) {
  return (
    <svg className={styles.swatch} width="14" height="14" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
      <path d={headShape(index, 110)} fill={color} />
    </svg>
  );
}

interface NameFieldProps {
  readonly index: number;
  readonly name: string;
  readonly placeholder: string;
  readonly done: (byKey: boolean) => void;
}

/** The lane's name being edited: Enter or leaving keeps it, Escape does not, nothing means the optimizer's own. */
function NameField({ index, name, placeholder, done }: NameFieldProps) {
  const t = words.useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(name);
  useEffect(() => field.current?.select(), []);
  const keep = (byKey: boolean) => {
    if (typed !== name) change((before) => renameLane(before, index, typed));
    done(byKey);
  };
  return (
    <input
      ref={field}
      className={styles.rename}
      aria-label={t("name")}
      placeholder={placeholder}
      maxLength={limits.nameLength}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => keep(false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") keep(true);
        else if (event.key === "Escape") {
          setTyped(name);
          done(true);
        }
      }}
    />
  );
}

/** One lane: a line when it is not selected, all its settings when it is. */
export function LaneCard({ look, count, move, remove, reorder }: LaneCardProps) {
  const { index, name, color, visible, selected } = look;
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const configuration = useLab((lab) => lab.configuration);
  const lane = configuration.lanes[index];
  const [folded, setFolded] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
  if (!lane) return null;
  const optimizer = optimizerById(lane.optimizer);
  const open = selected && !folded;
  const own = ownSettings(configuration, lane, local);
  const visibility = t(visible ? "hide" : "show", { name });

  function toggle(): void {
    if (reorder.justDragged()) return;
    setFolded(selected && !folded);
    if (!selected) changeView({ lane: index });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(index, event.key === "ArrowUp" ? index - 1 : index + 1);
  }

  return (
    <li
      className={`card ${styles.card}`}
      data-lane={index}
      data-selected={selected || undefined}
      data-hidden={!visible || undefined}
    >
      <div className={styles.line}>
        <Hint text={visibility} side="top">
          <button
            type="button"
            className={`bare ${styles.eye}`}
            onClick={() => change((before) => showLane(before, index, !visible))}
            aria-label={visibility}
          >
            <Swatch index={index} color={color} />
            {visible ? <EyeIcon /> : <EyeOffIcon />}
          </button>
        </Hint>
        {renaming ? (
          <NameField
            index={index}
            name={lane.name ?? ""}
            placeholder={local(optimizer.title)}
            done={(byKey) => {
              setRenaming(false);
              // The name is a button again by the next frame.
              if (byKey) requestAnimationFrame(() => head.current?.focus());
            }}
          />
        ) : (
          <button
            type="button"
            ref={head}
            className={styles.title}
            data-head
            onPointerDown={(event) => {
              if (event.pointerType !== "touch") reorder.start(event, index);
            }}
            onClick={toggle}
            onDoubleClick={() => setRenaming(true)}
            onKeyDown={onKeyDown}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
          >
            <span className={styles.name} title={name}>
              {name}
            </span>
            {!visible && <span className="visually-hidden">{t("hidden")}</span>}
            <span className={styles.reading} data-reading={index} />
          </button>
        )}
        <LaneMenu look={look} count={count} move={move} remove={remove} rename={() => setRenaming(true)} />
      </div>
      {own.length > 0 && <p className={styles.own}>{own.join(" · ")}</p>}
      {open && (
        <div id={id} className={styles.details}>
          <LaneDetails index={index} lane={lane} name={name} visible={visible} remove={remove} reorder={reorder} />
        </div>
      )}
    </li>
  );
}
