import { wrapped } from "../../../engine/python/literal.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import { averageCode, type LaneForm } from "../lane-form.ts";
import type { NetworkForm } from "./network-form.ts";

/** Characters of a line. */
const WIDTH = 116;

/** What an evaluation gives, by the names of the engine's columns in snake case. */
function columnsOf({ sizes: { classes, heldOut }, lane: { average } }: NetworkForm): readonly string[] {
  const only = (wanted: boolean, ...names: string[]) => (wanted ? names : []);
  return [
    ...["update", "loss", "data_loss", ...only(classes, "zero_one")],
    ...only(heldOut > 0, "held_out_loss", ...only(classes, "held_out_zero_one")),
    ...only(average !== undefined, "mean_loss", "mean_data_loss", ...only(classes, "mean_zero_one")),
    ...only(average !== undefined && heldOut > 0, "mean_held_out_loss", ...only(classes, "mean_held_out_zero_one")),
  ];
}

export function columnsConstant(form: NetworkForm): string {
  const names = columnsOf(form).map((name) => `"${name}"`);
  return `COLUMNS = ${wrapped(`[${names.join(", ")}]`, WIDTH - 11, "           ")}`;
}

/** What `run` gives, in words. */
export function givesOf(form: NetworkForm): string {
  const { problem, sizes, lane } = form;
  const parts = [
    "update: updates done; loss: J on the whole training set",
    `data_loss${sizes.classes ? ", zero_one" : ""}: without weight decay and auxiliary heads${sizes.classes ? ", and the share of wrong classes" : ""}`,
    ...(sizes.heldOut > 0 ? ["held_out_: on the held-out examples"] : []),
    ...(lane.average ? ["mean_: at the running average of θ"] : []),
  ];
  const best = problem.earlyStopping ? " and that of the lowest held-out loss" : "";
  return `run() trains the network, and gives its evaluations as arrays with the last θ${best}; run as a program, this prints them as CSV. ${parts.join("; ")}.`;
}

/** `run`'s docstring. */
export const runDoc = ({ problem }: NetworkForm): string =>
  `    """Trains the network. Gives its evaluations by the names in COLUMNS, and the last θ${problem.earlyStopping ? " and the best one" : ""}."""\n`;

/** Python expressions by which `run` evaluates. */
export interface Evaluations {
  /** J on the training set at θ and at the mean. */
  readonly objective: string;
  readonly objectiveAtMean: string;
  /** Calls that give a tuple, for the training set and the held-out one. */
  readonly training: string;
  readonly trainingAtMean: string;
  readonly heldOut: string;
  readonly heldOutAtMean: string;
  /** Whether J and ∇J on the training set are finite at a point of this name, and at θ itself. */
  readonly inOrder: (point: string) => string;
  readonly inOrderAtTheta: string;
}

/** Whether evaluations are so far apart that the last update which is in order has to be looked for between them. */
const seeksBetween = ({ problem, configuration }: NetworkForm): boolean =>
  Math.min(problem.evaluateEvery, configuration.steps) > 1;

/** `last_in_order(points, in_order)`, for evaluations that are not of every update. */
export const seekingPieces = (form: NetworkForm): readonly Piece[] =>
  seeksBetween(form)
    ? [
        {
          code: `def last_in_order(points, in_order):
    """The last point ahead of a J or ∇J that is not finite, by halving: the first is, what follows the last is not."""
    good, bad = 0, len(points)
    while bad - good > 1:
        middle = (good + bad) // 2
        if in_order(points[middle]):
            good = middle
        else:
            bad = middle
    return points[good]
`,
        },
      ]
    : [];

/** Statements of `run`'s loop that end it where θ_{k+1}, under the name \`new\`, is not finite, or else make it θ. */
export function takingCode(
  form: NetworkForm,
  theta: string,
  finite: string,
  { inOrder }: Pick<Evaluations, "inOrder">,
): string {
  const between = seeksBetween(form);
  return `            if not ${finite}:
${
  between
    ? `                ${theta} = last_in_order(points, lambda point: ${inOrder("point")})
`
    : ""
}                break
            ${
              between
                ? `${theta} = new
            points.append(${theta})`
                : `previous, ${theta} = ${theta}, new`
            }
`;
}

/** Statements of `run` that begin its record. */
export function beginRecord(form: NetworkForm, theta: string): string {
  const { problem, lane } = form;
  const points = `    points = [${theta}]  # From the last evaluation on.\n`;
  const best = problem.earlyStopping ? `    best_loss, best_update, best_theta, misses = np.inf, 0, ${theta}, 0\n` : "";
  return `${seeksBetween(form) ? points : `    previous = ${theta}\n`}${lane.average ? `    mean = ${theta}\n` : ""}    rows = []
${best}`;
}

/** Statements of `run`'s loop that take the average and evaluate, and may end it. θ has this name there. */
export function evaluationCode(form: NetworkForm, theta: string, calls: Evaluations): string {
  const { inOrder, inOrderAtTheta } = calls;
  const between = seeksBetween(form);
  const back = between
    ? `                if rows:
                    ${theta} = last_in_order(points[:-1], lambda point: ${inOrder("point")})
                break
`
    : `                ${theta} = previous  # The last place that is in order.
                break
`;
  const { configuration, problem, sizes, lane } = form;
  const held = sizes.heldOut > 0;
  const cells = [
    ...["k", "J", `*${calls.training}`],
    ...(held ? [`*${calls.heldOut}`] : []),
    ...(lane.average
      ? [calls.objectiveAtMean, `*${calls.trainingAtMean}`, ...(held ? [`*${calls.heldOutAtMean}`] : [])]
      : []),
  ];
  const row = `            rows.append((${cells.join(", ")}))\n`;
  const broken = `            rows.append(
                (
${cells.map((cell) => `                    ${cell},\n`).join("")}                )
            )
`;
  const stopping = problem.earlyStopping
    ? `            held_out_loss = rows[-1][COLUMNS.index("held_out_loss")]
            if held_out_loss < best_loss:
                best_loss, best_update, best_theta, misses = held_out_loss, k, ${theta}, 0
            else:
                misses += 1
                if misses >= PATIENCE:
                    break
`
    : "";
  const reached =
    configuration.stopAtLoss === undefined ? "" : "            if J <= STOP_AT_LOSS:\n                break\n";
  return `${averageCode(lane, theta)}        if k % EVALUATE_EVERY == 0 or k == STEPS:
            J = ${calls.objective}
            if not ${inOrderAtTheta}:
${back}${row.length > WIDTH ? broken : row}${between ? `            points = [${theta}]\n` : ""}${stopping}${reached}`;
}

/** The end of `run`. */
export function recordCode({ problem }: NetworkForm, theta: string): string {
  const best = problem.earlyStopping ? ', "best_update": best_update, "best_theta": best_theta' : "";
  return `    columns = np.array(rows).reshape(-1, len(COLUMNS)).T
    return {**dict(zip(COLUMNS, columns)), "theta": ${theta}${best}}
`;
}

export const MAIN = `if __name__ == "__main__":
    record = run()
    print(*COLUMNS, sep=",")
    for k, *cells in zip(*(record[name].tolist() for name in COLUMNS)):
        print(int(k), *cells, sep=",")
`;

/** ε of update k as an argument of a call; empty for a method without it. */
export const rateArgument = ({ inUse, lane }: LaneForm): string =>
  !inUse.learningRate ? "" : lane.schedule ? ", learning_rate(k)" : ", LEARNING_RATE";
