import type { Static } from "typebox";
import { departementName, groupName, regionName } from "../rules/official-names.ts";
import { CommuneRow, DepartementRow, GroupRow, isCurrent, RegionRow, readOfficial } from "./files.ts";
import type { OfficialAuthority, OfficialKey } from "./official-authority.ts";

type CommuneFacts = CommuneRow;

export const readCommuneRows = (): readonly CommuneRow[] => readOfficial("communes", CommuneRow);

/** Former communes, each with the code of the one it lies in now. */
export const mergedCommunes = (rows: readonly CommuneRow[]): ReadonlyMap<string, string> =>
  new Map(rows.flatMap((row) => (!isCurrent(row) && row.chefLieu ? [[row.code, row.chefLieu]] : [])));

/**
 * Every authority of the official code, groups before those that lie within them: régions, départements,
 * EPCI, communes. `rows`: communes of another file of the same shape; what they lie in is read in the package
 * all the same.
 */
export function readTerritory(rows: readonly CommuneRow[] = readCommuneRows()): readonly OfficialAuthority[] {
  const communes = rows.filter(isCurrent);
  const groups = readOfficial("epci", GroupRow);
  const groupOf = new Map(
    groups.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])),
  );
  return [
    ...regionsOf(communes),
    ...departementsOf(communes),
    ...groupsOf(groups, new Map(communes.map((one) => [one.code, one]))),
    ...communes.map((one) => communeOf(one, groupOf.get(one.code))),
  ];
}

function regionsOf(communes: readonly CommuneFacts[]): OfficialAuthority[] {
  const people = peopleBy(communes, ({ region }) => region);
  return readOfficial("regions", RegionRow).map(({ code, nom }) => ({
    kind: "region",
    code,
    name: regionName(nom),
    shortName: nom,
    postcodes: [],
    within: [],
    ...counted(people.get(code)),
  }));
}

function departementsOf(communes: readonly CommuneFacts[]): OfficialAuthority[] {
  const people = peopleBy(communes, ({ departement }) => departement);
  return readOfficial("departements", DepartementRow).map(({ code, nom, region, typeLiaison }) => ({
    kind: "departement",
    code,
    name: departementName(nom, typeLiaison),
    shortName: nom,
    postcodes: [],
    within: [{ kind: "region", code: region }],
    ...counted(people.get(code)),
  }));
}

/** An EPCI may lie in several départements, even régions. */
function groupsOf(
  groups: readonly Static<typeof GroupRow>[],
  communes: ReadonlyMap<string, CommuneFacts>,
): OfficialAuthority[] {
  return groups.map(({ code, nom, populationMunicipale, membres }) => {
    const members = membres.flatMap((member) => communes.get(member.code) ?? []);
    return {
      kind: "epci",
      code,
      name: groupName(nom),
      shortName: nom,
      siren: code,
      population: populationMunicipale,
      postcodes: [],
      within: [
        ...keysOf(
          "departement",
          members.map(({ departement }) => departement),
        ),
        ...keysOf(
          "region",
          members.map(({ region }) => region),
        ),
      ],
    };
  });
}

function communeOf(commune: CommuneFacts, group: string | undefined): OfficialAuthority {
  const { code, nom, siren, population, codesPostaux = [], departement, region } = commune;
  return {
    kind: "commune",
    code,
    name: nom,
    shortName: nom,
    postcodes: codesPostaux,
    within: [
      ...keysOf("epci", [group]),
      ...keysOf("departement", [departement]),
      ...keysOf("region", [region]),
    ],
    ...(departement === undefined ? {} : { departement }),
    ...(siren === undefined ? {} : { siren }),
    ...counted(population),
  };
}

const keysOf = (kind: OfficialKey["kind"], codes: readonly (string | undefined)[]): OfficialKey[] =>
  [...new Set(codes)].flatMap((code) => (code === undefined ? [] : [{ kind, code }]));

/** Six villages destroyed in 1916 have no inhabitant: nought is a population, absence is not. */
const counted = (population: number | undefined) => (population === undefined ? {} : { population });

function peopleBy(
  communes: readonly CommuneFacts[],
  codeOf: (commune: CommuneFacts) => string | undefined,
): ReadonlyMap<string, number> {
  const people = new Map<string, number>();
  for (const commune of communes) {
    const code = codeOf(commune);
    if (code !== undefined) people.set(code, (people.get(code) ?? 0) + (commune.population ?? 0));
  }
  return people;
}
