import { useCallback, useEffect, useRef, useState } from "react";
import { refusedSize } from "../../../experiment/table/size.ts";
import type { KnownFormat } from "../../../experiment/table/table.ts";
import { TableClient } from "../../../worker/table-client.ts";
import type { TableReading } from "../../../worker/table-protocol.ts";

/** The file in the dialog, and what came of reading it last. */
export interface OpenedFile {
  readonly name: string;
  /** What the user says about its form. */
  readonly known: KnownFormat;
  readonly state: "reading" | "failed" | TableReading;
  /** Why reading failed. */
  readonly reason: string;
}

interface TableFile {
  readonly client: TableClient | null;
  readonly opened: OpenedFile | null;
  readonly open: (file: File) => void;
  /** Reads the file again, in the form that the user says. */
  readonly reread: (known: KnownFormat) => void;
}

/** Reads files in a worker of the dialog's own, which ends with it. */
export function useTable(): TableFile {
  const client = useRef<TableClient>(null);
  const latest = useRef(0);
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  useEffect(
    () => () => {
      client.current?.close();
      client.current = null;
      latest.current++;
    },
    [],
  );

  const read = useCallback(async (name: string, known: KnownFormat, file?: File): Promise<void> => {
    const run = ++latest.current;
    const show = (state: OpenedFile["state"], reason = "") => {
      if (run === latest.current) setOpened({ name, known, state, reason });
    };
    const size = file && refusedSize(file.size);
    if (size) return show({ type: "refused", text: size });
    // What was read in another form stays until the new reading is there.
    if (file) show("reading");
    try {
      const bytes = await file?.arrayBuffer();
      if (run !== latest.current) return;
      client.current ??= new TableClient();
      show(await client.current.run({ type: "read", ...(bytes && { bytes }), known }));
    } catch (error) {
      show("failed", error instanceof Error ? error.message : String(error));
    }
  }, []);

  const open = useCallback((file: File) => void read(file.name, {}, file), [read]);
  const name = opened?.name ?? "";
  const reread = useCallback((known: KnownFormat) => void read(name, known), [read, name]);
  return { client: client.current, opened, open, reread };
}
