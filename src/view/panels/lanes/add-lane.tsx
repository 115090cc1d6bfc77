import { PlusIcon } from "../../controls/icons.tsx";
import { onDemand } from "../../controls/on-demand.tsx";
import { useOpener } from "../../controls/opener.ts";
import { catalogue } from "../../language.ts";
import styles from "./lanes.module.css";

const OptimizerMenu = onDemand(async () => (await import("./optimizer-menu.tsx")).OptimizerMenu);

const words = catalogue("add-lane", {
  add: { en: "add", ja: "追加" },
  label: { en: "Add an optimizer", ja: "最適化手法を追加" },
});

/** The button that adds a lane. */
export function AddLane() {
  const t = words.useWords();
  const { buttonProps, opened } = useOpener("menu");
  return (
    <>
      <button {...buttonProps} className={styles.add} aria-label={t("label")}>
        <PlusIcon />
        {t("add")}
      </button>
      {opened && <OptimizerMenu opened={opened} />}
    </>
  );
}
