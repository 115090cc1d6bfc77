import { useDeferredValue, useEffect, useInsertionEffect } from "react";
import { useStore } from "zustand";
import styles from "./app.module.css";
import type { Configuration } from "./experiment/configuration.ts";
import { embedded } from "./state/embedded.ts";
import { useLab } from "./state/lab.ts";
import { presenceOf } from "./state/parts.ts";
import { usePreferences } from "./state/preferences.ts";
import { tableDialog } from "./state/table-dialog.ts";
import { Contained } from "./view/containment/contained.tsx";
import { FaultNotice } from "./view/containment/fault-notice.tsx";
import { COMING, onDemand } from "./view/controls/on-demand.tsx";
import { Glossary } from "./view/glossary/glossary-entrance.tsx";
import { usePageTitle } from "./view/page-title.ts";
import { OpenLink } from "./view/panels/embed/open-link.tsx";
import { PagePart } from "./view/panels/embed/page-part.tsx";
import { PART_LABELS } from "./view/panels/embed/words.ts";
import { Header } from "./view/panels/header/header.tsx";
import { SkipLinks } from "./view/panels/header/skip-links.tsx";
import { type Member, panels } from "./view/panels/index.ts";
import { NewVersionNotice } from "./view/panels/offline/new-version-notice.tsx";
import { Shortcuts } from "./view/panels/shortcuts/shortcuts.tsx";
import { PrintedLink } from "./view/print/printed-link.tsx";
import { Stage } from "./view/stage.tsx";
import { useTheme } from "./view/theme.ts";

const DropTarget = onDemand(async () => (await import("./view/panels/export/drop-target.tsx")).DropTarget);

const TableDialog = onDemand(async () => (await import("./view/panels/own-data/csv-dialog.tsx")).ContainedCsvDialog);

const Problems = onDemand(async () => (await import("./view/panels/problems/problems.tsx")).Problems);

const columns = ["controls", "landscape", "measures"] as const;

/** The panels of a column that have something to show of a kind of problem. */
const membersFor = (column: (typeof columns)[number], kind: Configuration["problem"]["kind"]) =>
  panels[column].members.filter(({ only = kind, except }) => only === kind && except !== kind);

/** The columns of which the link or the address leaves nothing, as one text. */
function emptyColumns({ view, problem }: Configuration): string {
  return columns
    .filter((column) => membersFor(column, problem.kind).every(({ id }) => presenceOf(view, id) === "hidden"))
    .join(" ");
}

/** The page: a header and three columns of panels, which become two and then one as the window narrows. */
export function App() {
  const theme = useTheme();
  const title = usePageTitle();
  const language = usePreferences((preferences) => preferences.language);
  const empty = useLab((lab) => emptyColumns(lab.configuration));
  const kind = useLab((lab) => lab.configuration.problem.kind);
  const broken = useLab((lab) => lab.problems.length > 0);
  const tableOpening = useStore(tableDialog, ({ opening }) => opening);
  // The panels of another kind follow a moment later, so that taking some away and making the others are not one long task.
  const arrived = useDeferredValue(kind) === kind;
  // The header and the landscape come first. What follows is rendered in slices, between which the landscape can be painted.
  const complete = useDeferredValue(true, false);
  useEffect(() => {
    if (embedded) return;
    void import("./view/panels/export/keep-recents.ts").then(({ keepRecents }) => keepRecents());
  }, []);
  // Before any panel's effect, since those read the colours that they paint with.
  useInsertionEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language;
    // The browser's own bars follow the page, not the system, where the user chose a theme.
    const color = getComputedStyle(document.documentElement).getPropertyValue("--page").trim();
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.setAttribute("content", color);
  }, [theme, language]);
  const parts = (members: readonly Member[]) =>
    members.map(
      ({ id, Panel, only, except }) =>
        (arrived || !(only || except)) && (
          <Contained key={`${id} ${only} ${except}`} part={PART_LABELS[id][language]}>
            <PagePart id={id}>
              <Panel />
            </PagePart>
          </Contained>
        ),
    );
  function column(name: (typeof columns)[number]) {
    if (empty.split(" ").includes(name)) return null;
    const members = membersFor(name, kind);
    const staged = members.filter((member) => member.staged);
    const Column = name === "landscape" ? "main" : "aside";
    return (
      <Column className={styles[name]} aria-label={panels[name].label[language]}>
        {embedded && name === "landscape" && <h1 className="visually-hidden">{title}</h1>}
        {!arrived && COMING}
        {staged.length > 0 && <Stage className={styles.stage}>{parts(staged)}</Stage>}
        <div className={styles.rest}>
          {complete && parts(members.filter((member) => !member.staged))}
          {embedded && name === "landscape" && <OpenLink />}
        </div>
      </Column>
    );
  }
  return (
    <div className={styles.page} data-without={empty} data-embedded={embedded || undefined}>
      {!embedded && <SkipLinks />}
      <div className={styles.top}>
        <Contained part={PART_LABELS.header[language]}>
          <PagePart id="header">
            <Header />
          </PagePart>
        </Contained>
        {broken && <Problems />}
        <FaultNotice />
        {!embedded && <NewVersionNotice />}
        {tableOpening > 0 && <TableDialog key={tableOpening} />}
      </div>
      {column("controls")}
      <div className={styles.content}>
        {column("landscape")}
        {column("measures")}
      </div>
      <PrintedLink />
      <Shortcuts />
      <Glossary />
      {!embedded && <DropTarget />}
    </div>
  );
}
