import type { LaneSpecification } from "../engine/lane.ts";
import type { Outcome } from "../engine/outcome.ts";
import type { AnyRunSpecification } from "../engine/problems/index.ts";
import { columnNames, rowsOf, updateOf } from "../engine/task.ts";
import { networkColumnNames } from "../engine/training/record.ts";
import { type Configuration, isSurface, type LaneConfiguration } from "../experiment/configuration.ts";
import { kindOf } from "../experiment/problem-kinds.ts";
import { type ChunkReply, Runner } from "../worker/client.ts";
import { beforePaint, invalidate, pace } from "./frame.ts";
import { inSlices, useLab } from "./lab.ts";
import { Trajectory } from "./trajectory.ts";

/** Chunks that are asked for before the page must paint again: where frames are slow to come, the worker goes on meanwhile. */
const CHUNKS_BETWEEN_FRAMES = 4;

/** What is drawn: the trajectories of one run, and the specification that they belong to. */
export interface Picture {
  readonly specification: AnyRunSpecification;
  readonly lanes: readonly Trajectory[];
}

let picture: Picture | null = null;
/** Counts the chunks taken into the picture, so that caches know when they are out of date. */
let revision = 0;

/** The trajectories on the screen: of the current run as soon as its first chunk is there, of the one before until then. */
export const currentPicture = (): Picture | null => picture;
export const pictureRevision = (): number => revision;

/** Rows that every lane still running has reached, over all rows wanted: in [0, 1]. */
export function progressShare(): number {
  if (!picture) return 0;
  const { outcomes } = useLab.getState();
  const running = picture.lanes.filter((_, lane) => outcomes[lane] === null);
  if (running.length === 0) return 1;
  const { steps } = picture.specification;
  return Math.min(...running.map((lane) => (lane.length === 0 ? 0 : lane.updateOf(lane.length - 1) + 1))) / (steps + 1);
}

/** A lane without how the page shows it. */
function bare({ name: _name, color: _color, hidden: _hidden, ...lane }: LaneConfiguration): LaneSpecification {
  return lane;
}

/** The part of a configuration that decides the numbers of a run. */
function specificationOf(configuration: Configuration): AnyRunSpecification {
  const { steps, seed, stopAtLoss } = configuration;
  const stop = stopAtLoss === undefined ? {} : { stopAtLoss };
  const lanes = configuration.lanes.map(bare);
  if (isSurface(configuration)) {
    const { problem, start } = configuration;
    return { problem, start, steps, seed, ...stop, lanes };
  }
  const { problem, start } = configuration;
  return { problem, ...(start && { start }), steps, seed, ...stop, lanes } as AnyRunSpecification;
}

/** Whether the trajectories on the screen are those of a configuration. */
export const isPictureOf = (configuration: Configuration): boolean =>
  picture !== null && JSON.stringify(picture.specification) === JSON.stringify(specificationOf(configuration));

/** The trajectories of a run before its first chunk has come. */
function emptyLanes({ problem, lanes, steps }: AnyRunSpecification): Trajectory[] {
  const kind = kindOf(problem.kind);
  if (kind) return lanes.map((lane) => new Trajectory(kind.columnNames(problem, lane), steps + 1));
  if (problem.kind !== "network") return lanes.map((lane) => new Trajectory(columnNames(2, lane), steps + 1));
  const { evaluateEvery } = problem;
  const rows = rowsOf(steps, evaluateEvery);
  const update = (row: number) => updateOf(row, steps, evaluateEvery);
  return lanes.map((lane) => new Trajectory(networkColumnNames(problem, lane), rows, update));
}

let stop: (() => void) | null = null;
let again: (() => void) | null = null;

const isRunning = () => useLab.getState().progress.state === "running";

/** Stops the run that streams, until it is resumed; what has arrived stays on the page. */
export const stopRun = (): void => stop?.();

/** Goes on where the run was stopped, or runs the same experiment once more after a failure. */
export const resumeRun = (): void => again?.();

/** Keeps the picture that of the configuration: any change that matters starts a new run. Returns how to stop. */
export function startRuns(): () => void {
  const runner = new Runner();
  let key = "";
  let next: AnyRunSpecification | null = null;
  let unpainted = 0;

  function restart(configuration: Configuration): void {
    const specification = specificationOf(configuration);
    const wanted = JSON.stringify(specification);
    if (wanted === key) return;
    key = wanted;
    next = specification;
    // A picture of the other kind has nothing that the panels of this one could draw.
    if (picture && picture.specification.problem.kind !== specification.problem.kind) {
      picture = null;
      revision++;
      useLab.setState({ outcomes: [] });
    }
    runner.start(specification);
    useLab.setState({ progress: { state: "running" } });
    runner.pull(pace());
  }

  function take({ chunk }: ChunkReply): void {
    let outcomes: readonly (Outcome | null)[] = useLab.getState().outcomes;
    if (next) {
      picture = { specification: next, lanes: emptyLanes(next) };
      next = null;
      outcomes = picture.lanes.map(() => null);
    }
    for (const segment of chunk.segments) picture!.lanes[segment.lane]!.append(chunk.buffer, segment);
    revision++;
    if (chunk.ended.length > 0) {
      const ended = new Map(chunk.ended.map(({ lane, outcome }) => [lane, outcome]));
      outcomes = outcomes.map((outcome, lane) => ended.get(lane) ?? outcome);
      for (const end of chunk.ended) picture!.lanes[end.lane]!.end = end;
    }
    inSlices(() => {
      if (outcomes !== useLab.getState().outcomes) useLab.setState({ outcomes });
      if (chunk.done) useLab.setState({ progress: { state: "done" } });
    });
    if (!chunk.done && isRunning() && ++unpainted < CHUNKS_BETWEEN_FRAMES) runner.pull(pace());
    invalidate();
  }

  runner.onChunk = take;
  runner.onFailure = ({ message, megabytes }) => {
    useLab.setState({ progress: { state: "failed", message, ...(megabytes !== undefined && { megabytes }) } });
    invalidate();
  };
  again = () => {
    if (useLab.getState().progress.state === "stopped") {
      useLab.setState({ progress: { state: "running" } });
      runner.pull(pace());
      return;
    }
    key = "";
    restart(useLab.getState().configuration);
  };
  // The worker keeps the run as it stands; a chunk that is on its way still comes.
  stop = () => {
    if (!isRunning()) return;
    useLab.setState({ progress: { state: "stopped" } });
    invalidate();
  };
  const stopFrames = beforePaint(() => {
    unpainted = 0;
    if (isRunning()) runner.pull(pace());
  });
  const stopStore = useLab.subscribe(({ configuration }) => restart(configuration));
  restart(useLab.getState().configuration);
  return () => {
    stopFrames();
    stopStore();
    stop = null;
    again = null;
  };
}
