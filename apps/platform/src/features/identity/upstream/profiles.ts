import type { UpstreamKind } from "./provider.ts";
import type { UpstreamLevel } from "./rules.ts";

interface Profile {
  readonly scope: string;
  /** The level that is asked: an answer below is refused. */
  readonly level?: UpstreamLevel;
  /** Compulsory at FranceConnect; ProConnect refuses what it does not know (Y000400). */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * What each provider is asked. FranceConnect v2: partners' documentation, "identité pivot"; ProConnect: "les
 * données fournies". `amr` comes only to who asks for it by the claims parameter (OpenID Connect Core section
 * 5.5).
 */
export const profiles: Readonly<Record<UpstreamKind, Profile>> = {
  franceconnect: {
    scope: "openid identite_pivot email",
    level: "eidas1",
    parameters: { acr_values: "eidas1" },
  },
  proconnect: {
    scope: "openid given_name usual_name email uid siret",
    parameters: { claims: JSON.stringify({ id_token: { amr: { essential: true } } }) },
  },
};

/**
 * Where the provider sends the browser back, under the authority's address. Declared to the State: never
 * renamed.
 */
export const callbackPaths: Readonly<Record<UpstreamKind, string>> = {
  franceconnect: "/connexion/franceconnect/retour",
  proconnect: "/agents/connexion/proconnect/retour",
};

/** Where it sends the browser once its own session is closed. Declared to the State too. */
export const logoutPaths: Readonly<Record<UpstreamKind, string>> = {
  franceconnect: "/deconnexion/franceconnect/retour",
  proconnect: "/agents/deconnexion/proconnect/retour",
};
