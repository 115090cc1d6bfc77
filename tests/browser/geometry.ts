import type { Page } from "@playwright/test";

interface Options {
  /** What is looked at: the page, or a dialog or menu over it. */
  readonly within: string;
  /** Whether fingers press the controls, which then are at least 24 px wide and high. */
  readonly touch: boolean;
}

/**
 * Lists what a reader of the page stumbles over, as "what: where": boxes of text and controls that overlap, text that is cut, words that are
 * broken over two lines, controls that cannot be scrolled to or are too small for a finger, and whatever reaches beyond the window.
 */
export const faultsOf = (page: Page, options: Options): Promise<string[]> =>
  page.evaluate(({ within, touch }: Options) => {
    const CONTROLS =
      "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=switch], [role=menuitem], [role=menuitemradio], [role=slider]";
    const faults = new Set<string>();
    const roots = [...document.querySelectorAll<HTMLElement>(within)];
    const root = roots.at(-1);
    if (!root) return [`missing: ${within}`];
    const toStart = () => {
      if (root === document.body) window.scrollTo(0, 0);
      for (const element of root.querySelectorAll("*"))
        if (element.scrollTop + element.scrollLeft !== 0) element.scrollTo(0, 0);
    };
    toStart();

    const visible = (element: Element): boolean => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      for (let at: Element | null = element; at; at = at.parentElement)
        if (getComputedStyle(at).clipPath === "inset(50%)") return false;
      return true;
    };
    const describe = (element: Element) => {
      const words = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
      const name = [...element.classList].find((each) => each.startsWith("_"))?.replace(/^_|_[^_]*_\d+$/g, "");
      const place = element.closest("section, [role=dialog], header")?.querySelector("h2, h1")?.textContent ?? "";
      return `${element.tagName.toLowerCase()}${name ? `.${name}` : ""} "${words.slice(0, 40)}" (${place.slice(0, 24)})`;
    };
    const apart = (a: Element, b: Element) => !a.contains(b) && !b.contains(a);

    /** The part of the window in which an element can be seen as its ancestors stand, and whether each axis can be scrolled to the rest. */
    const frameOf = (from: Element | null) => {
      const frame = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
      const cut = { ...frame };
      // What a scroller cuts can be scrolled to, and so can what anything around it cuts.
      const scrolls = { x: false, y: false };
      for (let at = from; at; at = at.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        if (overflowX !== "visible") {
          frame.left = Math.max(frame.left, box.left);
          frame.right = Math.min(frame.right, box.right);
          scrolls.x ||= /auto|scroll/.test(overflowX);
          if (!scrolls.x) {
            cut.left = Math.max(cut.left, box.left);
            cut.right = Math.min(cut.right, box.right);
          }
        }
        if (overflowY !== "visible") {
          frame.top = Math.max(frame.top, box.top);
          frame.bottom = Math.min(frame.bottom, box.bottom);
          scrolls.y ||= /auto|scroll/.test(overflowY);
          if (!scrolls.y) {
            cut.top = Math.max(cut.top, box.top);
            cut.bottom = Math.min(cut.bottom, box.bottom);
          }
        }
        if (position === "fixed") break;
      }
      return { frame, cut };
    };

    interface Box {
      readonly element: Element;
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
    const boxes: Box[] = [];
    const put = (element: Element, rect: DOMRect, inset: number, from: Element | null = element.parentElement) => {
      const { frame } = frameOf(from);
      const box = {
        element,
        left: Math.max(rect.left + 1, frame.left),
        right: Math.min(rect.right - 1, frame.right),
        top: Math.max(rect.top + inset, frame.top),
        bottom: Math.min(rect.bottom - inset, frame.bottom),
      };
      if (box.left < box.right && box.top < box.bottom) boxes.push(box);
    };

    // Texts: words that are broken, and what is cut.
    const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const formulas = new Set<Element>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      const parent = node.parentElement;
      if (!parent || text.trim() === "" || parent.closest("option, script, style, svg title, svg desc")) continue;
      const formula = parent.closest(".katex");
      if (formula) {
        if (!formulas.has(formula) && visible(formula)) {
          formulas.add(formula);
          for (const base of formula.querySelectorAll(".katex-html .base"))
            put(formula, base.getBoundingClientRect(), 6);
        }
        continue;
      }
      if (!visible(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { cut, frame } = frameOf(parent);
      const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      const given = /W{8}/.test(text);
      for (const line of lines) {
        put(parent, line, line.height * 0.18, parent);
        const beyond =
          line.right > cut.right + 1.5 ||
          line.left < cut.left - 1.5 ||
          line.bottom - line.height * 0.2 > cut.bottom + 1 ||
          line.top + line.height * 0.2 < cut.top - 1;
        if (beyond && !given) faults.add(`cut text: ${describe(parent)}`);
        // Tables are scrolled sideways in narrow windows alone.
        const straddles = line.left < frame.right && line.right > frame.right + 1.5;
        if (straddles && !beyond && !given && window.innerWidth >= 1180 && !parent.closest("pre, code"))
          faults.add(`cut at the edge of what scrolls: ${describe(parent)}`);
      }
      if (lines.length < 2 || given || parent.closest("textarea, pre, code, [data-breaks]")) continue;
      const isLabel = parent.closest("label, button, th, dt, legend, summary, h1, h2, h3, [role=tab], [role=radio]");
      for (const { index, segment, isWordLike } of segmenter.segment(text)) {
        if (!isWordLike || segment.length < 2) continue;
        if (!isLabel && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(segment)) continue;
        // Where particles and endings are divided, dictionaries and browsers differ.
        if (/^\p{Script=Hiragana}+$/u.test(segment)) continue;
        range.setStart(node, index);
        range.setEnd(node, index + segment.length);
        const rows = new Set(
          [...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top)),
        );
        if (rows.size > 1) faults.add(`broken word: ${segment} in ${describe(parent)}`);
      }
    }

    // Controls: cut values, small targets.
    const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (element) => visible(element) && !element.closest("[inert]") && element.getBoundingClientRect().width > 1,
    );
    const pen = document.createElement("canvas").getContext("2d")!;
    for (const control of controls) {
      const rect = control.getBoundingClientRect();
      const inline = control.matches("a, summary") || getComputedStyle(control).display === "inline";
      if (!control.closest("[role=application]")) put(control, rect, 1);
      if (control instanceof HTMLSelectElement) {
        const { font, paddingLeft, paddingRight } = getComputedStyle(control);
        pen.font = font;
        const room = rect.width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - 20;
        const chosen = control.selectedOptions[0]?.text ?? "";
        if (pen.measureText(chosen).width > room) faults.add(`cut choice: ${chosen} in ${describe(control)}`);
      }
      if (control instanceof HTMLInputElement && !control.readOnly && control.type !== "range")
        if (control.scrollWidth > control.clientWidth + 2)
          faults.add(`cut value: ${control.value} in ${describe(control)}`);
      if (touch && !inline) {
        const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined;
        const whole =
          label?.contains(control) || (label && control.clientWidth < 24) ? label.getBoundingClientRect() : rect;
        const [width, height] = [Math.max(whole.width, rect.width), Math.max(whole.height, rect.height)];
        if (width < 23.5 || height < 23.5)
          faults.add(`small target: ${describe(control)} ${Math.round(width)} × ${Math.round(height)}`);
      }
    }

    // Overlaps: sorted by their tops, each is compared with those that begin before it ends.
    boxes.sort((a, b) => a.top - b.top);
    for (const [i, a] of boxes.entries()) {
      for (let j = i + 1; j < boxes.length; j++) {
        const b = boxes[j]!;
        if (b.top >= a.bottom - 1) break;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - b.top;
        if (across <= 1 || down <= 1 || !apart(a.element, b.element)) continue;
        const overlay = [a, b].some(
          ({ element }) =>
            element instanceof HTMLInputElement && getComputedStyle(element).color === "rgba(0, 0, 0, 0)",
        );
        if (!overlay) faults.add(`overlap: ${describe(a.element)} and ${describe(b.element)}`);
      }
    }

    // Beyond the window.
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.add(`wider than the window: ${scrollWidth}`);
    for (const { element, left, right } of boxes)
      if (right > clientWidth + 1 || left < -1) faults.add(`beyond the window: ${describe(element)}`);

    // Every control can be scrolled to, and is what a press at its middle reaches.
    for (const control of controls) {
      control.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
      const reached =
        hit !== null && (control.contains(hit) || labels.some((label) => label.contains(hit)) || hit.contains(control));
      if (!reached) faults.add(`out of reach: ${describe(control)} behind ${hit ? describe(hit) : "nothing"}`);
    }
    toStart();
    return [...faults];
  }, options);
