const SHAPES = {
  start: "M3 3h1.8v10H3zM13 3.2v9.6L5.6 8z",
  back: "M10.6 3.4 5.8 8l4.8 4.6",
  play: "M4.5 2.8v10.4L13 8z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  forward: "M5.4 3.4 10.2 8l-4.8 4.6",
  end: "M11.2 3H13v10h-1.8zM3 3.2v9.6L10.4 8z",
} as const;

/** A sign on a button; the button's own label says what it does. */
export function Icon({ name }: { readonly name: keyof typeof SHAPES }) {
  const line = name === "back" || name === "forward";
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={SHAPES[name]}
        fill={line ? "none" : "currentColor"}
        stroke={line ? "currentColor" : "none"}
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
