import { createStore } from "zustand/vanilla";
import type { PlaneMinimum } from "../engine/networks/plane/minima.ts";
import type { LossesOnPlane, Profile } from "../engine/networks/plane/survey.ts";
import { networkKey, problemOf } from "../engine/training/specification.ts";
import { isNetwork } from "../experiment/configuration.ts";
import type { ConfigurationError } from "../experiment/errors.ts";
import { defaultPlane, type PlaneConfiguration, type PlaneKind } from "../experiment/plane.ts";
import { planeErrors } from "../experiment/plane-schema.ts";
import type { ContourMap } from "../worker/protocol.ts";
import { SurveyClient } from "../worker/survey-client.ts";
import type { PlaneNews, Reading, SurveyedLane, SurveySpecification } from "../worker/survey-protocol.ts";
import { beforePaint, invalidate } from "./frame.ts";
import { changeView, useLab } from "./lab.ts";
import { networkPicture } from "./network-picture.ts";
import { currentStep } from "./playback.ts";

/** Worker time of one piece of work, in milliseconds: short enough that neither a newer plane nor the cursor waits. */
const BUDGET_MILLISECONDS = 50;
/** A box that changes its shape settles for so long before the picture follows. */
const SETTLE_MILLISECONDS = 250;

/** A plane with its paths, or lines with theirs, and what is known of J there so far. */
export interface Shown {
  readonly specification: SurveySpecification;
  readonly place: Extract<PlaneNews, { readonly type: "plane" | "lines" }>;
  readonly losses: readonly LossesOnPlane[];
  /** Null along lines. */
  readonly contours: ContourMap | null;
  /** Minima of J on the plane; none before the finest contours are there. */
  readonly minima: readonly PlaneMinimum[];
  /** None on a plane. */
  readonly profiles: readonly Profile[];
}

export type PlaneStage =
  | "noLanes"
  | "noPoints"
  | "waiting"
  | "following"
  | "choosing"
  | "sampling"
  | "done"
  | "stopped"
  | "failed";

interface Planes {
  readonly stage: PlaneStage;
  /** How much of the lanes has been followed. */
  readonly share: number;
  readonly message: string;
  /** What is on the screen: of the current choice as soon as J is known somewhere, of the one before until then. */
  readonly shown: Shown | null;
}

export const planes = createStore<Planes>(() => ({ stage: "waiting", share: 0, message: "", shown: null }));

let readings: readonly Reading[] = [];

/** Where the lanes are at the time cursor, as far as the worker has come. */
export const currentReadings = (): readonly Reading[] => readings;

export const usePlane = (): PlaneConfiguration => useLab((lab) => lab.configuration.view.plane);

/** Looks at another plane, or says why there is none. */
export function changePlane(plane: PlaneConfiguration): readonly ConfigurationError[] {
  const errors = planeErrors(plane);
  if (errors.length === 0) changeView({ plane });
  return errors;
}

/** Looks at a plane of another kind, as close as the paths allow. */
export function changePlaneKind(kind: PlaneKind): void {
  changeView({ plane: defaultPlane(kind) });
}

let client: SurveyClient | null = null;
/** What the current survey has found before J is known anywhere, when the one before still stands on the screen. */
let coming: { readonly specification: SurveySpecification; place: Shown["place"] | null } | null = null;
/** What the current survey is of; empty where there is none. */
let key: readonly unknown[] = [];
let aspect: number | null = null;
let settling: ReturnType<typeof setTimeout> | undefined;
/** The updates whose readings were asked for last. */
let asked: number | null = null;

/** Tells the shape of the picture, width over height: the plane is sampled in that shape. */
export function setAspect(ratio: number): void {
  const rounded = Math.round(ratio * 50) / 50;
  clearTimeout(settling);
  if (rounded === aspect) return;
  const adopt = () => {
    aspect = rounded;
    invalidate();
  };
  if (aspect === null) adopt();
  else settling = setTimeout(adopt, SETTLE_MILLISECONDS);
}

