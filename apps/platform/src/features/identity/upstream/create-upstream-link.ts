import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId, type StaffId } from "../../../kernel/ids.ts";
import { requireOwnerPresent, requireOwnerStill, type Session } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computeBlindIndex } from "../../trust/keys/index.ts";
import { listDifferences } from "./differences.ts";
import { upstreamErrors } from "./errors.ts";
import type { UpstreamIdentity, UpstreamKind, UpstreamLink } from "./provider.ts";
import { createUpstreamLinkRow, deleteLinks, findLink, type LinkRow, listLinkRows } from "./store.ts";
import { toUpstreamSystem } from "./to-upstream-system.ts";

export type UpstreamSubject =
  | { readonly kind: "person"; readonly id: PersonId }
  | { readonly kind: "staff"; readonly id: StaffId };

/** HMAC under a key of the authority: the same citizen has nothing in common in two dumps. */
export function computeSubjectIndex(context: Context, { kind, issuer, subject }: UpstreamIdentity): Buffer {
  return computeBlindIndex(context, `upstream:${kind}`, `${issuer}\n${subject}`);
}

/**
 * Ties the identity to who is signed in, or was created with it. Twice the same: nothing changes. Joins the
 * caller's transaction. Throws upstream.linked_to_another.
 * @returns whether it is new
 */
export async function createUpstreamLink(
  tx: Tx,
  context: Context,
  { identity, subject }: { readonly identity: UpstreamIdentity; readonly subject: UpstreamSubject },
): Promise<boolean> {
  const row = buildLinkRow(context, identity, subject);
  if (await createUpstreamLinkRow(tx, row)) {
    await record(tx, context, {
      action: "upstream.linked",
      ...(subject.kind === "person" ? { personId: subject.id } : {}),
      data: { kind: identity.kind, ...(subject.kind === "staff" ? { staffId: subject.id } : {}) },
    });
    return true;
  }
  const key = { kind: identity.kind, index: row.subject_index };
  const known = await findLink(tx, context.authorityId, key);
  if (known?.subject_id !== subject.id) throw upstreamErrors.error("upstream.linked_to_another");
  return false;
}

/**
 * Use case: a person ties the identity that just came back to the account they are in: a way in that stays,
 * hence asked of the account's owner, signed in just before. Never the identity of somebody else than was
 * checked here. Throws access.recent_sign_in_required, upstream.somebody_else, upstream.linked_to_another.
 */
export async function confirmUpstreamLink(
  context: Context,
  input: {
    readonly identity: UpstreamIdentity;
    readonly personId: PersonId;
    readonly session: Pick<Session, "method" | "createdAt">;
  },
): Promise<void> {
  requireOwnerPresent(context, input.session);
  const subject = { kind: "person", id: input.personId } as const;
  const { identity } = input;
  const system = toUpstreamSystem(context);
  await system.transaction(async (tx) => {
    const { createdAt } = input.session;
    await requireOwnerStill(tx, system, { personId: input.personId, createdAt });
    const differences = await listDifferences(tx, context, input);
    if (differences.some(({ isValidated }) => isValidated))
      throw upstreamErrors.error("upstream.somebody_else");
    if (await createUpstreamLink(tx, context, { identity, subject }))
      await notifyLinkChanged(tx, context, { ...subject, provider: identity.kind, change: "added" });
  });
}

/** The account changes hands: no identity of before opens it. Runs as the system. Idempotent. */
export function removeUpstreamLinks(
  tx: Tx,
  context: Context,
  subjectId: UpstreamSubject["id"],
): Promise<void> {
  return removeLinkRows(tx, context, { subjectId });
}

/** Whoever was inside tied it: it opens nothing any more. Runs as the system. */
export function removeRecentLinks(tx: Tx, context: Context, subjectId: PersonId, since: Date): Promise<void> {
  return removeLinkRows(tx, context, { subjectId, since });
}

/** The person's journal tells each one that went. */
async function removeLinkRows(
  tx: Tx,
  context: Context,
  what: { readonly subjectId: string; readonly since?: Date },
): Promise<void> {
  const before = await listLinkRows(tx, context.authorityId, what.subjectId);
  if (!(await deleteLinks(tx, context.authorityId, what))) return;
  const left = await listLinkRows(tx, context.authorityId, what.subjectId);
  const gone = before.filter(({ kind }) => !left.some((one) => one.kind === kind));
  for (const { kind, ...row } of gone.filter(({ subject_kind }) => subject_kind === "person")) {
    const personId = parseId<"person">(row.subject_id);
    await record(tx, context, { action: "upstream.unlinked", personId, data: { kind } });
  }
}

export function listUpstreamLinks(context: Context, subjectId: string): Promise<readonly UpstreamLink[]> {
  return context.read(async (tx) => {
    return (await listLinkRows(tx, context.authorityId, subjectId)).map((row) => ({
      kind: row.kind,
      linkedOn: row.linked_on,
      lastUsedOn: row.last_used_on,
    }));
  });
}

interface Unlinking {
  readonly kind: UpstreamKind;
  /** In which it is asked: by the account's owner, here and now. */
  readonly session: Pick<Session, "method" | "createdAt">;
}

/**
 * Use case: the person no longer wants this way in; the other ones stay. Idempotent. Whoever sat down at a
 * browser left open unties none. Throws access.recent_sign_in_required.
 */
export async function removeUpstreamLink(context: Context, { kind, session }: Unlinking): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person" && actor.kind !== "staff") return;
  requireOwnerPresent(context, session);
  const subjectId = actor.kind === "person" ? actor.personId : actor.staffId;
  await context.transaction(async (tx) => {
    if (!(await deleteLinks(tx, context.authorityId, { subjectId, kind }))) return;
    await record(tx, context, {
      action: "upstream.unlinked",
      ...(actor.kind === "person" ? { personId: actor.personId } : {}),
      data: { kind },
    });
    const whose = { kind: actor.kind, id: subjectId };
    await notifyLinkChanged(tx, context, { ...whose, provider: kind, change: "removed" });
  });
}

interface Changed {
  readonly kind: UpstreamSubject["kind"];
  readonly id: string;
  readonly provider: UpstreamKind;
  readonly change: "added" | "removed";
}

/** Whoever holds the account hears that this way in is open, or closed. Joins the transaction. */
export async function notifyLinkChanged(tx: Tx, context: Context, { id, ...told }: Changed): Promise<void> {
  const { authorityId, requestId } = context;
  const link = { authorityId, requestId, subjectId: id, ...told };
  await context.ports.events.emit(tx, "upstream.link_changed", link);
}

export function toUpstreamSubject(row: LinkRow): UpstreamSubject {
  return row.subject_kind === "person"
    ? { kind: "person", id: parseId<"person">(row.subject_id) }
    : { kind: "staff", id: parseId<"staff">(row.subject_id) };
}

function buildLinkRow(context: Context, identity: UpstreamIdentity, subject: UpstreamSubject): LinkRow {
  const today = toCivilDate(context.now());
  return {
    authority_id: context.authorityId,
    kind: identity.kind,
    subject_index: computeSubjectIndex(context, identity),
    subject_kind: subject.kind,
    subject_id: subject.id,
    linked_on: today,
    linked_at: context.now(),
    last_used_on: today,
  };
}
