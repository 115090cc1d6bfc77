import { useId, useState } from "react";
import { type Part, parts, problemTitle } from "../../../experiment/configuration.ts";
import { isPrivate } from "../../../experiment/private-data.ts";
import { useLab } from "../../../state/lab.ts";
import { linkTo } from "../../../state/link.ts";
import { EMBEDDED, type Presence, partsFor, presenceOf } from "../../../state/parts.ts";
import { CopyField } from "../../controls/copy-field.tsx";
import { useLocal } from "../../language.ts";
import { Choice } from "../export/choice.tsx";
import styles from "./embed-pane.module.css";
import { frameSnippet, withPresences } from "./snippet.ts";
import { PART_LABELS, words } from "./words.ts";

const PRESENCES = ["open", "locked", "hidden"] as const satisfies readonly Presence[];
const SMALLEST = 200;
const LARGEST = 4000;

const withinBounds = (size: number) => Math.min(LARGEST, Math.max(SMALLEST, Math.round(size) || SMALLEST));

/** Builds the frame or the link that a lecturer gives away: how large, and what can be seen and used. */
export function EmbedPane() {
  const t = words.useWords();
  const local = useLocal();
  const configuration = useLab((lab) => lab.configuration);
  const [as, setAs] = useState<"frame" | "page">("frame");
  const [size, setSize] = useState({ width: 720, height: 540 });
  const [presences, setPresences] = useState<Readonly<Partial<Record<Part, Presence>>>>(() =>
    Object.fromEntries(parts.map((part) => [part, presenceOf(configuration.view, part)])),
  );
  const embed = as === "frame";
  const offered = partsFor(configuration, embed ? EMBEDDED : parts);
  const chosen = Object.fromEntries(offered.map((part) => [part, presences[part]!]));
  const address = linkTo(withPresences(configuration, chosen), { embed });
  const title = `Thalweg: ${local(problemTitle(configuration))}`;
  if (isPrivate(configuration)) return <p className={styles.about}>{t("private")}</p>;
  return (
    <div className={styles.pane}>
      <p className={styles.about}>{t("about")}</p>
      <div className={styles.form}>
        <Choice
          label={t("as")}
          value={as}
          options={(["frame", "page"] as const).map((value) => ({ value, label: t(value) }))}
          onChange={setAs}
        />
        {embed &&
          (["width", "height"] as const).map((side) => (
            <SizeField
              key={side}
              label={t(side)}
              value={size[side]}
              onChange={(value) => setSize({ ...size, [side]: value })}
            />
          ))}
      </div>
      <fieldset className={styles.parts}>
        <legend className="eyebrow">{t("parts")}</legend>
        {offered.map((part) => (
          <Choice
            key={part}
            label={local(PART_LABELS[part])}
            value={presences[part]!}
            options={PRESENCES.map((value) => ({ value, label: t(`presence_${value}`) }))}
            onChange={(presence) => setPresences({ ...presences, [part]: presence })}
          />
        ))}
      </fieldset>
      <CopyField label={t("snippet")} text={embed ? frameSnippet(address, title, size) : address} rows={4} />
      <a href={address} target="_blank" rel="noopener">
        {t("try")}
      </a>
    </div>
  );
}

interface SizeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function SizeField({ label, value, onChange }: SizeFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  return (
    <div className={styles.size}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={SMALLEST}
        max={LARGEST}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          if (currentTarget.validity.valid && currentTarget.value !== "")
            onChange(withinBounds(Number(currentTarget.value)));
        }}
        onBlur={() => {
          const settled = withinBounds(Number(text));
          setText(String(settled));
          onChange(settled);
        }}
      />
    </div>
  );
}
