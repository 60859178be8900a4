/**
 * How the two providers of the State differ from a plain one, as read in the published sources and
 * documentation of FranceConnect v2 and ProConnect: see `accepted`.
 */
export interface StateProfile {
  readonly name: "FranceConnect" | "ProConnect";
  readonly scopes: Readonly<Record<string, readonly string[]>>;
  readonly acr: string;
  /** Any other parameter of the authorization request is an error, `code_challenge` too. */
  readonly accepted: ReadonlySet<string>;
  readonly needed: readonly string[];
  /** Shortest state and nonce. */
  readonly randomLength: number;
}

const oneByOne = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [name]]));
const common = ["client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "acr_values"];
const pivot = ["given_name", "family_name", "birthdate", "gender", "birthplace", "birthcountry"];

export const franceConnect: StateProfile = {
  name: "FranceConnect",
  scopes: { openid: ["sub"], identite_pivot: pivot, email: ["email"], ...oneByOne(pivot) },
  acr: "eidas1",
  accepted: new Set([...common, "claims", "prompt", "idp_hint", "ui_locales"]),
  needed: ["state", "nonce", "acr_values"],
  randomLength: 22,
};

export const proConnect: StateProfile = {
  name: "ProConnect",
  scopes: {
    openid: ["sub"],
    ...oneByOne(["given_name", "usual_name", "email", "uid", "siret", "idp_id", "phone"]),
  },
  acr: "eidas1",
  accepted: new Set([...common, "claims", "prompt"]),
  needed: ["state", "nonce"],
  randomLength: 32,
};
