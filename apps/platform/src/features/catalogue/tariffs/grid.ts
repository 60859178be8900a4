import type { Band, Pricing, SizedBy, TariffGroup } from "@ardeco/rules";
import type { TariffTerms } from "./tariff.ts";

/** What a line of a grid says that cannot be read; `line` from 1. */
export interface GridProblem {
  readonly code: "grid.empty" | "grid.line" | "grid.two_prices" | "grid.two_sizes" | "grid.no_price";
  readonly line: number;
}

export type ReadGrid =
  | { readonly ok: true; readonly terms: TariffTerms }
  | { readonly ok: false; readonly problem: GridProblem };

interface OpenGroup {
  readonly line: number;
  readonly sizes: TariffGroup["sizes"];
  readonly bands: Band[];
  other: Pricing | null;
}

const PRICE = String.raw`(\d{1,6}(?:[,.]\d{1,2})?)\s*(?:€|euros?)?`;
const lines = {
  residents: /^(?:habitants?|r[ée]sidents?)\s*:?$/i,
  elsewhere: /^(?:ext[ée]rieurs?|hors commune|autres communes)\s*:?$/i,
  size: /^(\d{1,2})(?:\s*(?:à|-|–)\s*(\d{1,2}))?\s+(enfants?|personnes?)(\s+(?:et|ou) plus)?\s*:?$/i,
  band: new RegExp(String.raw`^(?:de\s+)?(\d{1,7})\s*(?:à|-|–)\s*(\d{1,7})\s*:\s*${PRICE}$`, "i"),
  last: new RegExp(String.raw`^(\d{1,7})\s*(?:et|ou)\s+plus\s*:\s*${PRICE}$`, "i"),
  effort: new RegExp(
    String.raw`^taux\s+(\d{1,2}(?:[,.]\d{1,4})?)\s*%\s*,?\s*de\s+${PRICE}\s+à\s+${PRICE}$`,
    "i",
  ),
  slope: new RegExp(String.raw`^de\s+(\d{1,7})\s+à\s+(\d{1,7})\s*:\s*de\s+${PRICE}\s+à\s+${PRICE}$`, "i"),
  single: new RegExp(`^${PRICE}$`, "i"),
} as const;

/**
 * A grid as a council writes it, a line for a band: "0 à 400 : 0,39 €", "901 et plus : 3,99 €"; "taux 0,25 %,
 * de 0,39 € à 3,99 €"; "de 300 à 1596 : de 0,39 € à 3,99 €"; or one price. Headings: "2 enfants et plus", "4
 * personnes", "Habitants", "Extérieurs". What is read may still have a gap: `checkTariff` says which.
 */
export function readGrid(typed: string): ReadGrid {
  const sections: Record<"here" | "elsewhere", OpenGroup[]> = { here: [], elsewhere: [] };
  let section: keyof typeof sections = "here";
  let sizedBy: SizedBy = "nothing";
  for (const [index, raw] of typed.split("\n").entries()) {
    const text = raw.replace(/\s+/g, " ").trim();
    const line = index + 1;
    if (text === "") continue;
    if (lines.residents.test(text) || lines.elsewhere.test(text)) {
      section = lines.elsewhere.test(text) ? "elsewhere" : "here";
      continue;
    }
    const size = lines.size.exec(text);
    if (size) {
      const by = /^enfant/i.test(size[3] ?? "") ? "children_enrolled" : "household_size";
      if (sizedBy !== "nothing" && sizedBy !== by) return buildGridProblem("grid.two_sizes", line);
      sizedBy = by;
      sections[section].push(open(line, parseGroupSizes(size)));
      continue;
    }
    if (sections[section].length === 0) sections[section].push(open(line, { from: 1, to: null }));
    const problem = addPrice(sections[section].at(-1), text, line);
    if (problem) return { ok: false, problem };
  }
  return close(sections, sizedBy);
}

function close(sections: Record<"here" | "elsewhere", OpenGroup[]>, sizedBy: SizedBy): ReadGrid {
  if (sections.here.length === 0) return buildGridProblem("grid.empty", 1);
  const empty = [...sections.here, ...sections.elsewhere].find(
    ({ bands, other }) => !other && bands.length === 0,
  );
  if (empty) return buildGridProblem("grid.no_price", empty.line);
  const groups = sections.here.map(toTariffGroup);
  const elsewhere = sections.elsewhere.map(toTariffGroup);
  return {
    ok: true,
    terms: { sizedBy, groups, rises: true, ...(elsewhere.length > 0 ? { elsewhere } : {}) },
  };
}

const open = (line: number, sizes: TariffGroup["sizes"]): OpenGroup => ({
  line,
  sizes,
  bands: [],
  other: null,
});

