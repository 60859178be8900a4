import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { findAgentByEmail, type SessionMethod, startSignInSession } from "../../access/access/index.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import {
  computeSubjectIndex,
  createUpstreamLink,
  notifyLinkChanged,
  toUpstreamSubject,
  type UpstreamSubject,
} from "./create-upstream-link.ts";
import { upstreamErrors } from "./errors.ts";
import type { UpstreamIdentity } from "./provider.ts";
import { hasTwoFactors, isCompanyEstablishment } from "./rules.ts";
import { findLink, updateLinkUse } from "./store.ts";
import { toUpstreamSystem } from "./to-upstream-system.ts";

/**
 * Use case: opens the session of the account that the identity is tied to; undefined for a person whom it
 * opens nothing for yet. Throws upstream.agent_unknown for an agent.
 */
export async function openUpstreamAccount(
  context: Context,
  identity: UpstreamIdentity,
): Promise<{ readonly session: string; readonly subject: UpstreamSubject } | undefined> {
  const system = toUpstreamSystem(context);
  return system.transaction(async (tx) => {
    const subject = await findSubject(tx, system, identity);
    if (!subject) return undefined;
    const method = toSignInMethod(identity);
    const session = await startSignInSession(tx, system, {
      kind: subject.kind,
      subjectId: subject.id,
      method,
    });
    return { session, subject };
  });
}

/** Whose account the identity opens, if any; nobody enters. */
export async function findIdentityOwner(
  context: Context,
  identity: UpstreamIdentity,
): Promise<UpstreamSubject | undefined> {
  const system = toUpstreamSystem(context);
  const key = { kind: identity.kind, index: computeSubjectIndex(system, identity) };
  const row = await system.transaction((tx) => findLink(tx, system.authorityId, key));
  return row && toUpstreamSubject(row);
}

async function findSubject(
  tx: Tx,
  system: Context,
  identity: UpstreamIdentity,
): Promise<UpstreamSubject | undefined> {
  const key = { kind: identity.kind, index: computeSubjectIndex(system, identity) };
  const row = await findLink(tx, system.authorityId, key);
  // Untied while it came back: as good as never tied.
  if (row && (await updateLinkUse(tx, row, toCivilDate(system.now())))) return toUpstreamSubject(row);
  return identity.kind === "proconnect" ? findUpstreamAgent(tx, system, identity) : undefined;
}

/** The first time: professional address and employer, both said by ProConnect, are those of an agent here. */
async function findUpstreamAgent(
  tx: Tx,
  system: Context,
  identity: UpstreamIdentity,
): Promise<UpstreamSubject | undefined> {
  const { email, siret } = identity.claims;
  const { siren } = await getAuthority(tx, system.authorityId);
  const isColleague = isCompanyEstablishment(siret, siren) && typeof email === "string";
  const staffId = isColleague ? await findAgentByEmail(tx, system, email) : undefined;
  if (!staffId) throw upstreamErrors.error("upstream.agent_unknown");
  const subject = { kind: "staff", id: staffId } as const;
  if (await createUpstreamLink(tx, system, { identity, subject }))
    await notifyLinkChanged(tx, system, { ...subject, provider: identity.kind, change: "added" });
  return subject;
}

function toSignInMethod({ kind, amr }: UpstreamIdentity): SessionMethod {
  if (kind === "franceconnect") return "franceconnect";
  return hasTwoFactors(amr) ? "proconnect_mfa" : "proconnect";
}
