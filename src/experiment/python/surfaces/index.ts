import { ackley } from "./ackley.ts";
import { beale } from "./beale.ts";
import { booth } from "./booth.ts";
import { boundedSaddle } from "./bounded-saddle.ts";
import { cliff } from "./cliff.ts";
import { coordinateExample } from "./coordinate-example.ts";
import { himmelblau } from "./himmelblau.ts";
import { linearChain } from "./linear-chain.ts";
import { localMinima } from "./local-minima.ts";
import { misleadingMountain } from "./misleading-mountain.ts";
import { monkeySaddle } from "./monkey-saddle.ts";
import { quadratic } from "./quadratic.ts";
import { rastrigin } from "./rastrigin.ts";
import { rosenbrock } from "./rosenbrock.ts";
import { saddle } from "./saddle.ts";
import { sigmoidNeuron } from "./sigmoid-neuron.ts";
import { sixHumpCamel } from "./six-hump-camel.ts";
import { sparseCoding } from "./sparse-coding.ts";
import { styblinskiTang } from "./styblinski-tang.ts";
import type { PythonSurface } from "./surface.ts";
import { threeHumpCamel } from "./three-hump-camel.ts";

/** The Python form of every surface, in the order of the engine's list. */
export const pythonSurfaces: readonly PythonSurface[] = [
  quadratic,
  rosenbrock,
  saddle,
  boundedSaddle,
  monkeySaddle,
  himmelblau,
  beale,
  booth,
  threeHumpCamel,
  sixHumpCamel,
  styblinskiTang,
  rastrigin,
  ackley,
  cliff,
  coordinateExample,
  sparseCoding,
  linearChain,
  sigmoidNeuron,
  localMinima,
  misleadingMountain,
];
