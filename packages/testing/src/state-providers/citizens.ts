/** Somebody whom a simulated provider knows, with the claims it signs about them. */
export interface KnownUser {
  readonly login: string;
  /** Words on the button of the simulated sign-in page. */
  readonly label: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Level of their account, where it is not the provider's own. */
  readonly acr?: string;
  /** RFC 8176, what ProConnect says of the sign-in. */
  readonly amr?: readonly string[];
}

/** Fictional; shaped as the test citizens of the integration environment of FranceConnect. */
export const citizens: readonly KnownUser[] = [
  {
    login: "amelie",
    label: "Amélie Rose Vasseur, née le 12 mars 1994 à Caen",
    claims: {
      given_name: "Amélie Rose",
      family_name: "VASSEUR",
      birthdate: "1994-03-12",
      gender: "female",
      birthplace: "14118",
      birthcountry: "99100",
      email: "amelie.vasseur@courriel.example",
    },
  },
  {
    login: "tomas",
    label: "Tomás Ferreira, né le 2 juillet 1971 au Portugal",
    claims: {
      given_name: "Tomás",
      family_name: "FERREIRA",
      birthdate: "1971-07-02",
      gender: "male",
      birthplace: "",
      birthcountry: "99139",
      email: "tomas.ferreira@courriel.example",
    },
  },
  {
    login: "aicha",
    label: "Aïcha Diallo, née en 1958, jour et mois inconnus",
    claims: {
      given_name: "AÏCHA",
      family_name: "DIALLO",
      birthdate: "1958-00-00",
      gender: "female",
      birthplace: "",
      birthcountry: "99330",
      email: "aicha.diallo@courriel.example",
    },
  },
];
