import { catalogue } from "../language.ts";

export const words = catalogue("containment", {
  stopped: {
    en: "This panel stopped because of an error: {{part}}.",
    ja: "エラーのため、このパネルは停止しました: {{part}}",
  },
  partMissing: { en: "This panel could not be loaded: {{part}}.", ja: "このパネルを読み込めませんでした: {{part}}" },
  rest: { en: "The rest of the page still works.", ja: "ほかの部分は引き続き使えます。" },
  pageStopped: { en: "The page stopped because of an error.", ja: "エラーのため、ページは停止しました。" },
  failed: { en: "Something went wrong.", ja: "エラーが発生しました。" },
  missing: { en: "A part of the page could not be loaded.", ja: "ページの一部を読み込めませんでした。" },
  why: {
    en: "You may be offline, or a newer version of the page may have replaced this one. Reloading keeps your experiment.",
    ja: "オフラインであるか、ページが新しいバージョンに更新された可能性があります。再読み込みしても実験は失われません。",
  },
  reloadPanel: { en: "Reload this panel", ja: "このパネルを再読み込み" },
  again: { en: "Try again", ja: "再試行" },
  reloadPage: { en: "Reload the page", ja: "ページを再読み込み" },
  copy: { en: "Copy the details", ja: "詳細をコピー" },
  copied: { en: "Copied", ja: "コピーしました" },
  details: { en: "Details of the error", ja: "エラーの詳細" },
  dismiss: { en: "Dismiss", ja: "閉じる" },
});
