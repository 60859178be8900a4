import { parse } from "mrz";
import sharp, { type Sharp } from "sharp";
import { allowed, type Format, formats } from "./formats/formats.ts";
import { ALPHABET } from "./glyphs/glyph.ts";
import type { Likeness } from "./glyphs/read-cell.ts";
import { inkOf } from "./image/ink.ts";
import type { Page } from "./image/page.ts";
import { bandsOf, levelness } from "./lines/bands.ts";
import { type Line, readLine } from "./lines/read-line.ts";

/**
 * A zone read on a picture, whose check digits all agree. It says that the zone was read without a slip, not that the document is genuine:
 * anybody prints one.
 */
export interface Zone {
  readonly format: Format["name"];
  readonly lines: readonly string[];
  /** Names and dates as the `mrz` package names them; null where the zone says nothing. */
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Width at which a page is read: a card that fills it has cells of thirty points or more. */
const WIDTH = 1_600;
/** Points on the longest side that are kept of a picture: a card that fills half of it still has WIDTH. */
const MOST = 3_200;
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
 * Finds the machine-readable zone of a picture of a passport, an identity card or a residence permit (ICAO 9303), the right way up or not.
 * @param picture JPEG, PNG, WebP or TIFF. Rejects as `sharp` does when it is none.
 * @returns null when none is found whose check digits agree
 */
export async function readZone(picture: Uint8Array): Promise<Zone | null> {
  const { width, height } = await sharp(picture).metadata();
  if (Math.max(width, height) < LEAST) return null;
  const upright = await inGrey(picture);
  const held = { 0: upright, 90: await turned(upright, 90) } as const;
  const ways = [...(await waysOf(held, 0)), ...(await waysOf(held, 90))];
  for (const { turn, lean } of ways.sort((one, other) => other.level - one.level).slice(0, TRIED)) {
    const page = await leaning(held[turn], lean, WIDTH);
    for (const way of [page, await turned(page, 180)]) {
      const zone = zoneOf(way);
      if (zone !== null) return zone;
    }
  }
  return null;
}

type Held = Readonly<Record<0 | 90, Page>>;

/** How level the lines are, by how much the page is turned. */
async function waysOf(held: Held, turn: keyof Held) {
  const small = await leaning(held[turn], 0, GLANCE);
  return Promise.all(
    LEANS.map(async (lean) => ({
      turn,
      lean,
      level: levelness(inkOf(lean === 0 ? small : await leaning(small, lean, GLANCE))),
    })),
  );
}

/** Decoded once: a photograph has ten times the points that are read. */
const inGrey = (picture: Uint8Array): Promise<Page> =>
  pageOf(
    sharp(picture)
      .flatten({ background: "#fff" })
      .greyscale()
      .resize({ width: MOST, height: MOST, fit: "inside", withoutEnlargement: true }),
  );

const turned = (page: Page, turn: number): Promise<Page> => pageOf(pictureOf(page).rotate(turn));

const leaning = (page: Page, lean: number, width: number): Promise<Page> =>
  pageOf(
    (lean === 0 ? pictureOf(page) : pictureOf(page).rotate(lean, { background: "#fff" })).resize({ width }),
  );

const pictureOf = ({ width, height, grey }: Page) => sharp(grey, { raw: { width, height, channels: 1 } });

async function pageOf(picture: Sharp): Promise<Page> {
  const { data, info } = await picture.toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

/** The first lines of a page, from the bottom, that make a zone. */
function zoneOf(page: Page): Zone | null {
  const bands = [...bandsOf(inkOf(page))].reverse();
  for (const format of formats) {
    const length = format.lines[0]?.length ?? 0;
    const lines = bands.map((band) => readLine(page, band, length));
    for (let at = 0; at + format.lines.length <= lines.length; at++) {
      const read = lines.slice(at, at + format.lines.length).reverse();
      const zone = read.every((line) => line !== null && line.clarity >= CLEAR)
        ? asZone(
            format,
            read.filter((line) => line !== null),
          )
        : null;
      if (zone !== null) return zone;
    }
  }
  return null;
}

function asZone(format: Format, read: readonly Line[]): Zone | null {
  const lines = read.map(({ cells }, row) =>
    cells.map((likeness, at) => letterOf(likeness, allowed(format.lines[row]?.[at]))).join(""),
  );
  const parsed = tryParsing(lines);
  if (parsed === null || parsed.format !== format.name || !checksAgree(parsed.details)) return null;
  return { format: format.name, lines, fields: parsed.fields };
}

/** The letter that a cell looks like most, among those that may stand there. */
function letterOf(likeness: Likeness, among: string): string {
  let [best, letter] = [-2, "<"];
  for (const candidate of among) {
    const alike = likeness[ALPHABET.indexOf(candidate)] ?? -1;
    if (alike > best) [best, letter] = [alike, candidate];
  }
  return letter;
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
