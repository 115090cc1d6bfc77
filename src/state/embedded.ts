/** Whether the page is shown within another one: `?embed` in its address. */
export const embedded = typeof window !== "undefined" && new URLSearchParams(window.location.search).has("embed");

/** Whether a page around this one may scroll: it is in a frame. */
export const framed = typeof window !== "undefined" && window.self !== window.top;
