import { type Configuration, defaults, problemId } from "../../../experiment/configuration.ts";
import { encodeLink } from "../../../experiment/link.ts";
import { opening } from "../../../experiment/opening.ts";
import { parseConfiguration } from "../../../experiment/parse.ts";
import { isPrivate } from "../../../experiment/private-data.ts";
import { useLab } from "../../../state/lab.ts";
import { keepRecent, type RecentPath, recents } from "../../../state/recents.ts";
import { pathsInSmall } from "./small-paths.ts";

/** An experiment is kept once it has rested this long, in milliseconds. */
const REST_MILLISECONDS = 3000;
/** The experiment apart from how it is looked at. */
const essence = (configuration: Configuration) => encodeLink({ ...configuration, view: defaults.view });

let started = false;

/** Keeps every experiment on which somebody has worked: its latest stage until another one is opened or another problem is chosen. */
export function keepRecents(): void {
  if (started) return;
  started = true;
  const first = parseConfiguration(opening.surface.configuration);
  const untouched = first.ok ? essence(first.configuration) : "";
  let current: { readonly link: string; readonly problem: string; readonly opened: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The link of an experiment on which somebody has worked and that is not kept yet; null where there is nothing to keep. */
  function linkToKeep(): string | null {
    const { configuration, progress } = useLab.getState();
    if (isPrivate(configuration)) return null;
    const link = encodeLink(configuration);
    const nothing = link === current?.link || progress.state === "running" || essence(configuration) === untouched;
    return nothing ? null : link;
  }

  function store(link: string, paths: RecentPath[]): void {
    const { configuration, opened } = useLab.getState();
    const problem = problemId(configuration);
    const continues = current?.problem === problem && current.opened === opened;
    const before = continues ? current!.link : null;
    current = { link, problem, opened };
    keepRecent({ link, saved: Date.now(), paths }, before);
  }

  /** What is on the page when all are forgotten is not kept by itself either, until it changes. */
  function forget(): void {
    clearTimeout(timer);
    timer = undefined;
    const { configuration, opened } = useLab.getState();
    if (!isPrivate(configuration))
      current = { link: encodeLink(configuration), problem: problemId(configuration), opened };
  }

  /** Keeps the experiment before the page is gone. */
  function keepNow(): void {
    clearTimeout(timer);
    timer = undefined;
    const link = linkToKeep();
    if (link === null) return;
    const making = pathsInSmall(useLab.getState().configuration);
    let made = making.next();
    while (!made.done) made = making.next();
    store(link, made.value);
  }

  /** Keeps the experiment, a lane at a time; a change meanwhile calls it off. */
  function keepByAndBy(): void {
    timer = undefined;
    const link = linkToKeep();
    if (link === null) return;
    const making = pathsInSmall(useLab.getState().configuration);
    const go = () => {
      const made = making.next();
      if (!made.done) timer = setTimeout(go);
      else {
        timer = undefined;
        store(link, made.value);
      }
    };
    go();
  }

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(keepByAndBy, REST_MILLISECONDS);
  };
  useLab.subscribe((lab, before) => {
    if (lab.configuration !== before.configuration || lab.progress !== before.progress) wait();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) keepNow();
  });
  recents.subscribe(({ list }, before) => {
    if (list.length === 0 && before.list.length > 0) forget();
  });
  wait();
}
