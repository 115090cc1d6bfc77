import { useInsertionEffect } from "react";

interface SheetProps {
  readonly styles: string;
}

/**
 * Replaces the package `react-style-singleton`, which scroll locking uses: while a component that it makes is mounted, its styles apply to
 * the page. They are a constructed style sheet, which a content security policy allows, instead of a style element, which it refuses.
 * Components of one kind share the first one's styles.
 */
export function styleSingleton(): (props: SheetProps) => null {
  let mounted = 0;
  let sheet: CSSStyleSheet | null = null;
  return function AdoptedSheet({ styles }) {
    useInsertionEffect(() => {
      mounted++;
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        document.adoptedStyleSheets.push(sheet);
      }
      return () => {
        mounted--;
        if (mounted > 0) return;
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
        sheet = null;
      };
    }, [styles]);
    return null;
  };
}
