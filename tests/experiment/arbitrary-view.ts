import fc from "fast-check";
import type { NetworkProblem } from "../../src/engine/training/specification.ts";
import {
  abscissas,
  conventions,
  curves,
  debuggerTabs,
  followable,
  languages,
  limits,
  panes,
  parts,
  spectra,
  themes,
  trainingAbscissas,
  trainingCurves,
  viewModes,
} from "../../src/experiment/configuration.ts";
import { blocksOf } from "../../src/experiment/parameter-place.ts";
import { zoomLimits } from "../../src/experiment/plane.ts";
import { finite, wholeNumber } from "./arbitrary-numbers.ts";

const interval = fc
  .tuple(finite, finite)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

const zoom = fc.double({ ...zoomLimits, noNaN: true });
/** A view of a plane of any kind, with some of its fields, on so many lanes. */
const planeOf = (lanes: number) => {
  const laneIndex = fc.nat(Math.max(0, lanes - 1));
  const third = lanes > 0 ? [laneIndex] : [];
  const pair = lanes > 0 ? fc.tuple(laneIndex, laneIndex) : fc.constant([0, 1]);
  return fc.oneof(
    fc.record({ kind: fc.constant("principal"), zoom }, { requiredKeys: [] }),
    fc.record(
      {
        kind: fc.constant("end-points"),
        lanes: pair,
        third: fc.oneof(fc.constant("start"), ...third),
        zoom,
      },
      { requiredKeys: ["kind"] },
    ),
    fc.record(
      { kind: fc.constant("random"), lane: laneIndex, seed: wholeNumber(limits.seed), zoom },
      { requiredKeys: ["kind"] },
    ),
    fc.record(
      { kind: fc.constant("eigenvectors"), lane: laneIndex, at: fc.constantFrom("start", "end"), zoom },
      { requiredKeys: ["kind"] },
    ),
    fc.record({ kind: fc.constant("line"), zoom }, { requiredKeys: ["kind"] }),
  );
};

/** A view of an experiment with so many lanes, whatever it is about. */
export const view = (lanes: number) =>
  fc.record(
    {
      plane: planeOf(lanes),
      mode: fc.constantFrom(...viewModes),
      curve: fc.constantFrom(...curves),
      abscissa: fc.constantFrom(...abscissas),
      pane: fc.constantFrom(...panes),
      trainingCurve: fc.constantFrom(...trainingCurves),
      spectrum: fc.constantFrom(...spectra),
      trainingAbscissa: fc.constantFrom(...trainingAbscissas),
      lane: fc.nat(Math.max(0, lanes - 1)),
      target: fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }),
      ...(lanes > 0 ? { solo: fc.nat(lanes - 1) } : {}),
      cursor: wholeNumber(limits.steps),
      window: fc.record({ x: interval, y: interval }),
      line: fc.integer({ min: 1, max: limits.lines }),
      names: fc.constantFrom(...conventions),
      tab: fc.constantFrom(...debuggerTabs),
      quantity: fc.constantFrom(...followable),
      camera: fc.record({ azimuth: finite, elevation: fc.double({ min: -90, max: 90, noNaN: true }) }),
      language: fc.constantFrom(...languages),
      theme: fc.constantFrom(...themes),
      hide: fc.uniqueArray(fc.constantFrom(...parts)),
      lock: fc.uniqueArray(fc.constantFrom(...parts)),
    },
    { requiredKeys: [] },
  );

/** One of a network's parameters, with rows and columns of 1 left out or not. */
export const placeOf = (problem: NetworkProblem) =>
  fc
    .tuple(fc.constantFrom(...blocksOf(problem)), fc.nat(), fc.nat(), fc.boolean())
    .map(([{ layer, name, rows, columns }, i, j, all]) => {
      const [row, column] = [1 + (i % rows), 1 + (j % columns)];
      return {
        ...{ layer: layer + 1, block: name },
        ...((all || row > 1) && { row }),
        ...((all || column > 1) && { column }),
      };
    });
