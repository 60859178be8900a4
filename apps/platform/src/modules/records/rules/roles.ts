/** What a column of a file may say of somebody. */
export const roles = [
  "number",
  "family_name",
  "given_name",
  "usage_name",
  "birth_date",
  "sex",
  "birth_place",
  "email",
  "phone",
  "street",
  "postcode",
  "town",
  "card",
  "history_date",
  "history",
] as const;
export type Role = (typeof roles)[number];

/** Those that say who somebody is: compared, shown side by side, chosen. */
export const fields = [
  "family_name",
  "given_name",
  "usage_name",
  "birth_date",
  "sex",
  "birth_place",
  "email",
  "phone",
  "street",
  "postcode",
  "town",
  "card",
] as const satisfies readonly Role[];
export type FieldName = (typeof fields)[number];

export const isRole = (text: string): text is Role => roles.some((role) => role === text);
export const isField = (text: string): text is FieldName => fields.some((field) => field === text);

/** Without capitals, accents, spaces and signs. */
export const keyOf = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[^a-z0-9]+/g, "");

/** Headers as establishments write them. */
const usual: readonly (readonly [RegExp, Role])[] = [
  [
    /^(num|numero|no|n|id|identifiant|code)(client|usager|adherent|abonne|personne|inscrit|interne)?$/,
    "number",
  ],
  [/^(nom|nomdefamille|nomnaissance|nomdenaissance)$/, "family_name"],
  [/^prenoms?$/, "given_name"],
  [/^(nomusage|nomdusage|nommarital|nomepouse)$/, "usage_name"],
  [/^(datenaissance|datedenaissance|naissance|nele|neele|ddn|datenaiss)$/, "birth_date"],
  [/^(sexe?|civilite|genre)$/, "sex"],
  [/^(lieu|commune|ville)(de)?naissance$/, "birth_place"],
  [/^(courriel|email|mail|adressemail|adresseelectronique)$/, "email"],
  [/^(telephone|tel|portable|mobile|telportable|numerodetelephone)$/, "phone"],
  [/^(adresse|adresse1|rue|voie|adressepostale)$/, "street"],
  [/^(codepostal|cp)$/, "postcode"],
  [/^(commune|ville|localite)$/, "town"],
  [/^(carte|numerodecarte|ncarte|nocarte|numcarte|badge)$/, "card"],
  [/^(datepassage|datedupassage|datehistorique|dateoperation)$/, "history_date"],
  [
    /^(passage|dernierpassage|abonnement|formule|historique|operation|activite|entrees?restantes)$/,
    "history",
  ],
];

/** What each header most likely is; each role but history serves once. */
export function recognise(headers: readonly string[]): readonly (Role | null)[] {
  const taken = new Set<Role>();
  return headers.map((header) => {
    const role = usual.find(([name]) => name.test(keyOf(header)))?.[1] ?? null;
    if (role === null || (taken.has(role) && role !== "history")) return null;
    taken.add(role);
    return role;
  });
}

export type MappingProblem = "no_number" | "no_family_name" | "twice";

/** What is wrong with what was said of the columns. */
export function problemOf(columns: readonly (Role | null)[]): MappingProblem | undefined {
  if (!columns.includes("number")) return "no_number";
  if (!columns.includes("family_name")) return "no_family_name";
  const said = columns.filter((role) => role !== null && role !== "history");
  return new Set(said).size < said.length ? "twice" : undefined;
}
