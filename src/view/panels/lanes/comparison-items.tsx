import { DropdownMenu } from "radix-ui";
import type { Text } from "../../../engine/core/types.ts";
import { optimizerById } from "../../../engine/methods/index.ts";
import { limits } from "../../../experiment/configuration.ts";
import { change, useLab } from "../../../state/lab.ts";
import {
  comparableParameters,
  comparedValues,
  compareParameter,
  type LaneSet,
  REPETITIONS,
  repeatSeeds,
} from "../../../state/lane-sets.ts";
import { entryText } from "../../controls/entry-text.ts";
import { Submenu } from "../../controls/menu.tsx";
import { plainTex } from "../../controls/plain-tex.ts";
import { catalogue, useLocal } from "../../language.ts";
import menu from "./menu.module.css";

const words = catalogue("comparison-items", {
  compare: { en: "Compare values of", ja: "値を比べる" },
  repeat: { en: "Repeat over {{count}} seeds", ja: "{{count}} 個のシードで繰り返す" },
});

/** The symbol of a parameter in plain characters, or its label. */
const symbolOf = (symbol: string | undefined, label: string): string =>
  symbol === undefined ? label : plainTex(symbol).replace("ϵ", "ε");

/** A lane's name without the value that an earlier comparison gave it. */
function stemOf(name: string, symbol: string): string {
  const at = name.lastIndexOf(` ${symbol} = `);
  return at > 0 ? name.slice(0, at) : name;
}

/** The name of a lane in a comparison, such as "SGD ε = 0.05", within the bound on names. */
function comparedName(stem: string, symbol: string, value: number): string {
  const suffix = ` ${symbol} = ${entryText(value)}`;
  const kept = Array.from(stem).slice(0, Math.max(0, limits.nameLength - Array.from(suffix).length));
  return (kept.join("") + suffix).trim();
}

interface SetItemProps {
  readonly set: LaneSet;
  readonly children: string;
  readonly aside?: string;
}

/** A menu's item that replaces the lane by a set of lanes; disabled, with the reason, if the experiment cannot have them. */
function SetItem({ set, children, aside }: SetItemProps) {
  const local = useLocal();
  const reason: Text | null = set.ok ? null : set.reason;
  const note = reason ? local(reason) : aside;
  return (
    <DropdownMenu.Item
      className={menu.item}
      disabled={!set.ok}
      onSelect={() => change((before) => (set.ok ? set.configuration : before))}
    >
      {children}
      {note !== undefined && <span className={menu.aside}>{note}</span>}
    </DropdownMenu.Item>
  );
}

/** The menu's items that compare a lane with others like it: values of a parameter, and seeds. */
export function ComparisonItems({ index }: { readonly index: number }) {
  const t = words.useWords();
  const local = useLocal();
  const configuration = useLab((lab) => lab.configuration);
  const lane = configuration.lanes[index];
  if (!lane) return null;
  const parameters = comparableParameters(lane);
  const title = lane.name ?? local(optimizerById(lane.optimizer).title);
  return (
    <>
      {parameters.length > 0 && (
        <DropdownMenu.Sub>
          <DropdownMenu.SubTrigger className={menu.item}>
            {t("compare")}
            <span className={menu.aside}>›</span>
          </DropdownMenu.SubTrigger>
          <Submenu className={menu.menu}>
            {parameters.map(([name, parameter]) => {
              const symbol = symbolOf(parameter.symbol, local(parameter.label));
              const values = comparedValues(parameter, lane.params[name] as number);
              const stem = stemOf(title, symbol);
              const nameOf = (value: number) => comparedName(stem, symbol, value);
              return (
                <SetItem
                  key={name}
                  set={compareParameter(configuration, index, name, nameOf)}
                  aside={`${entryText(values[0]!)} … ${entryText(values.at(-1)!)}`}
                >
                  {`${local(parameter.label)} ${parameter.symbol === undefined ? "" : symbol}`.trim()}
                </SetItem>
              );
            })}
          </Submenu>
        </DropdownMenu.Sub>
      )}
      <SetItem set={repeatSeeds(configuration, index)}>{t("repeat", { count: REPETITIONS })}</SetItem>
    </>
  );
}
