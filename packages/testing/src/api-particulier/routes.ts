/** The seven routes of API Particulier that Ardeco asks, by the folder of their recorded cases. */
export const recordedRoutes = {
  v3_cnav_quotient_familial_with_civility: "/v3/dss/quotient_familial/identite",
  v3_cnav_quotient_familial_with_france_connect: "/v3/dss/quotient_familial/france_connect",
  v3_cnous_etudiant_boursier_with_civility: "/v3/cnous/etudiant_boursier/identite",
  v3_france_travail_statut_with_identifiant: "/v3/france_travail/statut/identifiant",
  v3_men_scolarites_with_civility: "/v3/men/scolarites/identite",
  v3_mesri_statut_etudiant_with_civility: "/v3/mesri/statut_etudiant/identite",
  v3_mesri_statut_etudiant_with_ine: "/v3/mesri/statut_etudiant/ine",
} as const;

export const BY_FRANCE_CONNECT = "/v3/dss/quotient_familial/france_connect";

type ParameterValue = string | number | readonly (string | number)[];
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** What the State answered, once, to these parameters. */
export interface RecordedCase {
  readonly name: string;
  readonly path: string;
  readonly parameters: Parameters;
  readonly status: number;
  readonly body: unknown;
}

/** One form for both sides: names without brackets, values as the API compares them, in no order. */
export function parametersKey(parameters: Parameters): string {
  const entries = Object.entries(parameters).map(([name, value]) => {
    const values = [value].flat().map((one) => plain(String(one)));
    // One recorded case says "sexe" where the API documents "sexeEtatCivil".
    return [name === "sexe" ? "sexeEtatCivil" : name, values.join(" ")];
  });
  return JSON.stringify(entries.toSorted(([one = ""], [other = ""]) => one.localeCompare(other)));
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
