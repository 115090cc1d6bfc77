import type { Value } from "../engine/algorithms/evaluate.ts";
import { toldOf } from "../engine/digest.ts";
import { Inspector } from "../engine/inspect.ts";
import type { AnyRunSpecification } from "../engine/problems/index.ts";
import { Replay } from "../engine/series.ts";
import type { LaneSpecification } from "../engine/stepper.ts";
import type { Task } from "../engine/task.ts";
import { updateDigests } from "../engine/update-lines.ts";
import type { LinesWish, NetworkFindings, NetworkLines, NetworkRequest, SeriesWish } from "./findings-protocol.ts";
import type { SeriesPart } from "./protocol.ts";

type Question = Extract<NetworkRequest, { type: "question" }>;

/** Answers questions about the updates of one run, line by line, whatever its lanes work on. */
export class LinesDesk<T extends Task = Task> {
  private readonly specification: AnyRunSpecification;
  private readonly taskFor: (lane: LaneSpecification) => T;
  private readonly tasks = new Map<number, T>();
  private readonly lanes = new Map<number, Inspector>();
  /** What is followed, kept between the parts that are asked for one after the other. */
  private followed: { readonly key: string; readonly replay: Replay } | null = null;

  constructor(specification: AnyRunSpecification, taskFor: (lane: LaneSpecification) => T) {
    this.specification = specification;
    this.taskFor = taskFor;
  }

  /** The answer; null where the lane does not get there. */
  answer(
    { lane, update, lines, series }: Question,
    _tell?: (share: number) => void,
  ): NetworkFindings[keyof NetworkFindings] | null {
    if (series) return this.seriesPart(lane, update, series);
    if (lines) return this.linesOf(lane, update, lines);
    throw new TypeError("a question without what it asks for");
  }

  protected inspectorOf(lane: number): Inspector {
    const inspector = this.lanes.get(lane) ?? new Inspector(this.specification, lane, this.taskOf(lane));
    this.lanes.set(lane, inspector);
    return inspector;
  }

  protected taskOf(lane: number): T {
    const task = this.tasks.get(lane) ?? this.taskFor(this.specification.lanes[lane]!);
    this.tasks.set(lane, task);
    return task;
  }

  private linesOf(lane: number, update: number, { names, parameter }: LinesWish): NetworkLines | null {
    const { lanes, seed } = this.specification;
    const task = this.taskOf(lane);
    const inspection = this.inspectorOf(lane).at(update);
    if (!inspection) return null;
    const { examples } = inspection;
    return {
      update,
      lines: updateDigests(task, lanes[lane]!, seed, inspection, names, parameter),
      examples: examples && { batch: examples.length, all: this.examplesOf(task) },
    };
  }

  /** The number of examples that J is a mean over. */
  protected examplesOf(_task: T): number {
    return 0;
  }

  /** Going on from where the part before ended costs nothing else; anything else runs the lane again. */
  private seriesPart(lane: number, last: number, { id, parameter, from, budget }: SeriesWish): SeriesPart {
    const key = JSON.stringify([lane, id, parameter]);
    if (this.followed?.key !== key || this.followed.replay.rows > from)
      this.followed = { key, replay: this.replay(lane, id, parameter) };
    const { replay } = this.followed;
    const rows: number[] = [];
    const end = performance.now() + budget;
    let ended = false;
    while (replay.rows <= last && performance.now() < end && !ended) {
      const told = replay.next();
      if (told === null) ended = true;
      else if (replay.rows > from) rows.push(told[0]!);
    }
    return { from, columns: rows.length > 0 ? [Float64Array.from(rows)] : [], done: ended || replay.rows > last };
  }

  private replay(lane: number, id: string, parameter: number | null): Replay {
    const read = (value: Value) => Float64Array.of(toldOf(value, parameter) ?? Number.NaN);
    return new Replay(this.specification, lane, this.taskOf(lane), id, read);
  }
}
