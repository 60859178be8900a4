import decodeQR from "qr/decode.js";
import type { Cookie } from "./cookies.ts";
import { Visitor } from "./visitor.ts";

/** The page of a printed card that somebody has just asked for. */
export async function aPrintedCard(url: string, session: readonly Cookie[] | undefined): Promise<string> {
  const visitor = new Visitor(url, session);
  const form = await visitor.get("/caen/espace/supports/demander");
  const asked = await visitor.submit(form, "/demander", { sorte: "printed" });
  return (await visitor.get(new URL(asked.location, url).pathname)).body;
}

/** Which squares of the code on this page are dark. */
export function codeOn(body: string): {
  readonly size: number;
  readonly dark: readonly (readonly [column: number, row: number])[];
} {
  const size = Number(/class="ar-qr" viewBox="0 0 (\d+)/.exec(body)?.[1]);
  const dark = [...body.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(
    ([, column, row]) => [Number(column), Number(row)] as const,
  );
  return { size, dark };
}

const SCALE = 8;

/** What a scanner types when this card is before it. */
export function textOn(body: string): string {
  const { size, dark } = codeOn(body);
  const side = size * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [column, row] of dark)
    for (let y = row * SCALE; y < (row + 1) * SCALE; y += 1)
      for (let x = column * SCALE; x < (column + 1) * SCALE; x += 1) data.set([0, 0, 0], (y * side + x) * 4);
  return decodeQR({ width: side, height: side, data });
}
