import { randomBytes } from "node:crypto";
import {
  callbackPaths,
  listProviders,
  logoutPaths,
  type UpstreamKind,
  updateUpstreamProvider,
} from "../features/identity/upstream/index.ts";
import type { Context } from "../kernel/context.ts";
import type { UpstreamFacts } from "./known-facts.ts";

/** Where `npm run etat-simule` answers in place of the State. */
const issuers: Readonly<Record<UpstreamKind, string>> = {
  franceconnect: "http://localhost:3400",
  proconnect: "http://localhost:3401",
};

/** Both providers of the State, simulated on this machine. A secret lost with demo.json is drawn again. */
export async function loadUpstream(
  system: Context,
  known: readonly UpstreamFacts[],
): Promise<readonly UpstreamFacts[]> {
  const facts: UpstreamFacts[] = [];
  for (const kind of ["franceconnect", "proconnect"] as const) {
    const existing = (await listProviders(system)).find((one) => one.kind === kind);
    const remembered = known.find((one) => one.kind === kind);
    const one: UpstreamFacts = {
      kind,
      issuer: issuers[kind],
      clientId: "ville-de-caen",
      clientSecret: randomBytes(32).toString("base64url"),
      ...remembered,
      redirectUri: `${system.ports.publicUrl}/caen${callbackPaths[kind]}`,
      logoutUri: `${system.ports.publicUrl}/caen${logoutPaths[kind]}`,
    };
    if (!existing || !remembered)
      await updateUpstreamProvider(system, {
        kind,
        issuer: one.issuer,
        clientId: one.clientId,
        secret: one.clientSecret,
        enabled: true,
        revision: existing?.revision ?? 0,
      });
    facts.push(one);
  }
  return facts;
}
