import { useMemo } from "react";
import { type NetworkProblem, problemOf } from "../../../engine/training/specification.ts";
import { isNetwork, type NetworkConfiguration } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";

let last: NetworkConfiguration | null = null;

/**
 * The network experiment on the page. A panel may still be asked to render once after the page has gone to a surface, before it is
 * taken away: it gets the last network then.
 */
export function useNetwork(): NetworkConfiguration {
  return useLab(({ configuration }) => {
    if (isNetwork(configuration)) last = configuration;
    return last!;
  });
}

/** The problem with the model of the selected lane. */
export function useSelectedProblem(): NetworkProblem {
  const { problem, lanes, view } = useNetwork();
  const lane = lanes[view.lane];
  return useMemo(() => (lane ? problemOf(problem, lane) : problem), [problem, lane]);
}
