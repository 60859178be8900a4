import type { Context } from "../../../kernel/context.ts";
import type { FieldError, Sentence } from "../../../kernel/errors.ts";
import type { ClientAddresses } from "./client.ts";
import { clientsErrors } from "./errors.ts";
import { type AddressProblem, validateClientAddresses } from "./rules.ts";

const sentences: Readonly<Record<AddressProblem["code"], Sentence>> = {
  "clients.uri_not_valid": {
    fr: "Écrivez l’adresse entière et exacte, sans joker, fragment ni mot de passe.",
    en: "Write the whole, exact address, without wildcard, fragment or password.",
  },
  "clients.uri_not_https": {
    fr: "L’adresse commence par https://.",
    en: "The address starts with https://.",
  },
  "clients.uris_count": {
    fr: "Donnez au moins une adresse de retour, et vingt adresses au plus.",
    en: "Give at least one return address, and twenty addresses at most.",
  },
};

/**
 * Throws clients.addresses_not_valid, one field an address. A platform served without TLS is a developer's
 * own.
 */
export function requireAddresses(context: Context, addresses: ClientAddresses): void {
  const development = context.ports.publicUrl.startsWith("http://");
  const fields: FieldError[] = validateClientAddresses(addresses, development).map(({ field, code }) => ({
    field,
    code,
    ...sentences[code],
  }));
  if (fields.length > 0) throw clientsErrors.error("clients.addresses_not_valid", fields);
}
