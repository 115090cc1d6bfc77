import { DropdownMenu } from "radix-ui";
import { type RefObject, useRef } from "react";
import { laneColor, PALETTE } from "../../../experiment/palette.ts";
import { canDuplicate, duplicateLane, recolorLane, resetLaneParameters } from "../../../state/edits.ts";
import { change, changeView, useLab } from "../../../state/lab.ts";
import { showLane } from "../../../state/lane-visibility.ts";
import { CheckIcon } from "../../controls/icons.tsx";
import { Menu, Submenu } from "../../controls/menu.tsx";
import type { Opened } from "../../controls/opener.ts";
import { paintedColor } from "../../draw/lane-colors.ts";
import type { LaneLook } from "../../lanes.ts";
import { catalogue } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import { colorNames } from "./color-names.ts";
import { ComparisonItems } from "./comparison-items.tsx";
import menu from "./menu.module.css";

const words = catalogue("lane-items", {
  rename: { en: "Rename", ja: "名前を変更" },
  color: { en: "Colour", ja: "色" },
  custom: { en: "Another colour…", ja: "ほかの色…" },
  duplicate: { en: "Duplicate", ja: "複製" },
  up: { en: "Move up", ja: "上へ移動" },
  down: { en: "Move down", ja: "下へ移動" },
  hide: { en: "Hide", ja: "隠す" },
  show: { en: "Show", ja: "表示" },
  solo: { en: "Show only this one", ja: "これだけを表示" },
  all: { en: "Show the others too", ja: "ほかも表示" },
  reset: { en: "Reset parameters", ja: "パラメータを初期値に戻す" },
  remove: { en: "Remove", ja: "削除" },
});

export interface LaneActions {
  readonly look: LaneLook;
  readonly count: number;
  readonly move: (from: number, to: number) => void;
  readonly remove: (index: number) => void;
  readonly rename: () => void;
}

interface LaneItemsProps extends LaneActions {
  readonly opened: Opened;
  /** The field for a colour that is not on the palette. */
  readonly custom: RefObject<HTMLInputElement | null>;
}

/** Everything that can be done with a lane as a whole. */
export function LaneItems({ look, count, move, remove, rename, opened, custom }: LaneItemsProps) {
  const { index, visible } = look;
  const t = words.useWords();
  const solo = useLab((lab) => lab.configuration.view.solo === index);
  const color = useLab((lab) => laneColor(lab.configuration.lanes, index));
  const duplicable = useLab((lab) => canDuplicate(lab.configuration, index));
  // What opens a field of its own must keep the focus that the menu would take back.
  const next = useRef<(() => void) | null>(null);
  return (
    <Menu
      opened={opened}
      className={menu.menu}
      sideOffset={2}
      tabIndex={0}
      onCloseAutoFocus={(event) => {
        if (!next.current) return;
        event.preventDefault();
        next.current();
        next.current = null;
      }}
    >
      <DropdownMenu.Item
        className={menu.item}
        onSelect={() => {
          next.current = rename;
        }}
      >
        {t("rename")}
      </DropdownMenu.Item>
      <ColorMenu index={index} color={color} pickOther={() => custom.current?.click()} />
      <DropdownMenu.Item
        className={menu.item}
        disabled={!duplicable}
        onSelect={() => change((before) => duplicateLane(before, index))}
      >
        {t("duplicate")}
      </DropdownMenu.Item>
      <ComparisonItems index={index} />
      <DropdownMenu.Separator className={menu.separator} />
      <DropdownMenu.Item
        className={menu.item}
        disabled={index === 0}
        onSelect={() => {
          next.current = () => move(index, index - 1);
        }}
      >
        {t("up")} <span className={menu.aside}>Alt ↑</span>
      </DropdownMenu.Item>
      <DropdownMenu.Item
        className={menu.item}
        disabled={index === count - 1}
        onSelect={() => {
          next.current = () => move(index, index + 1);
        }}
      >
        {t("down")} <span className={menu.aside}>Alt ↓</span>
      </DropdownMenu.Item>
      <DropdownMenu.Separator className={menu.separator} />
      <DropdownMenu.Item className={menu.item} onSelect={() => change((before) => showLane(before, index, !visible))}>
        {t(visible ? "hide" : "show")}
      </DropdownMenu.Item>
      <DropdownMenu.Item className={menu.item} onSelect={() => changeView({ solo: solo ? undefined : index })}>
        {t(solo ? "all" : "solo")}
      </DropdownMenu.Item>
      <DropdownMenu.Separator className={menu.separator} />
      <DropdownMenu.Item className={menu.item} onSelect={() => change((before) => resetLaneParameters(before, index))}>
        {t("reset")}
      </DropdownMenu.Item>
      <DropdownMenu.Item
        className={`${menu.item} ${menu.danger}`}
        onSelect={() => {
          next.current = () => remove(index);
        }}
      >
        {t("remove")}
      </DropdownMenu.Item>
    </Menu>
  );
}

interface ColorMenuProps {
  readonly index: number;
  readonly color: string;
  readonly pickOther: () => void;
}

/** The palette as a menu of its own, and any other colour. */
function ColorMenu({ index, color, pickOther }: ColorMenuProps) {
  const t = words.useWords();
  const theme = useTheme();
  const names = colorNames.useWords();
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={menu.item}>
        {t("color")}
        <span className={menu.aside}>›</span>
      </DropdownMenu.SubTrigger>
      <Submenu className={menu.menu}>
        <DropdownMenu.RadioGroup
          className={menu.swatches}
          value={color.toLowerCase()}
          onValueChange={(chosen) => change((before) => recolorLane(before, index, chosen))}
        >
          {PALETTE.map((candidate, place) => (
            <DropdownMenu.RadioItem
              key={candidate}
              value={candidate}
              className={menu.swatch}
              style={{ background: paintedColor(candidate, theme) }}
              aria-label={names(`${place}` as "0")}
              title={names(`${place}` as "0")}
            >
              <DropdownMenu.ItemIndicator className={menu.check}>
                <CheckIcon />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Item className={menu.item} onSelect={pickOther}>
          {t("custom")}
        </DropdownMenu.Item>
      </Submenu>
    </DropdownMenu.Sub>
  );
}
