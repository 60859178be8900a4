import { type ElementName, elementDefinition, formatReceiptNumber } from "@ardeco/contracts";
import { addDays, addMonths, formatLongDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FieldError } from "../../../../kernel/errors.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { findAccount, setAccountEmail } from "../../../access/access/index.ts";
import { getAuthority, getDesk } from "../../../authorities/authorities/index.ts";
import { mayDecideAlone, requireRepresentative } from "../../../identity/households/index.ts";
import {
  type ElementPair,
  findCurrentText,
  findPerson,
  listElements,
  setPersonStatus,
} from "../../../identity/identity/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { requestDocumentChecks } from "../../checks/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { openAnswers } from "../file/answers.ts";
import { applyFileAct, getFileLocked, publishFileEvent } from "../file/change-file.ts";
import type { FileAnswers } from "../file/file.ts";
import { findMessageSubject } from "../file/find-message-subject.ts";
import { resolveFileRoute } from "../file/route.ts";
import { recordStep } from "../file/step.ts";
import { formatBringSentence, listToBring } from "../file/to-bring.ts";
import {
  DECISION_DAYS,
  formatReceiptPrefix,
  isEnrolledEarlier,
  listMissingFields,
  SILENCE_MONTHS,
} from "../rules.ts";
import { listFileDocumentRows, reserveReceiptSequence } from "../store/details.ts";
import type { FileRow } from "../store/tables.ts";
import { mayGiveAddress } from "./newcomer.ts";
import { type Receipt, readReceipt } from "./receipt.ts";

/**
 * Use case: sends the file, by the person, who acts for them, or an agent at the desk. Twice gives the same
 * receipt. Throws enrolment.incomplete with a field for each answer missing, enrolment.parent_needed,
 * enrolment.not_possible_now, households.cannot_act_for.
 */
export async function submitEnrolment(context: Context, { fileId }: { fileId: FileId }): Promise<Receipt> {
  const givesAddress = await mayGiveAddress(context, fileId);
  return context.transaction(async (tx) => {
    await submitFile(tx, context, fileId, { givesAddress });
    return readReceipt(context, fileId);
  });
}

/**
 * Sends the file, in the caller's transaction; nothing is written before what lacks is said. The address in
 * it opens no account, unless the caller asked `mayGiveAddress`.
 */
export async function submitFile(
  tx: Tx,
  context: Context,
  fileId: FileId,
  by: { readonly givesAddress: boolean } = { givesAddress: false },
): Promise<void> {
  const row = await getFileLocked(tx, context, fileId);
  await requireRepresentative(tx, context, { forPersonId: parseId<"person">(row.person_id), act: "usual" });
  if (row.receipt_number === null) await send(tx, context, row, by);
}

async function send(
  tx: Tx,
  context: Context,
  row: FileRow,
  { givesAddress }: { readonly givesAddress: boolean },
): Promise<void> {
  const personId = parseId<"person">(row.person_id);
  const known = await listElements(tx, context, personId);
  const answers = openAnswers(await getPersonKey(tx, context, personId), row);
  requireComplete(row, known, answers);
  const today = toCivilDate(context.now());
  requireOwnAge(context, personId, known, today);
  const number = await createReceiptNumber(tx, context);
  const { mode, desk } = await resolveFileRoute(tx, context, row, answers);
  const sent = await applyFileAct(tx, context, row, "submit", {
    receipt_number: number,
    submitted_at: context.now(),
    due_on: addDays(today, DECISION_DAYS),
    desk_id: desk.id,
    mode,
  });
  const isNew = (await findPerson(tx, context, personId))?.status === "draft";
  if (isNew) await setPersonStatus(tx, context, personId, "declared");
  if (isNew && givesAddress) await setAccountAddress(tx, context, personId, known, answers);
  await recordStep(tx, context, sent, "submitted", { number });
  await notifyReceipt(tx, context, sent, known);
  await publishFileEvent(tx, context, "submitted", sent);
  const documents = await listFileDocumentRows(tx, context.authorityId, parseId<"file">(row.id));
  await requestDocumentChecks(
    tx,
    context,
    documents.map(({ document_id }) => parseId<"document">(document_id)),
  );
}

