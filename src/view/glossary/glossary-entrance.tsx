import { useStore } from "zustand";
import { onDemand } from "../controls/on-demand.tsx";
import { glossaryList } from "../shortcuts.ts";

const GlossaryHints = onDemand(async () => (await import("./glossary-hints.tsx")).GlossaryHints);
const GlossaryDialog = onDemand(async () => (await import("./glossary-dialog.tsx")).GlossaryDialog);

/** The explanations of symbols and terms, where they are used and as a list. All of it arrives after the first view. */
export function Glossary() {
  const open = useStore(glossaryList, (list) => list.open);
  return (
    <>
      <GlossaryHints />
      {open && <GlossaryDialog close={() => glossaryList.setState({ open: false })} />}
    </>
  );
}
