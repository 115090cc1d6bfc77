import type { Vector } from "../core/types.ts";
import { same, zeros } from "../core/vector.ts";
import { activationPass } from "./activate.ts";
import { loadInputs, loadTargets, type Selection, unload } from "./batch.ts";
import { decay } from "./decay.ts";
import { drawMasks } from "./dropout.ts";
import { symmetrize, unitVectors } from "./full-hessian.ts";
import { initialParameters } from "./initialize.ts";
import { adopt, momentsOf } from "./normalize.ts";
import { Program } from "./program.ts";
import type { Passes } from "./propagate.ts";
import { activationsOf, layersOf, type Shape, shapeOf } from "./shape.ts";
import type { Data, Dropping, LayerActivity, Loss, ModelSpecification, Network, RunningStatistics } from "./types.ts";
import { sharedWorkspace, type Workspace } from "./wasm/kernels.ts";

/** What `createNetwork` needs to know. */
export interface NetworkSpecification {
  /** Numbers of an example's input. */
  readonly inputs: number;
  /** Units of the output layer. */
  readonly outputs: number;
  readonly model: ModelSpecification;
  readonly loss: Loss;
  /** λ: ½ λ ‖W‖² is added to the loss, over the weights W of all affine maps, not over b, γ and β. */
  readonly weightDecay: number;
}

/** How far running statistics move towards those of a minibatch, as in PyTorch. */
const RUNNING_SHARE = 0.1;
/** Numbers of activations that passes over many examples work on at a time: as many as the nearer caches hold. */
const CACHED_NUMBERS = 16384;

/** A network for these inputs, outputs and losses. Networks of one thread share a workspace, so none may be used within another's call. */
export function createNetwork(specification: NetworkSpecification): Network {
  return new Perceptron(specification);
}

class Perceptron implements Network {
  readonly dimension: number;
  readonly blocks: Network["blocks"];
  readonly depth: number;
  private readonly specification: NetworkSpecification;
  private readonly shape: Shape;
  private readonly workspace: Workspace;
  private readonly passes: Passes;
  private readonly programs = new Map<number, Program>();
  /** Those of passes that drop units. */
  private readonly droppingPrograms = new Map<number, Program>();
  /** Examples of a pass where they do not depend on one another. */
  private readonly cached: number;
  /** Sums over the latest whole set that was trained on: whoever records its loss mostly has it evaluated next. */
  private readonly latest: { data: Data | null; theta: Vector; loss: number; wrong: number };

  constructor(specification: NetworkSpecification) {
    const { inputs, outputs, model } = specification;
    this.specification = specification;
    this.shape = shapeOf(inputs, outputs, model);
    this.dimension = this.shape.dimension;
    this.blocks = this.shape.blocks;
    this.depth = model.hidden.length + 1;
    this.workspace = sharedWorkspace();
    const rows = model.batchNorm ? this.shape.hidden.map((layer) => layer.rows) : [];
    const activations = activationsOf(model).map((activation) => activationPass(activation, model.pieces));
    this.passes = { shape: this.shape, activations, moments: rows.map(momentsOf) };
    this.latest = { data: null, theta: zeros(this.dimension), loss: 0, wrong: 0 };
    const widths = layersOf(this.shape).reduce((sum, layer) => sum + layer.rows, inputs);
    this.cached = 16 * Math.max(4, Math.floor(CACHED_NUMBERS / (16 * widths)));
  }

  initial(seed: number, data: Data): Vector {
    return initialParameters(this.shape, this.specification.model, this.specification.loss, seed, data);
  }

  statistics(): RunningStatistics {
    const { moments } = this.passes;
    return {
      mean: moments.map(({ mean }) => zeros(mean.length)),
      variance: moments.map(({ variance }) => zeros(variance.length).fill(1)),
    };
  }

  objective(data: Data): ReturnType<Network["objective"]> {
    const { dimension } = this;
    return {
      dimension,
      work: dimension * data.n,
      value: (theta) => this.loss(data, null, data.n, theta, null),
      valueAndGradient: (theta, gradient) => this.loss(data, null, data.n, theta, gradient),
      hessianVector: (theta, direction, out) => {
        out.fill(0);
        this.products(data, theta, [direction], out);
      },
      hessian: (theta, hessian) => {
        hessian.fill(0);
        this.products(data, theta, unitVectors(dimension), hessian);
        symmetrize(hessian, dimension);
      },
    };
  }

