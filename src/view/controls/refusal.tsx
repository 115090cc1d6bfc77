import { useId, useState } from "react";
import type { Text } from "../../engine/core/types.ts";
import type { ConfigurationError } from "../../experiment/errors.ts";
import { useLocal } from "../language.ts";
import styles from "./controls.module.css";

/** Why the latest choice did not become the value. It is void once the value has changed otherwise. */
export function useRefusal<Value>(value: Value, commit: (value: Value) => readonly ConfigurationError[]) {
  const id = useId();
  const local = useLocal();
  const [refused, setRefused] = useState<{ readonly value: Value; readonly message: Text } | null>(null);
  const shown = refused && Object.is(refused.value, value) ? local(refused.message) : null;
  return {
    choose: (chosen: Value): void => {
      const message = commit(chosen)[0]?.message;
      setRefused(message ? { value, message } : null);
    },
    /** For `aria-describedby`, besides what else describes the control. */
    describedBy: shown === null ? "" : `${id} `,
    line: (
      <p id={id} className={styles.error} role="alert" hidden={shown === null}>
        {shown}
      </p>
    ),
  };
}
