import { readFileSync } from "node:fs";
import { GS, RS, US } from "../code/control.ts";

/** A specimen of the specification: document type, name, and the code as it is in its DataMatrix. */
export interface Specimen {
  readonly type: string;
  readonly name: string;
  readonly literal: string;
  /** Where it is published. */
  readonly source: string;
  /** Signed by FR00/0001, as read here. */
  readonly signed: boolean;
  /** As its page lists them, in the order of the message: "26=FR". */
  readonly fields: readonly string[];
}

interface Written {
  readonly specimens: readonly Specimen[];
}

const written = JSON.parse(
  readFileSync(new URL("published-specimens.json", import.meta.url), "utf8"),
) as Written;

/**
 * Every specimen that was found published. The file says where each comes from and what its page says
 * otherwise.
 */
export const publishedSpecimens: readonly Specimen[] = written.specimens.map((specimen) => ({
  ...specimen,
  literal: specimen.literal
    .replaceAll("<GS>", GS)
    .replaceAll("<RS>", RS)
    .replaceAll("<US>", US)
    .replace(/hex:([0-9A-F]+)$/, (_whole, hex: string) => Buffer.from(hex, "hex").toString("latin1")),
}));

/**
 * Those that the longest tests change everywhere: version 3 whole, and of versions 2 and 4 what a town meets.
 */
export const specimens: readonly Specimen[] = publishedSpecimens.filter(
  ({ signed, literal, type }) =>
    signed &&
    (literal.startsWith("DC03") ||
      (literal.startsWith("DC02") && type === "01") ||
      (literal.startsWith("DC04") && ["04", "16", "28", "B2"].includes(type))),
);
