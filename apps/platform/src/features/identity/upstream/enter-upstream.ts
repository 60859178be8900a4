import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { findAgentByEmail, type SessionMethod, signIn } from "../../access/access/index.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { upstreamErrors } from "./errors.ts";
import {
  linkUpstream,
  sayLinkChanged,
  subjectIndex,
  subjectOf,
  type UpstreamSubject,
} from "./link-upstream.ts";
import type { UpstreamIdentity } from "./provider.ts";
import { isEstablishmentOf, usedTwoFactors } from "./rules.ts";
import { findLink, touchLink } from "./store.ts";

/**
 * Use case: opens the session of the account that the identity is tied to; undefined for a person whom it
 * opens nothing for yet. Throws upstream.agent_unknown for an agent.
 */
export async function enterUpstream(
  context: Context,
  identity: UpstreamIdentity,
): Promise<{ readonly session: string; readonly subject: UpstreamSubject } | undefined> {
  const system = context.as({ kind: "system", name: "upstream" });
  return system.transaction(async (tx) => {
    const subject = await findSubject(tx, system, identity);
    if (!subject) return undefined;
    const method = methodOf(identity);
    const session = await signIn(tx, system, { kind: subject.kind, subjectId: subject.id, method });
    return { session, subject };
  });
}

/** Whose account the identity opens, if any; nobody enters. */
export async function findIdentityOwner(
  context: Context,
  identity: UpstreamIdentity,
): Promise<UpstreamSubject | undefined> {
  const system = context.as({ kind: "system", name: "upstream" });
  const key = { kind: identity.kind, index: subjectIndex(system, identity) };
  const row = await system.transaction((tx) => findLink(tx, system.authorityId, key));
  return row && subjectOf(row);
}

async function findSubject(
  tx: Tx,
  system: Context,
  identity: UpstreamIdentity,
): Promise<UpstreamSubject | undefined> {
  const key = { kind: identity.kind, index: subjectIndex(system, identity) };
  const row = await findLink(tx, system.authorityId, key);
  // Untied while it came back: as good as never tied.
  if (row && (await touchLink(tx, row, toCivilDate(system.now())))) return subjectOf(row);
  return identity.kind === "proconnect" ? recogniseAgent(tx, system, identity) : undefined;
}

/** The first time: professional address and employer, both said by ProConnect, are those of an agent here. */
async function recogniseAgent(
  tx: Tx,
  system: Context,
  identity: UpstreamIdentity,
): Promise<UpstreamSubject | undefined> {
  const { email, siret } = identity.claims;
  const { siren } = await getAuthority(tx, system.authorityId);
  const isColleague = isEstablishmentOf(siret, siren) && typeof email === "string";
  const staffId = isColleague ? await findAgentByEmail(tx, system, email) : undefined;
  if (!staffId) throw upstreamErrors.error("upstream.agent_unknown");
  const subject = { kind: "staff", id: staffId } as const;
  if (await linkUpstream(tx, system, { identity, subject }))
    await sayLinkChanged(tx, system, { ...subject, provider: identity.kind, change: "added" });
  return subject;
}

function methodOf({ kind, amr }: UpstreamIdentity): SessionMethod {
  if (kind === "franceconnect") return "franceconnect";
  return usedTwoFactors(amr) ? "proconnect_mfa" : "proconnect";
}
