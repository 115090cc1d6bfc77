import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import type { ParameterValues } from "../../../engine/core/types.ts";
import { optimizers } from "../../../engine/methods/index.ts";
import type { MethodId } from "../../../engine/methods/rules.ts";
import { limits } from "../../../experiment/configuration.ts";
import { addLane } from "../../../state/edits.ts";
import { unfit, wholeBatch } from "../../../state/fitness.ts";
import { change, useLab } from "../../../state/lab.ts";
import { familyParams, hasOwnRate } from "../../../state/lane-family.ts";
import { entryText } from "../../controls/entry-text.ts";
import { CheckIcon } from "../../controls/icons.tsx";
import { Menu } from "../../controls/menu.tsx";
import type { Opened } from "../../controls/opener.ts";
import { useLaneLooks } from "../../lanes.ts";
import { catalogue, useLocal } from "../../language.ts";
import menu from "./menu.module.css";
import { optimizerSections } from "./sections.ts";

const words = catalogue("optimizer-menu", {
  full: {
    en: "There are {{limit}} lanes, as many as there may be. Remove one to add another.",
    ja: "レーンは上限の {{limit}} 本です。追加するには、どれかを削除してください。",
  },
  rates: { en: "Learning rate and momentum", ja: "学習率とモメンタム係数" },
  suited: { en: "suited to each method", ja: "各手法に適した値" },
  same: { en: "as in {{name}}: {{values}}", ja: "{{name}} と同じ: {{values}}" },
  whole: { en: "batch: all {{n}}", ja: "バッチ: 全 {{n}} 件" },
});

/** Where a new lane's ε and α come from. */
type Rates = "suited" | "same";

const SYMBOLS: Readonly<Record<string, string>> = { learningRate: "ε", momentum: "α" };

const valuesText = (params: ParameterValues): string =>
  Object.entries(params)
    .map(([parameter, value]) => `${SYMBOLS[parameter]} = ${entryText(value as number)}`)
    .join(", ");

/** The optimizers that can be added, by section of the book. */
export function OptimizerMenu({ opened }: { readonly opened: Opened }) {
  const t = words.useWords();
  const local = useLocal();
  const configuration = useLab((lab) => lab.configuration);
  const full = configuration.lanes.length >= limits.lanes;
  const selected = configuration.lanes[configuration.view.lane];
  const name = useLaneLooks()[configuration.view.lane]?.name ?? "";
  const own = selected ? familyParams(selected, selected.optimizer) : {};
  const [chosen, setChosen] = useState<Rates | null>(null);
  // What the user has set is what a comparison keeps; what suits one method need not suit the next.
  const rates = chosen ?? (selected && hasOwnRate(selected, configuration.problem) ? "same" : "suited");
  const given = (optimizer: MethodId) => (selected && rates === "same" ? familyParams(selected, optimizer) : {});
  return (
    <Menu opened={opened} className={menu.menu} sideOffset={4} tabIndex={0}>
      {!full && selected && Object.keys(own).length > 0 && (
        <>
          <DropdownMenu.RadioGroup
            aria-label={t("rates")}
            value={rates}
            onValueChange={(value) => setChosen(value as Rates)}
          >
            <DropdownMenu.Label className={menu.label}>{t("rates")}</DropdownMenu.Label>
            {(["suited", "same"] as const).map((value) => (
              <DropdownMenu.RadioItem
                key={value}
                value={value}
                className={menu.item}
                onSelect={(event) => event.preventDefault()}
              >
                {value === "suited" ? t("suited") : t("same", { name, values: valuesText(own) })}
                <DropdownMenu.ItemIndicator className={menu.tick}>
                  <CheckIcon />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className={menu.separator} />
        </>
      )}
      {full ? (
        <DropdownMenu.Label className={menu.note}>{t("full", { limit: limits.lanes })}</DropdownMenu.Label>
      ) : (
        <div className={menu.columns}>
          {optimizerSections(optimizers).map(({ section, title, members }) => (
            <DropdownMenu.Group key={section} className={menu.group}>
              <DropdownMenu.Label className={menu.label}>
                §{section} {local(title)}
              </DropdownMenu.Label>
              {members.map((optimizer) => {
                const reason = unfit(configuration, optimizer.id);
                const whole = wholeBatch(configuration, optimizer.id);
                const aside = reason
                  ? local(reason)
                  : whole === null
                    ? valuesText(given(optimizer.id))
                    : t("whole", { n: whole });
                return (
                  <DropdownMenu.Item
                    key={optimizer.id}
                    className={menu.item}
                    disabled={reason !== null}
                    onSelect={() => change((before) => addLane(before, optimizer.id, given(optimizer.id)))}
                  >
                    {local(optimizer.title)}
                    {aside && <span className={menu.aside}>{aside}</span>}
                  </DropdownMenu.Item>
                );
              })}
            </DropdownMenu.Group>
          ))}
        </div>
      )}
    </Menu>
  );
}
