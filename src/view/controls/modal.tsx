import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { catalogue } from "../language.ts";
import { dialogOpener, focusInitially, returnFocus } from "./dialog-focus.ts";
import { CloseIcon } from "./icons.tsx";
import styles from "./modal.module.css";

const words = catalogue("modal", {
  close: { en: "Close", ja: "閉じる" },
});

interface ModalProps {
  readonly close: () => void;
  /** Gives it its size. */
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/**
 * A dialog in the middle of the page, which cannot be worked meanwhile. It is open while it is there; then the focus returns to what
 * opened it.
 */
export function Modal({ close, className, children }: ModalProps) {
  const [opener] = useState(dialogOpener);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={`floating ${styles.modal} ${className}`}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            if (event.target instanceof HTMLElement && focusInitially(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus(opener);
          }}
        >
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The title of a dialog, and the button that closes it. */
export function ModalTitle({ children }: { readonly children: string }) {
  const t = words.useWords();
  return (
    <div className={styles.head}>
      <Dialog.Title className={styles.title}>{children}</Dialog.Title>
      <Dialog.Close asChild>
        <button type="button" className="button quiet icon" aria-label={t("close")}>
          <CloseIcon />
        </button>
      </Dialog.Close>
    </div>
  );
}
