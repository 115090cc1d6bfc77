import { type ReactNode, useEffect, useRef } from "react";

/** The fraction of a small screen that may be covered while the rest scrolls below it. */
const MOST = 0.62;

interface StageProps {
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/**
 * The picture and, last, the transport, which the style sheet keeps in view on small screens. Sets on the root what it needs for that: the
 * picture's height (`--picture`), the height of both (`--covered`), and `data-stays` if they leave enough room for the rest.
 */
export function Stage({ className, children }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    const measure = () => {
      const picture = stage.current?.querySelector<HTMLElement>("[data-picture]");
      const transport = stage.current?.lastElementChild;
      if (!picture || !transport) return document.documentElement.removeAttribute("data-stays");
      // Without the padding, which it has only while it stays.
      const { paddingTop, paddingBottom } = getComputedStyle(transport);
      const padding = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
      const covered = picture.offsetHeight + transport.clientHeight - padding;
      style.setProperty("--picture", `${picture.offsetHeight}px`);
      style.setProperty("--covered", `${covered}px`);
      document.documentElement.toggleAttribute("data-stays", covered <= MOST * window.innerHeight);
    };
    // The body is as high as what it holds wherever the page scrolls, so it changes with the picture.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
      document.documentElement.removeAttribute("data-stays");
    };
  }, []);
  return (
    <div ref={stage} className={className}>
      {children}
    </div>
  );
}
