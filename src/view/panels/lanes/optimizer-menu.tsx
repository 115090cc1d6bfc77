import { DropdownMenu } from "radix-ui";
import { optimizers } from "../../../engine/optimizers/index.ts";
import { limits } from "../../../experiment/configuration.ts";
import { addLane } from "../../../state/edits.ts";
import { unfit, wholeBatch } from "../../../state/fitness.ts";
import { change, useLab } from "../../../state/lab.ts";
import { Menu } from "../../controls/menu.tsx";
import type { Opened } from "../../controls/opener.ts";
import { catalogue, useLocal } from "../../language.ts";
import menu from "./menu.module.css";
import { optimizerSections } from "./sections.ts";

const words = catalogue("optimizer-menu", {
  full: {
    en: "There are {{limit}} lanes, as many as there may be. Remove one to add another.",
    ja: "レーンは上限の {{limit}} 本です。追加するには、どれかを削除してください。",
  },
  whole: { en: "batch: all {{n}}", ja: "バッチ: 全 {{n}} 件" },
});

/** The optimizers that can be added, by section of the book. */
export function OptimizerMenu({ opened }: { readonly opened: Opened }) {
  const t = words.useWords();
  const local = useLocal();
  const configuration = useLab((lab) => lab.configuration);
  const full = configuration.lanes.length >= limits.lanes;
  return (
    <Menu opened={opened} className={`${menu.menu} ${menu.columns}`} sideOffset={4} tabIndex={0}>
      {full ? (
        <DropdownMenu.Label className={menu.note}>{t("full", { limit: limits.lanes })}</DropdownMenu.Label>
      ) : (
        optimizerSections(optimizers).map(({ section, title, members }) => (
          <DropdownMenu.Group key={section} className={menu.group}>
            <DropdownMenu.Label className={menu.label}>
              §{section} {local(title)}
            </DropdownMenu.Label>
            {members.map((optimizer) => {
              const reason = unfit(configuration, optimizer.id);
              const whole = wholeBatch(configuration, optimizer.id);
              return (
                <DropdownMenu.Item
                  key={optimizer.id}
                  className={menu.item}
                  disabled={reason !== null}
                  onSelect={() => change((before) => addLane(before, optimizer.id))}
                >
                  {local(optimizer.title)}
                  {(reason || whole !== null) && (
                    <span className={menu.aside}>{reason ? local(reason) : t("whole", { n: whole! })}</span>
                  )}
                </DropdownMenu.Item>
              );
            })}
          </DropdownMenu.Group>
        ))
      )}
    </Menu>
  );
}
