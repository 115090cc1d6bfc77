import type { Text } from "../../../engine/core/types.ts";
import { modelParameters } from "../../../engine/networks/settings.ts";
import {
  type Configuration,
  coordinateNames,
  isNetwork,
  type LaneConfiguration,
} from "../../../experiment/configuration.ts";
import { formatNumber } from "../../format.ts";
import { namedSetting } from "../network/changed-settings.ts";

const START: Text = { en: "own start", ja: "個別の開始点" };
const PARAMETERS: Text = { en: "own start", ja: "個別の初期値" };
const HEADS: Text = { en: "auxiliary heads", ja: "補助出力" };
const NO_HEADS: Text = { en: "no auxiliary heads", ja: "補助出力なし" };

/** How a lane's model and start differ from those of all lanes, in words. */
export function ownSettings(
  configuration: Configuration,
  { model: own = {}, start }: LaneConfiguration,
  local: (text: Text) => string,
): readonly string[] {
  if (!isNetwork(configuration)) {
    if (!start) return [];
    const [x, y] = coordinateNames(configuration);
    return [`${local(START)}: ${x} = ${formatNumber(start[0]!)}, ${y} = ${formatNumber(start[1]!)}`];
  }
  const { model } = configuration.problem;
  const differs = (name: keyof typeof own) =>
    own[name] !== undefined && JSON.stringify(own[name]) !== JSON.stringify(model[name]);
  const names = Object.keys(modelParameters) as (keyof typeof modelParameters)[];
  return [
    ...names.filter(differs).map((name) => namedSetting(modelParameters[name], own[name], local)),
    ...(differs("auxiliary") ? [local(own.auxiliary!.layers.length > 0 ? HEADS : NO_HEADS)] : []),
    ...(start ? [local(PARAMETERS)] : []),
  ];
}