function requireComplete(row: FileRow, known: readonly ElementPair[], answers: FileAnswers): void {
  const missing = listMissingFields({
    known: new Set(known.map(({ name }) => name)),
    answers,
    reachedThroughAnother: row.contact_id !== row.person_id,
  });
  if (missing.length > 0) throw enrolmentErrors.error("enrolment.incomplete", missing.map(buildMissingError));
}

/** Nobody under fifteen enrols themselves; somebody who acts for them, or an agent, may. */
function requireOwnAge(context: Context, personId: PersonId, known: readonly ElementPair[], today: string) {
  const { actor } = context;
  if (actor.kind !== "person" || actor.personId !== personId) return;
  const birthdate = findCurrentText(known, "birthdate");
  if (birthdate === undefined || mayDecideAlone(birthdate, today)) return;
  const { fr, en } = enrolmentErrors.definitions["enrolment.parent_needed"];
  const field = { field: "birthdate", code: "enrolment.parent_needed", fr, en };
  throw enrolmentErrors.error("enrolment.parent_needed", [field]);
}

function buildMissingError(name: ElementName | "channel"): FieldError {
  const label =
    name === "channel"
      ? {
          fr: "Comment vous joindre : e-mail, téléphone ou courrier",
          en: "How to reach you: e-mail, phone or letter",
        }
      : elementDefinition(name).label;
  return {
    field: name,
    code: `enrolment.missing.${name}`,
    fr: `${label.fr} : il manque une réponse.`,
    en: `${label.en}: an answer is missing.`,
  };
}

async function createReceiptNumber(tx: Tx, context: Context): Promise<string> {
  const { slug } = await getAuthority(tx, context.authorityId);
  const year = Number(toCivilDate(context.now()).slice(0, 4));
  const sequence = await reserveReceiptSequence(tx, context.authorityId, year);
  return formatReceiptNumber({ prefix: formatReceiptPrefix(slug), year, sequence });
}

/**
 * A newcomer's address becomes the one for sign-in links, unless letters were asked for or there is one
 * already. Of somebody known it does not, nor on the word of an agent once the account is proven, nor on a
 * relative's: whoever typed it would enter an account that has no address. They ask for it in “Ma sécurité”,
 * or get their account back at the desk (module recovery).
 */
async function setAccountAddress(
  tx: Tx,
  context: Context,
  personId: PersonId,
  known: readonly ElementPair[],
  { channel }: FileAnswers,
): Promise<void> {
  const pair = known.find(({ name }) => name === "email");
  const email = (pair?.declared ?? pair?.validated)?.value;
  if (channel === "letter" || typeof email !== "string") return;
  const account = await findAccount(tx, context, personId);
  if (account && account.email === undefined) await setAccountEmail(context, personId, email);
}

async function notifyReceipt(
  tx: Tx,
  context: Context,
  row: FileRow,
  known: readonly ElementPair[],
): Promise<void> {
  const today = toCivilDate(context.now());
  const toBring = (await listToBring(tx, context, [row])).get(row.id) ?? [];
  const office = (await getDesk(tx, context, parseId<"desk">(row.desk_id ?? ""))).name;
  const bring = formatBringSentence(toBring, office);
  const inWords = (date: string) => formatLongDate(date, context.language);
  await notify(tx, context, {
    personId: parseId<"person">(row.contact_id),
    template: "enrolment_receipt",
    data: {
      number: row.receipt_number ?? "",
      ...(await findMessageSubject(tx, context, row)),
      sentOn: inWords(today),
      decisionBefore: inWords(row.due_on ?? today),
      silenceOn: inWords(addMonths(today, SILENCE_MONTHS)),
      office,
      isChange: isEnrolledEarlier(known, row.submitted_at ?? context.now()),
      ...(bring === undefined ? {} : { toBring: bring[context.language] }),
    },
  });
}
