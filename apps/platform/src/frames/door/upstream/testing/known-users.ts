import type { KnownUser } from "@ardeco/testing";

export const SIREN = "211401187";
/** What the simulated ProConnect knows. */
export const agents: readonly KnownUser[] = [
  {
    login: "camille",
    label: "Camille, deux facteurs",
    claims: { email: "camille@caen.example", siret: `${SIREN}00017`, uid: "c1" },
    amr: ["pwd", "totp", "mfa"],
  },
  {
    login: "paul",
    label: "Paul, mot de passe seul",
    claims: { email: "paul@caen.example", siret: `${SIREN}00017`, uid: "p1" },
  },
  {
    login: "intrus",
    label: "Le nom de Camille, chez un autre employeur",
    claims: { email: "camille@caen.example", siret: "21140333600011", uid: "i1" },
    amr: ["mfa"],
  },
];

/** What the simulated FranceConnect knows. */
export const paul: KnownUser = {
  login: "paul-citoyen",
  label: "Paul",
  claims: { given_name: "Paul", family_name: "NOIR", birthdate: "1980-01-01" },
};
