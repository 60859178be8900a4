import { createHash } from "node:crypto";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../kernel/ids.ts";
import type { SealReading } from "../../kernel/seals.ts";
import { record } from "../audit/index.ts";
import { findDocument, openDocument } from "../evidence/index.ts";
import { blindIndex, getPersonKey } from "../keys/index.ts";
import { type Finding, openFinding, sealFinding } from "./finding.ts";
import { type Claims, readClaims } from "./rules/claims.ts";
import { compare } from "./rules/compare.ts";
import { chooseCode, datedOn, type Genuine, purgeCheck } from "./rules.ts";
import { readSaid, type SaidOf } from "./said.ts";
import { findCheckRow, lockCode, markReplays, putCheck } from "./store.ts";

/**
 * Use case of the platform: what a document says by itself, and whether it is what the person declared. Idempotent: a document checked
 * against what is said today is left alone. A document removed meanwhile is nothing to check.
 */
export async function checkDocument(context: Context, documentId: DocumentId): Promise<void> {
  const personId = await context.transaction((tx) => findUnchecked(tx, context, documentId));
  if (personId === undefined) return sayChecked(context, documentId);
  const { content } = await openDocument(context, { documentId, purpose: "check" });
  const reading = await context.ports.seals.read(content);
  await context.transaction((tx) => keepFinding(tx, context, { documentId, personId, reading }));
  await sayChecked(context, documentId);
}

/** Also when nothing was left to look at: whoever asked waits for the answer. */
function sayChecked(context: Context, documentId: DocumentId): Promise<void> {
  return context.transaction(async (tx) => {
    const row = await findCheckRow(tx, context.authorityId, documentId);
    if (!row) return;
    const { authorityId, requestId, ports } = context;
    const about = { authorityId, requestId, documentId, personId: row.person_id };
    await ports.events.emit(tx, "checks.document_checked", about, { orderKey: row.person_id });
  });
}

async function findUnchecked(
  tx: Tx,
  context: Context,
  documentId: DocumentId,
): Promise<PersonId | undefined> {
  const document = await findDocument(tx, context, documentId);
  if (!document?.file) return undefined;
  const { personId } = document;
  const row = await findCheckRow(tx, context.authorityId, documentId);
  if (!row) return personId;
  // What a decision relied on stays as it was then.
  if (row.relied_on !== null) return undefined;
  const { compared } = openFinding(await getPersonKey(tx, context, personId), row);
  const { digests } = await readSaid(tx, context, personId);
  return compared.every(({ part, of }) => digests[part] === of) ? undefined : personId;
}

interface Read {
  readonly documentId: DocumentId;
  readonly personId: PersonId;
  readonly reading: SealReading;
}

async function keepFinding(tx: Tx, context: Context, read: Read): Promise<void> {
  const { documentId, personId, reading } = read;
  // Removed while it was read: what was found of it goes with it.
  if (!(await findDocument(tx, context, documentId))) return;
  const chosen = chooseCode(reading, ({ type, fields }) => readClaims(type, fields));
  const finding = chosen
    ? verified(chosen.code, chosen.claims, await readSaid(tx, context, personId))
    : withoutSeal(reading);
  const codeIndex = chosen ? blindIndex(context, "checks:code", chosen.code.literal) : null;
  if (codeIndex) await lockCode(tx, codeIndex);
  const today = civilDate(context.now());
  await putCheck(tx, {
    authority_id: context.authorityId,
    document_id: documentId,
    person_id: personId,
    code_index: codeIndex,
    names_agree: finding.compared.some(({ part, outcome }) => part === "names" && outcome === "same"),
    replayed: false,
    checked_on: today,
    purge_on: purgeCheck(today),
    relied_on: null,
    finding_sealed: sealFinding(await getPersonKey(tx, context, personId), documentId, finding),
  });
  if (codeIndex) await markReplays(tx, context.authorityId, codeIndex);
  await record(tx, context, {
    action: "checks.document_checked",
    personId,
    data: { document: documentId, outcome: finding.outcome },
  });
}

function withoutSeal({ codes, unreadable }: SealReading): Finding {
  const [refused] = codes.filter((code) => !code.valid);
  if (refused) return { outcome: "refused", reason: refused.reason, compared: [] };
  return unreadable === null
    ? { outcome: "none", compared: [] }
    : { outcome: "unreadable", reason: unreadable, compared: [] };
}

function verified(code: Genuine, claims: Claims, { said, digests }: SaidOf): Finding {
  const { issuer, certificate, type, typeName, signedOn, test } = code;
  const digest = createHash("sha256").update(code.literal, "latin1").digest("hex");
  return {
    outcome: "verified",
    seal: { issuer, certificate, type, typeName, signedOn, datedOn: datedOn(code, claims), digest, test },
    compared: compare(claims, said).map((one) => ({ ...one, of: digests[one.part] })),
  };
}
