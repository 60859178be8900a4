import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";

/** Year of the official code in version 6 of the package. */
export const officialEdition = 2026;

const text = Type.String();
const count = Type.Integer();

export const CommuneRow = Type.Object({
  code: text,
  nom: text,
  type: text,
  departement: Type.Optional(text),
  region: Type.Optional(text),
  siren: Type.Optional(text),
  population: Type.Optional(count),
  codesPostaux: Type.Optional(Type.Array(text)),
  /** Of a former commune: the one that it lies in now. */
  chefLieu: Type.Optional(text),
});
export type CommuneRow = Static<typeof CommuneRow>;

export const GroupRow = Type.Object({
  code: text,
  nom: text,
  populationMunicipale: count,
  membres: Type.Array(Type.Object({ code: text })),
});

export const DepartementRow = Type.Object({ code: text, nom: text, region: text, typeLiaison: count });

export const RegionRow = Type.Object({ code: text, nom: text });

/**
 * A file of the package, checked. Read at once and not kept: 8.6 MB of communes take some 60 MB while they
 * are read. The package's own entry reads from the working directory; its data are read from where they are.
 */
export function readOfficial<S extends TSchema>(
  name: "communes" | "epci" | "departements" | "regions",
  row: S,
): readonly Static<S>[] {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  const shape = Compile(row);
  const isRow = (one: unknown): one is Static<S> => shape.Check(one);
  if (!Array.isArray(content) || !content.every(isRow)) throw new TypeError(`${name}.json has another shape`);
  return content;
}

/** Delegated communes and arrondissements are left out: their commune carries the same postal codes. */
export const isCurrent = ({ type }: { readonly type: string }): boolean => type === "commune-actuelle";
