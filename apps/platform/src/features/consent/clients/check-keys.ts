import { Check } from "typebox/value";
import type { Sentence } from "../../../kernel/errors.ts";
import type { AuthMethod } from "./client.ts";
import { clientsErrors } from "./errors.ts";
import { findKeysProblem, type KeysProblem, PublicKeys } from "./public-keys.ts";

/** How the application is to be recognised when it signs: where its keys are, or the keys themselves. */
export interface GivenKeys {
  readonly jwksUri?: string;
  /** A JSON Web Key Set, as received. */
  readonly jwks?: unknown;
}

const sentences: Readonly<Record<KeysProblem, Sentence>> = {
  "clients.keys_not_valid": {
    fr:
      'Collez un jeu de clés publiques (JWKS) : {"keys": […]}, en EC ' +
      "P-256, P-384 ou P-521, Ed25519, ou RSA de 2048 bits au moins.",
    en:
      'Paste a set of public keys (JWKS): {"keys": […]}, in EC ' +
      "P-256, P-384 or P-521, Ed25519, or RSA of 2048 bits at least.",
  },
  "clients.key_is_private": {
    fr:
      "C’est une clé privée : elle n’a pas été gardée. Son éditeur " +
      "doit en créer une autre, et ne donner que la partie publique.",
    en:
      "This is a private key: it was not kept. Its vendor " +
      "must create another, and give the public part only.",
  },
};

/**
 * Columns of the keys. Throws clients.keys_needed unless one that signs gives its keys one way, and others
 * none; clients.addresses_not_valid with the field `jwks`.
 */
export function requireKeys(authMethod: AuthMethod, { jwksUri, jwks }: GivenKeys) {
  const ways = [jwksUri, jwks].filter((one) => one !== undefined).length;
  if (ways !== (authMethod === "private_key_jwt" ? 1 : 0)) throw clientsErrors.error("clients.keys_needed");
  const code = jwks === undefined ? undefined : findKeysProblem(jwks);
  if (code)
    throw clientsErrors.error("clients.addresses_not_valid", [{ field: "jwks", code, ...sentences[code] }]);
  return { jwks_uri: jwksUri ?? null, jwks: Check(PublicKeys, jwks) ? jwks : null };
}
