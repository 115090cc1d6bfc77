import type { KeyboardEvent } from "react";

/** The arrow keys go from card to card, each a button, as they lie on the screen. */
export function moveAmongCards(event: KeyboardEvent<HTMLElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const from = cards.indexOf(document.activeElement as HTMLElement);
  if (from === -1) return;
  const top = cards[0]?.offsetTop;
  const columns = Math.max(1, cards.filter((card) => card.offsetTop === top).length);
  const to = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from + columns,
    ArrowUp: from - columns,
    Home: 0,
    End: cards.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  cards[Math.min(cards.length - 1, Math.max(0, to))]?.focus();
}
