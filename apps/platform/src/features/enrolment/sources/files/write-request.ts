import { seal } from "@ardeco/sealed-files";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { listServiceElements } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { listRestrictedPeople } from "../../../trust/restrictions/index.ts";
import { sourcesErrors } from "../errors.ts";
import { toKnownPerson, toValidatedValues } from "../known-person.ts";
import type { RefreshId } from "../question.ts";
import { closeQuestion } from "../save-reply.ts";
import { createExchangeFileRow, deleteFile, findRequest, listWaiting } from "../store/files.ts";
import type { QuestionRow } from "../store/tables.ts";
import { isFormula, type RequestLine, writeRequest } from "./format.ts";
import { findExchange, getExchange } from "./update-correspondent.ts";

const PAGE = 200;

/**
 * Use case of the platform: the file of the families that a refresh asks about, sealed for the correspondent
 * alone. Written once for a certificate; killed before its end, or once another certificate is confirmed, it
 * is written anew; while none is, not at all: "not_yet". A family whose checked identity or number lacks
 * something leaves for the work list instead; with no other, there is nothing to write: "nobody".
 */
export async function writeRequestFile(
  context: Context,
  id: RefreshId,
): Promise<"written" | "not_yet" | "nobody"> {
  const found = await context.transaction(async (tx) => {
    const exchange = await findExchange(tx, context);
    return exchange && { exchange, isToWrite: await isToWrite(tx, context, id, exchange.fingerprint) };
  });
  if (!found) return "not_yet";
  if (!found.isToWrite) return "written";
  const { exchange } = found;
  const lines: RequestLine[] = [];
  for (let after: string | undefined; ; ) {
    const place = after;
    const page = await context.transaction((tx) => listRequestLines(tx, context, id, place));
    lines.push(...page.lines);
    after = page.last;
    if (after === undefined) break;
  }
  if (lines.length === 0) return "nobody";
  const { certificate: recipient, own: sender, fingerprint } = exchange;
  const now = context.now();
  const content_sealed = seal(writeRequest(lines), { recipient, sender, now });
  return context.transaction(async (tx) => {
    // Changed meanwhile: this one opens nothing, and the next run writes another.
    if ((await findExchange(tx, context))?.fingerprint !== fingerprint) return "not_yet";
    const inserted = await createExchangeFileRow(tx, {
      authority_id: context.authorityId,
      id: context.newId<string>(),
      refresh_id: id,
      direction: "request",
      state: "received",
      digest: null,
      sealed_for: fingerprint,
      content_sealed,
      lines: lines.length,
      at_line: 0,
      problems: 0,
      received_on: toCivilDate(now),
      changed_at: now,
    });
    const data = { refresh: id, lines: lines.length, fingerprint };
    if (inserted) await record(tx, context, { action: "sources.file_written", data });
    return "written";
  });
}

/** One that only a former certificate opens leaves first. */
async function isToWrite(tx: Tx, context: Context, id: RefreshId, fingerprint: string): Promise<boolean> {
  const written = await findRequest(tx, context.authorityId, id);
  if (written?.sealed_for === fingerprint) return false;
  if (written) await deleteFile(tx, written);
  return true;
}

async function listRequestLines(tx: Tx, context: Context, id: RefreshId, after: string | undefined) {
  const rows = await listWaiting(tx, context.authorityId, id, { after, limit: PAGE });
  const known = await listServiceElements(
    tx,
    context,
    rows.map((row) => parseId<"person">(row.person_id)),
  );
  const restricted = await listRestrictedPeople(
    tx,
    rows.map((row) => parseId<"person">(row.person_id)),
  );
  const lines: RequestLine[] = [];
  for (const row of rows) {
    const line = restricted.has(parseId<"person">(row.person_id)) ? undefined : buildRequestLine(row, known);
    if (line) lines.push(line);
    else await closeQuestion(tx, context, row, { outcome: "not_enough" });
  }
  return { lines, last: rows.length < PAGE ? undefined : rows.at(-1)?.id };
}

type Known = Awaited<ReturnType<typeof listServiceElements>>;

function buildRequestLine(row: QuestionRow, known: Known): RequestLine | undefined {
  const personId: PersonId = parseId<"person">(row.person_id);
  const values = toValidatedValues(known.get(personId)?.elements ?? []);
  const person = toKnownPerson(values);
  const number = values.caf_number;
  if (!person || !number) return undefined;
  const givenNames = [person.givenName, values.middle_name].filter(Boolean).join(" ");
  const names = [person.familyName, person.nameOfUse ?? "", givenNames];
  // Whoever opens the file in a spreadsheet must not run what a name says.
  if (names.some(isFormula)) return undefined;
  return {
    reference: row.id,
    number,
    familyName: person.familyName,
    ...(person.nameOfUse ? { nameOfUse: person.nameOfUse } : {}),
    givenNames,
    birthdate: person.birthdate,
  };
}

/**
 * Use case: an administrator takes the file to send. Each time is a line of the journal. Throws
 * access.capability_missing, sources.correspondent_missing, sources.fingerprint_to_confirm,
 * sources.file_not_there.
 */
export async function buildRequestFile(context: Context, id: RefreshId): Promise<Buffer> {
  requireCapability(context, "source.manage");
  return context.transaction(async (tx) => {
    const { fingerprint } = await getExchange(tx, context);
    const file = await findRequest(tx, context.authorityId, id);
    if (!file?.content_sealed || file.sealed_for !== fingerprint)
      throw sourcesErrors.error("sources.file_not_there");
    await record(tx, context, {
      action: "sources.file_taken",
      data: { refresh: id, lines: file.lines, fingerprint },
    });
    return file.content_sealed;
  });
}
