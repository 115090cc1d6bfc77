import { WHOLE } from "../../../experiment/messages.ts";
import { report, useLab } from "../../../state/lab.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { CloseIcon, WarningIcon } from "../../controls/icons.tsx";
import { catalogue } from "../../language.ts";
import styles from "./problems.module.css";

const words = catalogue("problems", {
  title: { en: "This link could not be opened", ja: "このリンクは開けませんでした" },
  titleOfFile: { en: "{{file}} could not be opened", ja: "{{file}} は開けませんでした" },
  beside: {
    en: "The page shows another experiment instead. Fix the address, or continue from here.",
    ja: "代わりに別の実験を表示しています。アドレスを直すか、このまま続けてください。",
  },
  besideFile: {
    en: "The page keeps what it has. Fix the file and open it again, or continue from here.",
    ja: "画面はそのままです。ファイルを直してもう一度開くか、このまま続けてください。",
  },
  dismiss: { en: "Dismiss", ja: "閉じる" },
});

/** What is wrong with the link that was to be opened, beside a page that works. Nothing while all is well. */
export function Problems() {
  const t = words.useWords();
  const problems = useLab((lab) => lab.problems);
  const file = useLab((lab) => lab.problemFile);
  const language = usePreferences((preferences) => preferences.language);
  const [first] = problems;
  if (!first) return null;
  // A sentence about a file needs no more, and one about the page's own data not even a title.
  const title = file === null ? (first.sentence ? first.message[language] : t("title")) : t("titleOfFile", { file });
  return (
    <div className={styles.banner} role="alert">
      <span className={styles.icon}>
        <WarningIcon />
      </span>
      <div className={styles.text}>
        <p>
          <strong>{title}</strong>{" "}
          <span className={styles.soft}>
            {first.sentence ? file !== null && first.message[language] : t(file === null ? "beside" : "besideFile")}
          </span>
        </p>
        {!first.sentence && (
          <ul className={styles.list}>
            {problems.map(({ path, message }) => (
              <li key={`${path} ${message.en}`}>
                <code className={styles.path}>{path || WHOLE[language]}</code> {message[language]}
              </li>
            ))}
          </ul>
        )}
      </div>
      <button type="button" className="button quiet icon" onClick={() => report([])} aria-label={t("dismiss")}>
        <CloseIcon />
      </button>
    </div>
  );
}
