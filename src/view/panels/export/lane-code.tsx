import { useMemo } from "react";
import { type Configuration, problemId } from "../../../experiment/configuration.ts";
import { type Library, pythonScript } from "../../../experiment/python/index.ts";
import { save } from "../../../state/files.ts";
import { CopyField } from "../../controls/copy-field.tsx";
import { DownloadIcon } from "../../controls/icons.tsx";
import { words } from "./words.ts";

interface LaneCodeProps {
  readonly configuration: Configuration;
  /** The lane's place. */
  readonly lane: number;
  readonly library: Library;
}

/** The Python program that walks a lane's path, to be read, copied and saved. */
export function LaneCode({ configuration, lane, library }: LaneCodeProps) {
  const t = words.useWords();
  const script = useMemo(() => pythonScript(configuration, lane, library), [configuration, lane, library]);
  // Python can import it by this name.
  const parts = [
    problemId(configuration),
    configuration.lanes[lane]!.optimizer,
    ...(library === "torch" ? [library] : []),
  ];
  const name = `${parts.join("_").replaceAll("-", "_")}.py`;
  return (
    <CopyField label={name} text={script} rows={16} code>
      <button
        type="button"
        className="button"
        onClick={() => save(new Blob([script], { type: "text/x-python" }), name)}
      >
        <DownloadIcon />
        {t("saveCode")}
      </button>
    </CopyField>
  );
}
