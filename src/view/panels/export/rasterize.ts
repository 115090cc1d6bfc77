import { pngWithLink } from "../../../experiment/figure-link.ts";
import { type FigureSize, pixelSize } from "../../export/figure-size.ts";

/** The PNG file of an SVG figure at so many times the single resolution, with the same link in it. Throws where the browser cannot. */
export async function rasterize(svg: string, size: FigureSize, times: number, link: string): Promise<Blob> {
  const { width, height } = pixelSize(size, times);
  // The size in pixels, so that no browser draws it small and enlarges it.
  const sized = svg.replace(/ width="[^"]*" height="[^"]*"/, ` width="${width}" height="${height}"`);
  const address = URL.createObjectURL(new Blob([sized], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")!.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("canvas");
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return new Blob([pngWithLink(bytes, link, size.dotsPerInch * times)], { type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}
