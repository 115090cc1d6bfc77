/**
 * The browser's storage for texts of this device. It may be full, disabled or forbidden: then reading returns undefined, writing and
 * removing return false, and nothing throws.
 */
export const deviceStorage = {
  /** Returns the text under a key; null if there is none, undefined if the storage cannot be read. */
  getItem(key: string): string | null | undefined {
    try {
      return localStorage.getItem(key);
    } catch {
      return undefined;
    }
  },
  setItem(key: string, text: string): boolean {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  },
  removeItem(key: string): boolean {
    try {
      localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  },
};
