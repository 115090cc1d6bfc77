/** Whether the page is shown within another one: `?embed` in its address. */
export const embedded = typeof window !== "undefined" && new URLSearchParams(window.location.search).has("embed");
