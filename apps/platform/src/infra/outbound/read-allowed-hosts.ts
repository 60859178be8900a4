import type { Read } from "../settings/settings-reader.ts";
import { type AllowedHost, parseAllowedHost } from "./allowed-hosts.ts";

/**
 * An entry without its authority let the vendor of any of them reach that host: it is refused, and told how
 * to be written.
 */
export function readAllowedHosts(read: Read, production: boolean): readonly AllowedHost[] {
  const name = "OUTBOUND_ALLOW_HOSTS";
  const own = ["*=localhost:*", "*=127.0.0.1:*", "*=[::1]:*"];
  const entries = read.list(name, production ? [] : own).map(parseAllowedHost);
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length < entries.length)
    read.hole(
      name,
      "chaque adresse dit pour quelle collectivité : caen=10.0.0.4:8443 (le mot " +
        "de son adresse, l’hôte, le port), ou *=relais.interne:3128 pour toutes",
      "each address says for which authority: caen=10.0.0.4:8443 (the " +
        "word of its address, host, port), or *=proxy.internal:3128 for all",
    );
  if (production && known.some(({ port }) => port === "any"))
    read.hole(
      name,
      "en production, un port et non *, par exemple caen=10.0.0.4:8443",
      "in production, a port and not *, such as caen=10.0.0.4:8443",
    );
  return known;
}
