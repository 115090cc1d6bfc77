import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { type Configuration, problemTitle } from "../../../experiment/configuration.ts";
import { decodeLink } from "../../../experiment/link.ts";
import { open } from "../../../state/lab.ts";
import { countOwnData, forgetOwnData, ownData } from "../../../state/own-data.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { forgetAllRecents, forgetRecent, loadRecents, type Recent, recents } from "../../../state/recents.ts";
import { TrashIcon } from "../../controls/icons.tsx";
import { laneLooks } from "../../lanes.ts";
import styles from "./export.module.css";
import { RecentThumbnail } from "./recent-thumbnail.tsx";
import { words } from "./words.ts";

/** The experiments that were lately on this device, to be opened again or forgotten. */
export function RecentGallery({ onOpen }: { readonly onOpen: () => void }) {
  const t = words.useWords();
  const list = useStore(recents, ({ list }) => list);
  const own = useStore(ownData, ({ count }) => count);
  useEffect(() => {
    loadRecents();
    void countOwnData();
  }, []);

  function forgetAll(): void {
    forgetAllRecents();
    void forgetOwnData();
  }

  const shown = useMemo(
    () =>
      list.flatMap((recent) => {
        const decoded = decodeLink(recent.link);
        return decoded.ok ? [{ recent, configuration: decoded.configuration }] : [];
      }),
    [list],
  );
  return (
    <section aria-labelledby="recent-heading">
      <div className={styles.recentHead}>
        <h3 id="recent-heading" className="eyebrow">
          {t("recent")}
        </h3>
        {(shown.length > 0 || own > 0) && (
          <button type="button" className="button quiet" onClick={forgetAll}>
            {t("forgetAll")}
          </button>
        )}
      </div>
      {own > 0 && <p className={styles.note}>{t("ownData", { count: own })}</p>}
      {shown.length === 0 ? (
        <p className={styles.note}>{t("noRecent")}</p>
      ) : (
        <ul className={styles.gallery}>
          {shown.map(({ recent, configuration }) => (
            <RecentCard key={recent.link} recent={recent} configuration={configuration} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RecentCardProps {
  readonly recent: Recent;
  readonly configuration: Configuration;
  readonly onOpen: () => void;
}

function RecentCard({ recent, configuration, onOpen }: RecentCardProps) {
  const t = words.useWords();
  const language = usePreferences((preferences) => preferences.language);
  const name = problemTitle(configuration)[language];
  const lanes = laneLooks(configuration, language, "light")
    .map(({ name }) => name)
    .join(language === "ja" ? "、" : ", ");
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(recent.saved);
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.open}
        aria-label={t("openRecent", { name, lanes })}
        onClick={() => {
          open(configuration);
          onOpen();
        }}
      >
        <RecentThumbnail recent={recent} configuration={configuration} />
        <strong>{name}</strong>
        <span className={styles.lanes}>{lanes}</span>
      </button>
      <div className={styles.foot}>
        <span>{date}</span>
        <button
          type="button"
          className="button quiet icon"
          aria-label={t("forget", { name, date })}
          title={t("forget", { name, date })}
          onClick={() => forgetRecent(recent.link)}
        >
          <TrashIcon />
        </button>
      </div>
    </li>
  );
}
