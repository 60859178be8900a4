import { CommuneRow, isCurrent, readOfficial } from "./files.ts";

/** A commune of the Code officiel géographique; `code` is what `insee_code` keeps. */
export interface Commune {
  readonly code: string;
  readonly name: string;
}

let index: ReadonlyMap<string, readonly Commune[]> | undefined;
let byCode: ReadonlyMap<string, Commune> | undefined;

/**
 * Communes that a postal code serves, by name: none, one, or several dozen. The 35,000 of the country are read at the
 * first call (some 100 ms, once), because the steps of a journey answer without waiting; codes and names alone are kept.
 */
export function communesOf(postcode: string): readonly Commune[] {
  index ??= readIndex();
  return index.get(postcode) ?? [];
}

/** The commune that an `insee_code` means. */
export function communeNamed(code: string): Commune | undefined {
  byCode ??= new Map(
    readOfficial("communes", CommuneRow)
      .filter(isCurrent)
      .map((row) => [row.code, { code: row.code, name: row.nom }]),
  );
  return byCode.get(code);
}

function readIndex(): ReadonlyMap<string, readonly Commune[]> {
  const byPostcode = new Map<string, Commune[]>();
  for (const { code, nom, codesPostaux = [] } of readOfficial("communes", CommuneRow).filter(isCurrent)) {
    for (const postcode of codesPostaux) {
      const there = byPostcode.get(postcode) ?? [];
      there.push({ code, name: nom });
      byPostcode.set(postcode, there);
    }
  }
  for (const communes of byPostcode.values())
    communes.sort((left, right) => left.name.localeCompare(right.name, "fr"));
  return byPostcode;
}