/** The survey that the page asks for, or why there is none yet. */
function wanted(): SurveySpecification | "noLanes" | "noPoints" | "waiting" {
  const { configuration, progress, outcomes } = useLab.getState();
  const picture = networkPicture();
  if (!isNetwork(configuration) || !picture || progress.state === "running") return "waiting";
  const { view } = configuration;
  const seen = configuration.lanes.flatMap(({ hidden }, lane) =>
    (view.solo === undefined ? hidden === true : view.solo !== lane) ? [] : [lane],
  );
  const lanes = seen.flatMap((lane): SurveyedLane[] => {
    const trajectory = picture.lanes[lane];
    if (!trajectory || trajectory.length === 0) return [];
    return [{ lane, updates: trajectory.lastUpdate, diverged: outcomes[lane]?.status === "diverged" }];
  });
  if (lanes.length === 0) return seen.length === 0 ? "noLanes" : "noPoints";
  // A plane shows one network's loss: the selected lane's, if that is shown.
  const { problem } = picture.specification;
  const keyOf = ({ lane }: SurveyedLane) => networkKey(problemOf(problem, picture.specification.lanes[lane]!).model);
  const lead = keyOf(lanes.find(({ lane }) => lane === view.lane) ?? lanes[0]!);
  const [alike, others] = [true, false].map((same) => lanes.filter((each) => (keyOf(each) === lead) === same));
  const { zoom, ...choice } = view.plane;
  return {
    ...{ run: picture.specification, lanes: alike!, others: others!.map(({ lane }) => lane), choice },
    ...{ aspect: aspect ?? 4 / 3, zoom },
  };
}

/** Begins the survey that is wanted, unless it is the current one. */
function follow(): void {
  const specification = wanted();
  if (typeof specification === "string") {
    key = [];
    coming = null;
    // The picture of the run before stays until there is another, but its numbers are no longer those of the lanes.
    readings = [];
    asked = null;
    if (planes.getState().stage !== specification) planes.setState({ stage: specification });
    return;
  }
  // The run is told apart by its object, which it keeps as long as nothing about it changes; it may hold thousands of examples.
  const { run, ...rest } = specification;
  const now = [run, JSON.stringify(rest)];
  if (now.every((part, i) => part === key[i])) return;
  key = now;
  begin(specification);
}

function begin(specification: SurveySpecification): void {
  client ??= connected(new SurveyClient());
  client.start(specification);
  coming = { specification, place: null };
  planes.setState({ stage: "following", share: 0, message: "" });
}

function connected(made: SurveyClient): SurveyClient {
  made.onNews = (news, done) => {
    for (const each of news) take(each);
    if (done) planes.setState({ stage: "done" });
    invalidate();
  };
  made.onReadings = (_, found) => {
    readings = found;
    invalidate();
  };
  made.onFailure = (message) => {
    planes.setState({ stage: "failed", message });
    invalidate();
  };
  return made;
}

/** What was on its way when somebody stopped the work does not begin it again. */
function goOn(stage: "following" | "choosing" | "sampling"): void {
  if (planes.getState().stage !== "stopped") planes.setState({ stage });
}

function take(news: PlaneNews): void {
  switch (news.type) {
    case "following":
      goOn(news.share < 1 ? "following" : "choosing");
      planes.setState({ share: news.share });
      return;
    case "plane":
    case "lines":
      if (coming) coming.place = news;
      goOn("sampling");
      return;
    case "losses":
      update({ losses: news.losses });
      return;
    case "contours":
      update({ contours: news.contours });
      return;
    case "minima":
      update({ minima: news.minima });
      return;
    case "profiles":
      update({ profiles: news.profiles });
  }
}

/** Puts what has been found on the screen, in place of what is there of another survey. */
function update(found: Partial<Pick<Shown, "losses" | "contours" | "minima" | "profiles">>): void {
  if (!coming?.place) return;
  const { specification, place } = coming;
  const before = planes.getState().shown;
  if (before?.place === place) {
    planes.setState({ shown: { ...before, ...found } });
    return;
  }
  readings = [];
  asked = null;
  planes.setState({ shown: { specification, place, losses: [], contours: null, minima: [], profiles: [], ...found } });
}

/** Asks where the lanes are at the time cursor, when that is not known. */
function read(): void {
  const { shown } = planes.getState();
  const updates = currentStep();
  if (!shown || shown.place !== coming?.place || updates === asked) return;
  if (client?.read(updates)) asked = updates;
}

function watch(): void {
  follow();
  const { stage } = planes.getState();
  read();
  if (stage === "following" || stage === "choosing" || stage === "sampling") client?.pull(BUDGET_MILLISECONDS);
}

/** Stops refining; what has been found stays on the screen. */
export function stopPlane(): void {
  planes.setState({ stage: "stopped" });
}

/** Goes on where it was stopped, or begins again where it failed. */
export function resumePlane(): void {
  if (planes.getState().stage === "failed") key = [];
  else planes.setState({ stage: coming?.place ? "sampling" : "following" });
  invalidate();
}

/** Keeps the plane that of the page's run and choice while somebody shows it; returns how to stop. */
export function startPlanes(): () => void {
  // What was left behind may be of another network.
  if (planes.getState().shown?.specification.run !== networkPicture()?.specification) planes.setState({ shown: null });
  const stopFrames = beforePaint(watch);
  const stopStore = useLab.subscribe(invalidate);
  return () => {
    stopFrames();
    stopStore();
    clearTimeout(settling);
  };
}
