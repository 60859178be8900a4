import { parse } from "mrz";
import sharp, { type Sharp } from "sharp";
import { type Format, formats } from "./formats/formats.ts";
import { readingsOf } from "./formats/readings.ts";
import { inkOf } from "./image/ink.ts";
import type { Page } from "./image/page.ts";
import { type Band, bandsOf, levelness } from "./lines/bands.ts";
import { type Line, readLine } from "./lines/read-line.ts";

/**
 * A zone read on a picture, whose check digits all agree. It says that the zone was read without a slip, not
 * that the document is genuine: anybody prints one.
 */
export interface Zone {
  readonly format: Format["name"];
  readonly lines: readonly string[];
  /** Names and dates as the `mrz` package names them; null where the zone says nothing. */
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Width at which a page is read: a card that fills it has cells of thirty points or more. */
const WIDTH = 1_600;
/**
 * Points on the longest side that are kept of a picture: half of a photograph of twelve megapixels, which is
 * decoded four times as fast at that size.
 */
const MOST = 2_016;
/** Width at which it is looked at, to know how it leans. */
const GLANCE = 600;
/** Points on the longest side below which thirty letters are no letters any more. */
const LEAST = 300;
/** Degrees by which a page may lean. */
const LEANS = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6] as const;
/** Below, cells are no letters of OCR-B. */
const CLEAR = 0.55;
/** Ways to hold a page that are read, the levellest first. */
const TRIED = 4;

/**
 * Finds the machine-readable zone of a picture of a passport, an identity card or a residence permit (ICAO
 * 9303), the right way up or not.
 * @param picture JPEG, PNG, WebP or TIFF. Rejects as `sharp` does when it is none.
 * @returns null when none is found whose check digits agree
 */
export async function readZone(picture: Uint8Array): Promise<Zone | null> {
  const { width, height } = await sharp(picture).metadata();
  if (Math.max(width, height) < LEAST) return null;
  return readZoneOnPage(await reduced(sharp(picture).autoOrient().flatten({ background: "#fff" })));
}

/**
 * The same on a picture that is decoded already.
 * @returns null when none is found whose check digits agree
 */
export async function readZoneOnPage(page: Page): Promise<Zone | null> {
  const longest = Math.max(page.width, page.height);
  if (longest < LEAST) return null;
  const upright = longest > MOST ? await reduced(pictureOf(page)) : page;
  const ways = [...(await waysOf(upright, 0)), ...(await waysOf(upright, 90))];
  for (const { turn, lean } of ways.sort((one, other) => other.level - one.level).slice(0, TRIED)) {
    const page = await held(upright, { turn, lean, width: WIDTH });
    for (const way of [page, upsideDown(page)]) {
      const zone = zoneOf(way);
      if (zone !== null) return zone;
    }
  }
  return null;
}

/** How level the lines are, by how much the page is turned. */
async function waysOf(upright: Page, turn: 0 | 90) {
  const small = inkOf(await held(upright, { turn, lean: 0, width: GLANCE }));
  const levels = levelness(small, LEANS);
  return LEANS.map((lean, at) => ({ turn, lean, level: levels[at] ?? 0 }));
}

/** In grey, no larger than what is read whichever way it is turned. */
function reduced(picture: Sharp): Promise<Page> {
  const within = { width: MOST, height: MOST, fit: "inside", withoutEnlargement: true } as const;
  return pageOf(picture.greyscale().resize(within));
}

interface Way {
  readonly turn: 0 | 90;
  readonly lean: number;
  readonly width: number;
}

/** Brought to its width first: what leans is then drawn on a fraction of the points. */
async function held(page: Page, { turn, lean, width }: Way): Promise<Page> {
  const sized = pictureOf(page).resize(turn === 0 ? { width } : { height: width });
  const straight = turn === 0 ? await pageOf(sized) : await pageOf(pictureOf(await pageOf(sized)).rotate(90));
  return lean === 0 ? straight : pageOf(pictureOf(straight).rotate(lean, { background: "#fff" }));
}

function upsideDown({ width, height, grey }: Page): Page {
  return { width, height, grey: Uint8Array.from(grey).reverse() };
}

const pictureOf = ({ width, height, grey }: Page) => sharp(grey, { raw: { width, height, channels: 1 } });

async function pageOf(picture: Sharp): Promise<Page> {
  const { data, info } = await picture.toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

/** The first lines of a page, from the bottom, that make a zone. */
function zoneOf(page: Page): Zone | null {
  const bands = bandsOf(inkOf(page)).toReversed();
  const lineAt = linesOf(page, bands);
  for (const format of formats)
    for (let at = 0; at + format.lines.length <= bands.length; at++) {
      const lines = readUpwards(format, (row) => lineAt(at + row, format.lines[0]?.length ?? 0));
      const zone = lines === null ? null : asZone(format, lines);
      if (zone !== null) return zone;
    }
  return null;
}

/** Each band is read once for each length of line, and only when it is asked for. */
function linesOf(page: Page, bands: readonly Band[]) {
  const read = new Map<string, Line | null>();
  return (at: number, length: number): Line | null => {
    const key = `${at}:${length}`;
    const band = bands[at];
    if (!read.has(key)) read.set(key, band ? readLine(page, band, length) : null);
    return read.get(key) ?? null;
  };
}

/** The lines of a format in their order, given from the last one; null at the first that is not clear. */
function readUpwards({ lines }: Format, lineAt: (row: number) => Line | null): readonly Line[] | null {
  const read: Line[] = [];
  for (let row = 0; row < lines.length; row++) {
    const line = lineAt(row);
    if (line === null || line.clarity < CLEAR) return null;
    read.unshift(line);
  }
  return read;
}

function asZone(format: Format, read: readonly Line[]): Zone | null {
  for (const lines of readingsOf(format, read)) {
    const parsed = tryParsing(lines);
    if (parsed?.format === format.name && checksAgree(parsed.details))
      return { format: format.name, lines, fields: parsed.fields };
  }
  return null;
}

function tryParsing(lines: readonly string[]) {
  try {
    return parse([...lines]);
  } catch {
    return null;
  }
}

/** Check digits only: a country unknown to the library does not make a zone misread. */
function checksAgree(
  details: readonly { readonly field: string | null; readonly valid: boolean }[],
): boolean {
  const checks = details.filter(({ field }) => field !== null && /CheckDigit$/.test(field));
  return checks.length > 0 && checks.every(({ valid }) => valid);
}
