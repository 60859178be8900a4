import { removeAccents } from "../../../../kernel/text.ts";
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
export const toHeaderKey = (text: string): string =>
  removeAccents(text)
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[^a-z0-9]+/g, "");

/** Says by itself that it is the name at birth: beside it, "Nom" is the name used. */
const birthName = /^(nomd?e?(naissance|jeunefille)|nompatronymique|patronyme)$/;

/** Headers as establishments write them. */
const usual: readonly (readonly [RegExp, Role])[] = [
  [
    new RegExp(
      "^(num|numero|no|n|id|identifiant|code)(de)?" +
        "(client|usager|adherent|abonne|lecteur|personne|inscrit|interne)?$",
    ),
    "number",
  ],
  [birthName, "family_name"],
  [/^(nom|nomdefamille)$/, "family_name"],
  [/^(premier)?prenoms?(usuel|1)?$/, "given_name"],
  [/^(nomd?usage|nomusuel|nommarital|nomd?epou(se|x))$/, "usage_name"],
  [/^(date(de)?naiss(ance)?|naissance|nee?le|ddn|jourdenaissance)$/, "birth_date"],
  [/^(sexe?|civilite|genre)$/, "sex"],
  [/^((lieu|commune|ville)(de)?naissance|nee?e?a)$/, "birth_place"],
  [/^(adresse)?(de)?(courriel|courrierelectronique|electronique|e?mail|mel)$/, "email"],
  [/^(n|no|num|numero)?(de)?(tel|telephone|portable|mobile)(portable|mobile|fixe|domicile|1)?$/, "phone"],
  [/^(adresse|adresse1|rue|voie|adressepostale|numeroetvoie|noetvoie)$/, "street"],
  [/^(codepostal|cp|codepost)$/, "postcode"],
  [/^(commune|ville|localite)$/, "town"],
  [/^(carte|numerodecarte|ncarte|nocarte|numcarte|badge)$/, "card"],
  [/^(datepassage|datedupassage|passagele|datehistorique|dateoperation)$/, "history_date"],
  [
    /^(passage|dernierpassage|abonnement|formule|historique|operation|activite|entrees?restantes)$/,
    "history",
  ],
];

/** What each header most likely is; each role but history serves once. */
export function matchHeaderRoles(headers: readonly string[]): readonly (Role | null)[] {
  const taken = new Set<Role>();
  const keys = headers.map(toHeaderKey);
  const saysBirthName = keys.some((key) => birthName.test(key));
  return keys.map((key) => {
    const found = usual.find(([name]) => name.test(key))?.[1] ?? null;
    const role = found === "family_name" && saysBirthName && !birthName.test(key) ? "usage_name" : found;
    if (role === null || (taken.has(role) && role !== "history")) return null;
    taken.add(role);
    return role;
  });
}

export type MappingProblem = "no_number" | "no_family_name" | "twice";

/** What is wrong with what was said of the columns. */
export function findMappingProblem(columns: readonly (Role | null)[]): MappingProblem | undefined {
  if (!columns.includes("number")) return "no_number";
  if (!columns.includes("family_name")) return "no_family_name";
  const said = columns.filter((role) => role !== null && role !== "history");
  return new Set(said).size < said.length ? "twice" : undefined;
}