  onBatch(
    data: Data,
    indices: Uint32Array,
    theta: Vector,
    gradient: Vector,
    running?: RunningStatistics,
    dropping?: Dropping,
  ): number {
    const drops = dropping && this.specification.model.dropout > 0 ? dropping : null;
    const loss = this.loss(data, indices, indices.length, theta, gradient, drops);
    if (running) this.followBatch(running, indices.length);
    return loss;
  }

  evaluate(data: Data, theta: Vector, running?: RunningStatistics): { loss: number; zeroOne: number } {
    const { latest, passes } = this;
    const own = running === undefined || passes.moments.length === 0;
    let { loss, wrong } = latest;
    if (!own || data !== latest.data || !same(theta, latest.theta)) {
      loss = 0;
      wrong = 0;
      this.inPieces(data.n, theta, this.most(running), (program, from) => {
        const { numbers } = this.workspace;
        const { plan } = program;
        this.adopt(running);
        loadInputs(numbers, plan, data, { indices: null, from });
        loadTargets(numbers, plan, data, { indices: null, from });
        program.evaluation[running ? "given" : "own"].play();
        loss += numbers[plan.values.output.total]!;
        wrong += this.wrong(program, data);
      });
    }
    return { loss: loss / data.n, zeroOne: data.labels ? wrong / data.n : Number.NaN };
  }

  predict(inputs: Vector, n: number, theta: Vector, running?: RunningStatistics): Vector {
    const { outputs, inputs: width } = this.specification;
    const out = zeros(n * outputs);
    this.inPieces(n, theta, this.most(running), (program, from) => {
      const { numbers } = this.workspace;
      const { plan } = program;
      this.adopt(running);
      loadInputs(numbers, plan, { inputs, width }, { indices: null, from });
      program.prediction[running ? "given" : "own"].play();
      unload(numbers, plan, outputs, plan.values.output.z, out, from);
    });
    return out;
  }

  activity(data: Data, theta: Vector): readonly LayerActivity[] {
    const { hidden, output } = this.shape;
    const layers = [...hidden, output].map(({ units }, l) => ({
      activations: zeros(data.n * units),
      gradients: zeros(data.n * units),
      width: units,
      ...(l < this.passes.moments.length && { variance: zeros(this.passes.moments[l]!.variance.length) }),
    }));
    this.inPieces(data.n, theta, this.most(), (program, from) => {
      this.trainingPass(program, data, { indices: null, from }, data.n, true);
      const { numbers } = this.workspace;
      const { plan } = program;
      layers.forEach(({ activations, gradients, width, variance }, l) => {
        const signals = plan.values.hidden[l];
        unload(numbers, plan, width, signals?.f ?? plan.values.output.z, activations, from);
        unload(numbers, plan, width, signals?.da ?? plan.values.output.dz, gradients, from);
        variance?.set(this.passes.moments[l]!.variance);
      });
    });
    return layers;
  }

  /** Adds a piece of a whole set to `latest`; the first begins it. */
  private note(program: Program, data: Data, from: number, loss: number): void {
    const { latest, workspace, dimension } = this;
    const { theta } = program.plan;
    if (from === 0) {
      latest.theta.set(workspace.numbers.subarray(theta, theta + dimension));
      Object.assign(latest, { data, loss: 0, wrong: 0 });
    }
    latest.loss += loss;
    latest.wrong += this.wrong(program, data);
  }

  /** How many of the latest outputs tell the wrong class. */
  private wrong(program: Program, { labels }: Data): number {
    if (!labels) return 0;
    program.mistakes.play();
    return this.workspace.numbers[program.plan.wrongs]!;
  }

  private program(count: number, dropping: boolean): Program {
    const programs = dropping ? this.droppingPrograms : this.programs;
    let program = programs.get(count);
    if (!program) {
      const { inputs, loss } = this.specification;
      program = new Program(this.passes, this.workspace, loss, inputs, count, dropping);
      programs.set(count, program);
    }
    return program;
  }

  /** How many examples a piece may have: as the caches hold, but all where batch normalization measures them. */
  private most(running?: RunningStatistics): number {
    return running || this.passes.moments.length === 0 ? this.cached : Number.POSITIVE_INFINITY;
  }