const toTariffGroup = ({ sizes, bands, other }: OpenGroup): TariffGroup => ({
  sizes,
  pricing: other ?? { kind: "bands", bands },
});

function parseGroupSizes([, from, to, , open]: RegExpExecArray): TariffGroup["sizes"] {
  return { from: Number(from), to: open ? null : Number(to ?? from) };
}

function addPrice(group: OpenGroup | undefined, text: string, line: number): GridProblem | null {
  const read = parseBand(text) ?? parsePricing(text);
  if (!read || !group) return { code: "grid.line", line };
  const isBand = !("kind" in read);
  if (group.other || (!isBand && group.bands.length > 0)) return { code: "grid.two_prices", line };
  if (isBand) group.bands.push(read);
  else group.other = read;
  return null;
}

function parseBand(text: string): Band | null {
  const closed = lines.band.exec(text);
  if (closed) return { from: Number(closed[1]), to: Number(closed[2]), cents: parseGridCents(closed[3]) };
  const last = lines.last.exec(text);
  return last && { from: Number(last[1]), to: null, cents: parseGridCents(last[2]) };
}

function parsePricing(text: string): Pricing | null {
  const effort = lines.effort.exec(text);
  if (effort)
    return {
      kind: "effort",
      rate_ppm: parseScaledNumber(effort[1], 4),
      floor_cents: parseGridCents(effort[2]),
      ceiling_cents: parseGridCents(effort[3]),
    };
  const slope = lines.slope.exec(text);
  if (slope)
    return {
      kind: "slope",
      fromQuotient: Number(slope[1]),
      toQuotient: Number(slope[2]),
      floor_cents: parseGridCents(slope[3]),
      ceiling_cents: parseGridCents(slope[4]),
    };
  const single = lines.single.exec(text);
  return single && { kind: "single", cents: parseGridCents(single[1]) };
}

const parseGridCents = (written: string | undefined): number => parseScaledNumber(written, 2);

/** "0,39" with two decimals is 39: by its digits, never through a fraction. */
function parseScaledNumber(written = "", decimals: number): number {
  const [whole = "0", part = ""] = written.split(/[,.]/);
  return Number(`${whole}${part.padEnd(decimals, "0")}`);
}

function buildGridProblem(code: GridProblem["code"], line: number): ReadGrid {
  return { ok: false, problem: { code, line } };
}

/** The same grid, as an agent would type it: what was read is written so, and reads the same. */
export function writeGrid({ sizedBy, groups, elsewhere }: TariffTerms): string {
  const here = groups.flatMap((group) => groupLines(group, sizedBy));
  if (!elsewhere) return here.join("\n");
  const others = elsewhere.flatMap((group) => groupLines(group, sizedBy));
  return ["Habitants", ...here, "Extérieurs", ...others].join("\n");
}

function groupLines({ sizes, pricing }: TariffGroup, sizedBy: SizedBy): readonly string[] {
  return sizedBy === "nothing"
    ? formatPricingLines(pricing)
    : [formatSizeLine(sizes, sizedBy), ...formatPricingLines(pricing)];
}

function formatSizeLine({ from, to }: TariffGroup["sizes"], sizedBy: SizedBy): string {
  const one = sizedBy === "children_enrolled" ? "enfant" : "personne";
  const name = (to ?? from) > 1 ? `${one}s` : one;
  if (to === null) return `${from} ${name} et plus`;
  return to === from ? `${from} ${name}` : `${from} à ${to} ${name}`;
}

function formatPricingLines(pricing: Pricing): readonly string[] {
  switch (pricing.kind) {
    case "single":
      return [formatGridPrice(pricing.cents)];
    case "bands":
      return pricing.bands.map(({ from, to, cents }) =>
        to === null
          ? `${from} et plus : ${formatGridPrice(cents)}`
          : `${from} à ${to} : ${formatGridPrice(cents)}`,
      );
    case "effort":
      return [
        `taux ${formatDecimal(pricing.rate_ppm, 4).replace(/,?0+$/, "")} %, de ` +
          `${formatGridPrice(pricing.floor_cents)} à ${formatGridPrice(pricing.ceiling_cents)}`,
      ];
    case "slope":
      return [
        `de ${pricing.fromQuotient} à ${pricing.toQuotient} : de ` +
          `${formatGridPrice(pricing.floor_cents)} à ${formatGridPrice(pricing.ceiling_cents)}`,
      ];
  }
}

const formatGridPrice = (cents: number): string => `${formatDecimal(cents, 2)} €`;

function formatDecimal(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)},${digits.slice(-decimals)}`;
}
