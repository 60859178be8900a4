import type { AskedIdentity } from "../../kernel/state-sources.ts";

export type Parameters = readonly (readonly [name: string, value: string])[];

/** The API reads three given names at most. */
const MOST_GIVEN_NAMES = 3;

/** An identity in the words of API Particulier; what is not known is left out. */
export function buildIdentityParameters(identity: AskedIdentity): Parameters {
  const { born, sex } = identity;
  return filterPresentParameters([
    ["nomNaissance", identity.familyName],
    ["nomUsage", identity.nameOfUse],
    ...(identity.givenNames ?? []).slice(0, MOST_GIVEN_NAMES).map((name) => ["prenoms[]", name] as const),
    ["anneeDateNaissance", born?.year],
    ["moisDateNaissance", born?.month],
    ["jourDateNaissance", born?.day],
    ["sexeEtatCivil", sex && (sex === "female" ? "F" : "M")],
    ["codeCogInseeCommuneNaissance", identity.birthCommune],
    ["codeCogInseePaysNaissance", identity.birthCountry],
  ]);
}

/** "2024-09" as the year and the month that a quotient is asked for. */
export function buildMonthParameters(month: string | undefined): Parameters {
  const [year, number] = month?.split("-").map(Number) ?? [];
  return filterPresentParameters([
    ["annee", year],
    ["mois", number],
  ]);
}

function filterPresentParameters(
  all: readonly (readonly [string, string | number | undefined])[],
): Parameters {
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
}
