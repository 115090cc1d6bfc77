import type { ReactNode } from "react";

/** Line icons on a 20-unit grid. They say nothing by themselves: what they stand in has a name. */
function icon(paths: ReactNode) {
  return function Icon() {
    return (
      <svg
        width="18"
        height="18"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths}
      </svg>
    );
  };
}

export const UndoIcon = icon(<path d="M4 8h8.5a4 4 0 0 1 0 8H8M7.5 4.5 4 8l3.5 3.5" />);
export const RedoIcon = icon(<path d="M16 8H7.5a4 4 0 0 0 0 8H12M12.5 4.5 16 8l-3.5 3.5" />);
export const ReturnIcon = icon(
  <>
    <path d="M4.2 7.2A6.6 6.6 0 1 1 3.4 10" />
    <path d="M3.6 3.4v4h4" />
    <circle cx="10" cy="10" r="1.4" fill="currentColor" stroke="none" />
  </>,
);
export const MoonIcon = icon(<path d="M16 11.8A6.5 6.5 0 1 1 8.2 4a5.2 5.2 0 0 0 7.8 7.8Z" />);
export const SunIcon = icon(
  <>
    <circle cx="10" cy="10" r="3.2" />
    <path d="M10 2.5v1.7M10 15.8v1.7M2.5 10h1.7M15.8 10h1.7M4.7 4.7l1.2 1.2M14.1 14.1l1.2 1.2M4.7 15.3l1.2-1.2M14.1 5.9l1.2-1.2" />
  </>,
);
export const KeyboardIcon = icon(
  <>
    <rect x="2.5" y="5" width="15" height="10" rx="2" />
    <path d="M5.8 8.3h.01M8.6 8.3h.01M11.4 8.3h.01M14.2 8.3h.01M7 11.7h6" />
  </>,
);
export const ShareIcon = icon(
  <path d="M8.5 11.5a3.2 3.2 0 0 0 4.6 0l2.7-2.7a3.25 3.25 0 0 0-4.6-4.6l-1 1M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-2.7 2.7a3.25 3.25 0 0 0 4.6 4.6l1-1" />,
);
export const ChevronIcon = icon(<path d="m6 8 4 4 4-4" />);
export const MoreIcon = icon(<path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.2" />);
export const PlusIcon = icon(<path d="M10 4.5v11M4.5 10h11" />);
export const CloseIcon = icon(<path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />);
export const SearchIcon = icon(
  <>
    <circle cx="9" cy="9" r="4.8" />
    <path d="m12.6 12.6 3.4 3.4" />
  </>,
);
export const EyeIcon = icon(
  <>
    <path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5Z" />
    <circle cx="10" cy="10" r="2.2" />
  </>,
);
export const EyeOffIcon = icon(
  <path d="M4.6 6.6C3.2 8 2.5 10 2.5 10S5 15 10 15c1.2 0 2.2-.3 3.1-.7M8.3 5.2C8.8 5.1 9.4 5 10 5c5 0 7.5 5 7.5 5s-.6 1.2-1.8 2.4M3.5 3.5l13 13" />,
);
export const SoloIcon = icon(
  <>
    <circle cx="10" cy="10" r="6.5" />
    <circle cx="10" cy="10" r="2" fill="currentColor" stroke="none" />
  </>,
);
export const DuplicateIcon = icon(
  <>
    <rect x="7" y="7" width="9.5" height="9.5" rx="1.8" />
    <path d="M4.5 13a1 1 0 0 1-1-1V5a1.5 1.5 0 0 1 1.5-1.5h7a1 1 0 0 1 1 1" />
  </>,
);
export const TrashIcon = icon(<path d="M4 6h12M8 6V4.2h4V6M5.5 6l.7 9.8h7.6l.7-9.8M8.5 9v4M11.5 9v4" />);
export const GripIcon = icon(
  <path d="M7.5 5.5h.01M12.5 5.5h.01M7.5 10h.01M12.5 10h.01M7.5 14.5h.01M12.5 14.5h.01" strokeWidth="2.2" />,
);
export const ResetIcon = icon(<path d="M4.5 4.5v3.8h3.8M4.8 8.2A6 6 0 1 1 4 10.5" />);
export const DiceIcon = icon(
  <>
    <rect x="3.5" y="3.5" width="13" height="13" rx="2.5" />
    <path d="M7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01" strokeWidth="2.2" />
  </>,
);
export const CheckIcon = icon(<path d="m4.5 10.5 3.7 3.7 7.3-8" />);
export const CopyIcon = DuplicateIcon;
export const WarningIcon = icon(<path d="M10 3.2 2.8 16h14.4L10 3.2ZM10 8.5v3.2M10 13.8h.01" />);
export const LockIcon = icon(
  <>
    <rect x="5" y="9" width="10" height="7.5" rx="1.8" />
    <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
  </>,
);
export const DownloadIcon = icon(<path d="M10 3.5v9M6 9l4 4 4-4M4 16.5h12" />);
export const FolderIcon = icon(
  <path d="M3 6.5V15a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V7.5a1 1 0 0 0-1-1h-6L8.3 4.5H4a1 1 0 0 0-1 1Z" />,
);
