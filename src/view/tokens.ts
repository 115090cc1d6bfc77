/** What the page's tokens, by their names, are where an element stands: read once for all of a picture. */
export function tokensOf(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}
