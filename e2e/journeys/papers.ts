import { encode } from "jpeg-js";
import type { Page } from "playwright-core";

/** Something to upload: a real file, of the format it says. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A photo of an identity card: as wide and as heavy as a phone makes it for the web, with nobody on it. */
export function photograph(): Paper {
  const [width, height] = [1200, 800];
  const data = Buffer.from(
    Array.from({ length: width * height }, (_, pixel) => colourAt(pixel, width)).flat(),
  );
  const { data: buffer } = encode({ width, height, data }, 80);
  return { name: "carte.jpg", mimeType: "image/jpeg", buffer };
}

const colourAt = (pixel: number, width: number) => [pixel % 251, Math.floor(pixel / width) % 241, 180, 255];

/** An energy bill, as the supplier's site gives it. */
export async function printToPdf(page: Page): Promise<Paper> {
  return { name: "facture.pdf", mimeType: "application/pdf", buffer: await page.pdf() };
}
