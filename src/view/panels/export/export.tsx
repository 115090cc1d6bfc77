import { useState } from "react";
import { DownloadIcon } from "../../controls/icons.tsx";
import { onDemand } from "../../controls/on-demand.tsx";
import { catalogue } from "../../language.ts";

const ExportDialog = onDemand(async () => (await import("./export-dialog.tsx")).ExportDialog, { when: "rendered" });

const words = catalogue("export button", { export: { en: "Export", ja: "書き出し" } });

/** The button that opens all ways to take an experiment away, and to bring one back. */
export function Export() {
  const t = words.useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button shrinking" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <DownloadIcon />
        <span>{t("export")}</span>
      </button>
      {open && <ExportDialog onClose={() => setOpen(false)} />}
    </>
  );
}
