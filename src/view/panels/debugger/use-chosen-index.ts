import { isNetwork } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { blocksOf, indexOf, placeWithin, useParameterPlace } from "../../../state/network-lines.ts";

/** The index into θ of the parameter that is chosen; null for norms, and on a surface. */
export function useChosenIndex(): number | null {
  const place = useParameterPlace((state) => state.place);
  return useLab(({ configuration }) => {
    if (!place || !isNetwork(configuration)) return null;
    const blocks = blocksOf(configuration.problem);
    return indexOf(placeWithin(place, blocks), blocks);
  });
}
