import { type Configuration, isNetwork, selectedProblem } from "../experiment/configuration.ts";
import { blocksOf, indexOf } from "../experiment/parameter-place.ts";

/** The experiment, without a chosen parameter that the network of the selected lane lacks. */
export function withFittingParameter(configuration: Configuration): Configuration {
  const { parameter, ...view } = configuration.view;
  if (!parameter || !isNetwork(configuration)) return configuration;
  return indexOf(blocksOf(selectedProblem(configuration)), parameter) === null
    ? { ...configuration, view }
    : configuration;
}