  /** Has `work` done for n examples in pieces of at most `most`. */
  private inPieces(
    n: number,
    theta: Vector,
    most: number,
    work: (program: Program, from: number) => void,
    kind: "plain" | "tangents" | "dropping" = "plain",
  ): void {
    const { workspace } = this;
    for (let from = 0; from < n; from += most) {
      const program = this.program(Math.min(most, n - from), kind === "dropping");
      const { plan } = program;
      workspace.reserve(kind === "tangents" ? plan.sizeWithTangents : plan.size);
      if (from === 0) {
        workspace.numbers.set(theta, plan.theta);
        workspace.numbers.fill(0, plan.gradient, plan.gradient + theta.length);
      }
      work(program, from);
    }
  }

  private adopt(running: RunningStatistics | undefined): void {
    if (!running) return;
    for (const [l, moments] of this.passes.moments.entries()) adopt(running.mean[l]!, running.variance[l]!, moments);
  }

  /** The sum of the examples' losses, heads included; with `back`, all derivatives of 1/n times it too. */
  private trainingPass(program: Program, data: Data, selection: Selection, n: number, back: boolean): number {
    const { numbers } = this.workspace;
    const { headWeight } = this.shape;
    const { plan } = program;
    const { output, heads } = plan.values;
    loadInputs(numbers, plan, data, selection);
    loadTargets(numbers, plan, data, selection);
    numbers[output.scale] = 1 / n;
    for (const head of heads) numbers[head.scale] = headWeight / n;
    program[back ? "gradient" : "loss"].play();
    let sum = numbers[output.total]!;
    if (selection.indices === null) this.note(program, data, selection.from, sum);
    for (const head of heads) sum += headWeight * numbers[head.total]!;
    return sum;
  }

  /** The whole loss over n examples, and its gradient where there is a vector for it. */
  private loss(
    data: Data,
    indices: Uint32Array | null,
    n: number,
    theta: Vector,
    gradient: Vector | null,
    dropping: Dropping | null = null,
  ): number {
    const { weightDecay, model } = this.specification;
    let sum = 0;
    let start = 0;
    const pass = (program: Program, from: number) => {
      const { plan } = program;
      if (dropping) drawMasks(this.workspace.numbers, plan, this.shape, model.dropout, dropping, from);
      sum += this.trainingPass(program, data, { indices, from }, n, gradient !== null);
      start = plan.gradient;
    };
    this.inPieces(n, theta, this.most(), pass, dropping ? "dropping" : "plain");
    const { numbers } = this.workspace;
    gradient?.set(numbers.subarray(start, start + gradient.length));
    return weightDecay === 0 ? sum / n : sum / n + decay(layersOf(this.shape), weightDecay, theta, gradient);
  }

  /** Adds H(θ) by each direction to the rows of `out`. */
  private products(data: Data, theta: Vector, directions: Iterable<Vector>, out: Vector): void {
    const { workspace, dimension } = this;
    const { weightDecay } = this.specification;
    this.inPieces(
      data.n,
      theta,
      this.most(),
      (program, from) => {
        this.trainingPass(program, data, { indices: null, from }, data.n, true);
        const { plan } = program;
        let row = 0;
        for (const direction of directions) {
          workspace.numbers.set(direction, plan.direction);
          workspace.numbers.fill(0, plan.product, plan.product + dimension);
          program.product.play();
          for (let i = 0; i < dimension; i++) out[row + i]! += workspace.numbers[plan.product + i]!;
          if (from === 0 && weightDecay !== 0) {
            decay(layersOf(this.shape), weightDecay, direction, out.subarray(row, row + dimension));
          }
          row += dimension;
        }
      },
      "tangents",
    );
  }

  /** Moves the running statistics towards the latest batch's, its variance unbiased; one example has none, and leaves it. */
  private followBatch({ mean, variance }: RunningStatistics, count: number): void {
    this.passes.moments.forEach((moments, l) => {
      for (let i = 0; i < moments.mean.length; i++) {
        mean[l]![i]! += RUNNING_SHARE * (moments.mean[i]! - mean[l]![i]!);
        if (count === 1) continue;
        const unbiased = (moments.variance[i]! * count) / (count - 1);
        variance[l]![i]! += RUNNING_SHARE * (unbiased - variance[l]![i]!);
      }
    });
  }
}
