import { isNetwork, selectedProblem } from "../../../experiment/configuration.ts";
import { blocksOf, indexOf } from "../../../experiment/parameter-place.ts";
import { useLab } from "../../../state/lab.ts";

/** The index into θ of the parameter that is chosen; null for norms, and on a surface. */
export function useChosenIndex(): number | null {
  return useLab(({ configuration }) => {
    const { parameter } = configuration.view;
    return parameter && isNetwork(configuration) ? indexOf(blocksOf(selectedProblem(configuration)), parameter) : null;
  });
}
