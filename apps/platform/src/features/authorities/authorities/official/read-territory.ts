import type { Static } from "typebox";
import { formatDepartementName, formatRegionName, groupName } from "../rules/official-names.ts";
import { CommuneRow, DepartementRow, GroupRow, isCurrent, RegionRow, readOfficial } from "./files.ts";
import type { OfficialAuthority, OfficialKey } from "./official-authority.ts";

type CommuneFacts = CommuneRow;

export const readCommuneRows = (): readonly CommuneRow[] => readOfficial("communes", CommuneRow);

/** Former communes, each with the code of the one it lies in now. */
export const mapMergedCommunes = (rows: readonly CommuneRow[]): ReadonlyMap<string, string> =>
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
    ...buildRegions(communes),
    ...buildDepartements(communes),
    ...buildGroups(groups, new Map(communes.map((one) => [one.code, one]))),
    ...communes.map((one) => buildCommune(one, groupOf.get(one.code))),
  ];
}

function buildRegions(communes: readonly CommuneFacts[]): OfficialAuthority[] {
  const people = computePopulations(communes, ({ region }) => region);
  return readOfficial("regions", RegionRow).map(({ code, nom }) => ({
    kind: "region",
    code,
    name: formatRegionName(nom),
    shortName: nom,
    postcodes: [],
    within: [],
    ...toPopulationFact(people.get(code)),
  }));
}

function buildDepartements(communes: readonly CommuneFacts[]): OfficialAuthority[] {
  const people = computePopulations(communes, ({ departement }) => departement);
  return readOfficial("departements", DepartementRow).map(({ code, nom, region, typeLiaison }) => ({
    kind: "departement",
    code,
    name: formatDepartementName(nom, typeLiaison),
    shortName: nom,
    postcodes: [],
    within: [{ kind: "region", code: region }],
    ...toPopulationFact(people.get(code)),
  }));
}

/** An EPCI may lie in several départements, even régions. */
function buildGroups(
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
        ...buildOfficialKeys(
          "departement",
          members.map(({ departement }) => departement),
        ),
        ...buildOfficialKeys(
          "region",
          members.map(({ region }) => region),
        ),
      ],
    };
  });
}

function buildCommune(commune: CommuneFacts, group: string | undefined): OfficialAuthority {
  const { code, nom, siren, population, codesPostaux = [], departement, region } = commune;
  return {
    kind: "commune",
    code,
    name: nom,
    shortName: nom,
    postcodes: codesPostaux,
    within: [
      ...buildOfficialKeys("epci", [group]),
      ...buildOfficialKeys("departement", [departement]),
      ...buildOfficialKeys("region", [region]),
    ],
    ...(departement === undefined ? {} : { departement }),
    ...(siren === undefined ? {} : { siren }),
    ...toPopulationFact(population),
  };
}

const buildOfficialKeys = (
  kind: OfficialKey["kind"],
  codes: readonly (string | undefined)[],
): OfficialKey[] => [...new Set(codes)].flatMap((code) => (code === undefined ? [] : [{ kind, code }]));

/** Six villages destroyed in 1916 have no inhabitant: nought is a population, absence is not. */
const toPopulationFact = (population: number | undefined) => (population === undefined ? {} : { population });

function computePopulations(
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
