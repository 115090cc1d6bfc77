import { ShareIcon } from "../../controls/icons.tsx";
import { onDemand } from "../../controls/on-demand.tsx";
import { useOpener } from "../../controls/opener.ts";
import { catalogue } from "../../language.ts";

const ShareSheet = onDemand(async () => (await import("./share-sheet.tsx")).ShareSheet);

const words = catalogue("share", {
  share: { en: "Share link", ja: "リンクを共有" },
});

/** The button that shows the link. */
export function Share() {
  const t = words.useWords();
  const { buttonProps, opened } = useOpener("dialog");
  return (
    <>
      <button {...buttonProps} className="button primary shrinking">
        <ShareIcon />
        <span>{t("share")}</span>
      </button>
      {opened && <ShareSheet opened={opened} />}
    </>
  );
}
