import { Painter } from "../worker/client.ts";

/** The page's one worker for contours, thumbnails and the 3-D view. */
export const painter = new Painter();
