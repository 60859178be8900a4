import { compact, RefusedPayments, refusals, writeRefunds } from "@ardeco/sepa";
import { type CivilDate, formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../kernel/ids.ts";
import { formatOfName } from "../../../kernel/text.ts";
import { countAsOne, hasCapability, listAgents, requireCapability } from "../../access/access/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";
import { openForAuthority, sealForAuthority } from "../../trust/keys/index.ts";
import { requireActingStaff, toPassesSystem } from "./create-partner-agreement.ts";
import { passesErrors } from "./errors.ts";
import { findInvolvement, type Involvement } from "./involvement.ts";
import { getPartnerAccount, getTransferAccount } from "./partner-account.ts";
import type { PartnerAccountId, Statement, StatementId, VoidReason } from "./pass.ts";
import { getStatement, type StatementRead } from "./statements.ts";
import { findLockedPartner } from "./store/partners.ts";
import type { TransferRow, VoidRow } from "./store/tables.ts";
import { createTransferRow, createVoidRow, listAttempts } from "./store/transfers.ts";
import { shownWords } from "./words.ts";

export interface TransferAsked {
  readonly id: StatementId;
  readonly payer: { readonly name: string; readonly iban: string };
  /** A day on which banks work. */
  readonly payOn: CivilDate;
}

/** The transfer of a statement that is to be paid, as it was prepared. */
export interface Transfer {
  readonly payer: { readonly name: string; readonly iban: string };
  readonly payOn: CivilDate;
  readonly writtenOn: CivilDate;
  readonly writtenBy: StaffId;
  /** The first, the second…: each has its own number at the bank. */
  readonly attempt: number;
  /** When its file was made first. */
  readonly createdAt: Date;
  /** Of the partner, that day; null, the one that it was agreed with. */
  readonly accountId: PartnerAccountId | null;
}

/** One that will not be paid. */
export interface VoidedTransfer extends Transfer {
  readonly voidedOn: CivilDate;
  readonly voidedBy: StaffId;
  readonly reason: VoidReason;
}

/**
 * Use case: the transfer that pays a statement, as banks read it (pain.001). Taken again, on whatever day, it
 * is the same bytes: another account or another day is refused, and the message bears the same number at each
 * bank. Whoever agreed the partner, counts as one with somebody of it, or voided the transfer before, leaves
 * it to a colleague. Throws access.capability_missing, passes.unknown_statement, passes.transfer_not_valid
 * (by field), passes.nothing_to_pay, passes.seal_broken, passes.colleague_needed, passes.agreement_of_nobody,
 * passes.second_agent_needed, passes.transfer_known.
 */
export async function writeTransfer(context: Context, { id, payer, payOn }: TransferAsked): Promise<string> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  const asked = { name: payer.name.trim(), iban: compact(payer.iban) };
  return system.transaction(async (tx) => {
    const read = await getStatement(tx, system, id);
    const { statement, partner } = read;
    if (statement.totalCents === 0) throw passesErrors.error("passes.nothing_to_pay");
    await findLockedPartner(tx, system.authorityId, partner.id);
    await requireAnother(tx, { context, system }, read);
    const { live, voided } = await listStatementTransfers(tx, system, id);
    const known = live && { partnerId: partner.id, accountId: live.accountId };
    const { id: accountId, iban } = await (known
      ? getTransferAccount(tx, system, known)
      : getPartnerAccount(tx, system, partner.id));
    if (!live && (await hasVoided(tx, system, { agent: getActingAgent(context), voided })))
      throw passesErrors.error("passes.second_agent_needed");
    if (live && !isSame(live, { payer: asked, payOn })) {
      // What is wrong with what was typed is said by its field first.
      buildTransferFile(read, iban, { payer: asked, payOn, attempt: live.attempt, createdAt: system.now() });
      throw passesErrors.error("passes.transfer_known");
    }
    if (!live && asked.iban === compact(iban))
      throw passesErrors.error("passes.transfer_not_valid", [{ field: "iban", ...partnersOwn }]);
    const facts = live ?? { attempt: voided.length + 1, createdAt: system.now() };
    const written = buildTransferFile(read, iban, { payer: asked, payOn, ...facts });
    if (!live)
      await createTransferRow(tx, {
        authority_id: system.authorityId,
        statement_id: id,
        attempt: facts.attempt,
        created_at: facts.createdAt,
        payer: asked.name,
        iban_sealed: sealForAuthority(system, formatPayerIbanField(id), asked.iban),
        pay_on: payOn,
        written_on: toCivilDate(system.now()),
        written_by: requireActingStaff(context),
        account_id: accountId,
      });
    const data = { partner: partner.name, number: statement.number };
    await record(tx, context, { action: "passes.transfer_written", data });
    return written;
  });
}

/** The same facts give the same bytes. */
function buildTransferFile(
  { statement, partner }: StatementRead,
  iban: string,
  { payer, payOn, attempt, createdAt }: Pick<Transfer, "payer" | "payOn" | "attempt" | "createdAt">,
): string {
  const label = `Releve ${statement.number} du ${statement.closedOn}`;
  // Thirty-three signs at most: one letter by attempt, P, Q, R…
  const letter = String.fromCharCode("P".charCodeAt(0) + attempt - 1);
  const endToEndId = `${letter}${statement.id.replaceAll("-", "")}`;
  const refunds = [
    { endToEndId, amount_cents: statement.totalCents, to: { name: partner.name, iban }, label },
  ];
  return runTransferWriting(() =>
    writeRefunds({ messageId: endToEndId, created: createdAt, payer, payOn, refunds }),
  );
}

interface Voiding {
  readonly id: StatementId;
  /** As the page showed it: sent again once another is prepared, it voids nothing. */
  readonly attempt: number;
  readonly reason: VoidReason;
}

/**
 * Use case: a transfer that the bank refused, or never had, will not be paid, and another may be prepared.
 * Said by another agent than the one who prepared it, who is none of those who may not write it. Twice is
 * once. Throws access.capability_missing, passes.unknown_statement, passes.colleague_needed,
 * passes.agreement_of_nobody, passes.seal_broken, passes.second_agent_needed, passes.no_such_transfer,
 * passes.tried_too_often.
 */
export async function cancelTransfer(context: Context, { id, attempt, reason }: Voiding): Promise<void> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  await system.transaction(async (tx) => {
    const read = await getStatement(tx, system, id);
    const { statement, partner } = read;
    await findLockedPartner(tx, system.authorityId, partner.id);
    await requireAnother(tx, { context, system }, read);
    const { live, voided } = await listStatementTransfers(tx, system, id);
    if (voided.some((one) => one.attempt === attempt)) return;
    if (live?.attempt !== attempt) throw passesErrors.error("passes.no_such_transfer");
    if (attempt >= MOST_ATTEMPTS) throw passesErrors.error("passes.tried_too_often");
    if (await countAsOne(tx, system, getActingAgent(context), { id: live.writtenBy }))
      throw passesErrors.error("passes.second_agent_needed");
    await createVoidRow(tx, {
      authority_id: system.authorityId,
      statement_id: id,
      attempt,
      reason,
      voided_on: toCivilDate(system.now()),
      voided_by: requireActingStaff(context),
    });
    const data = { partner: partner.name, number: statement.number, attempt, reason };
    await record(tx, context, { action: "passes.transfer_voided", data });
    await notifyTransferWriter(tx, system, { read, live, reason, by: getActingAgent(context).label });
  });
}

const MOST_ATTEMPTS = 9;

interface Told {
  readonly read: StatementRead;
  readonly live: Transfer;
  readonly reason: VoidReason;
  readonly by: string;
}

/** Who gave the file to the bank knows whether it was paid. Nobody is written to who is an agent no more. */
async function notifyTransferWriter(
  tx: Tx,
  system: Context,
  { read, live, reason, by }: Told,
): Promise<void> {
  const writer = (await listAgents(tx, system)).find(({ id }) => id === live.writtenBy);
  if (!writer) return;
  const { statement, partner } = read;
  const { number, id: statementId } = statement;
  const data = { by, partner: partner.name, number, statementId, attempt: live.attempt, reason };
  await notifyAddress(tx, system, { to: writer.email, template: "transfer_voided", data });
}

/**
 * Use case: the transfer of a statement; undefined while none is to be paid. Throws
 * access.capability_missing.
 */
export async function readTransfer(context: Context, id: StatementId): Promise<Transfer | undefined> {
  return (await readTransfers(context, id)).live;
}

/**
 * Use case: the transfer of a statement, and those before it that will not be paid. Throws
 * access.capability_missing.
 */
export async function readTransfers(context: Context, id: StatementId): Promise<Transfers> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  return system.transaction((tx) => listStatementTransfers(tx, system, id));
}

export interface Transfers {
  readonly live: Transfer | undefined;
  /** The first first. */
  readonly voided: readonly VoidedTransfer[];
}

async function listStatementTransfers(tx: Tx, system: Context, id: StatementId): Promise<Transfers> {
  const { written, voided } = await listAttempts(tx, system.authorityId, id);
  const all = written.map((row) => ({
    transfer: toTransfer(system, id, row),
    ended: findTransferEnd(row, voided),
  }));
  return {
    live: all.find(({ ended }) => ended === undefined)?.transfer,
    voided: all.flatMap(({ transfer, ended }) => (ended ? [{ ...transfer, ...ended }] : [])),
  };
}

function findTransferEnd({ attempt }: TransferRow, voided: readonly VoidRow[]) {
  const row = voided.find((one) => one.attempt === attempt);
  return row && { voidedOn: row.voided_on, voidedBy: parseId<"staff">(row.voided_by), reason: row.reason };
}

const toTransfer = (system: Context, id: StatementId, row: TransferRow): Transfer => ({
  payer: { name: row.payer, iban: openForAuthority(system, formatPayerIbanField(id), row.iban_sealed) },
  payOn: row.pay_on,
  writtenOn: row.written_on,
  writtenBy: parseId<"staff">(row.written_by),
  attempt: row.attempt,
  createdAt: row.created_at,
  accountId: row.account_id === null ? null : parseId<"passPartnerAccount">(row.account_id),
});

const partnersOwn = {
  code: "passes.transfer_not_valid",
  fr: "Ce compte est celui du partenaire : donnez celui de qui paie.",
  en: "This account is the partner’s: give that of who pays.",
};

const isSame = (known: Transfer, { payer, payOn }: Pick<TransferAsked, "payer" | "payOn">): boolean =>
  known.payer.iban === payer.iban && known.payer.name === payer.name && known.payOn === payOn;

const formatPayerIbanField = (id: StatementId): string => `pass_transfer:iban:${id}`;

const getActingAgent = (context: Context) => ({
  id: requireActingStaff(context),
  label: context.actor.kind === "staff" ? context.actor.label : "",
});

/**
 * Nobody decides alone who is paid and that they are: not who agreed the partner or asked for its account,
 * nor who signs in for it or confirmed what is paid. Nothing is paid of a statement that is no longer what
 * was sealed.
 */
async function requireAnother(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { statement, partner }: StatementRead,
): Promise<void> {
  if (!statement.isWhole) throw passesErrors.error("passes.seal_broken");
  if (partner.agreedBy === null) throw passesErrors.error("passes.agreement_of_nobody");
  if (await findInvolvement(tx, system, { agent: getActingAgent(context), statement, partner }))
    throw passesErrors.error("passes.colleague_needed");
}

/** Who says that a transfer will not be paid does not prepare what is paid in its place. */
async function hasVoided(
  tx: Tx,
  system: Context,
  {
    agent,
    voided,
  }: { readonly agent: ReturnType<typeof getActingAgent>; readonly voided: Transfers["voided"] },
): Promise<boolean> {
  const last = voided.at(-1);
  return last !== undefined && (await countAsOne(tx, system, agent, { id: last.voidedBy }));
}

/**
 * Use case: why the acting agent leaves the transfer of a statement to a colleague; undefined when they may
 * prepare it, or nobody may. Throws access.capability_missing, passes.unknown_statement.
 */
export async function findOwnInvolvement(
  context: Context,
  id: StatementId,
): Promise<Involvement | undefined> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  const agent = getActingAgent(context);
  return system.transaction(async (tx) => {
    const found = await findInvolvement(tx, system, { agent, ...(await getStatement(tx, system, id)) });
    if (found) return found;
    const { voided } = await listStatementTransfers(tx, system, id);
    if (!(await hasVoided(tx, system, { agent, voided }))) return undefined;
    return { deed: "voided", isOwn: voided.at(-1)?.voidedBy === agent.id };
  });
}

/**
 * Use case: the agents who may prepare the transfer of a statement, as their colleagues call them: whoever is
 * not asked is told whom to ask. Throws access.capability_missing, passes.unknown_statement.
 */
export async function listTransferWriters(
  context: Context,
  id: StatementId,
): Promise<readonly TransferWriter[]> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  return system.transaction(async (tx) => {
    const read = await getStatement(tx, system, id);
    if (read.partner.agreedBy === null) return [];
    const may = (await listAgents(tx, system)).filter(({ id: staffId, displayName: label, roles }) =>
      hasCapability({ kind: "staff", staffId, label, roles }, "counter.manage"),
    );
    const { voided } = await listStatementTransfers(tx, system, id);
    const found: TransferWriter[] = [];
    for (const { id: staffId, displayName } of may) {
      const agent = { id: staffId, label: displayName };
      const mayNot =
        (await findInvolvement(tx, system, { agent, ...read })) !== undefined ||
        (await hasVoided(tx, system, { agent, voided }));
      if (!mayNot) found.push({ staffId, displayName });
    }
    return found;
  });
}

export interface TransferWriter {
  readonly staffId: StaffId;
  readonly displayName: string;
}

function runTransferWriting(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof RefusedPayments)) throw error;
    const fields = error.problems.map(({ refusal, at }) => ({
      field: at.startsWith("payer.iban") ? "iban" : at === "payOn" ? "pay_on" : "payer",
      code: "passes.transfer_not_valid",
      ...refusals[refusal],
    }));
    throw passesErrors.error("passes.transfer_not_valid", fields);
  }
}

const formatStatementEuros = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");

/** How many uses of a statement opened by what is copied: a paper, or a number that was typed. */
export const countCopyableUses = ({ uses }: Pick<Statement, "uses">): number =>
  uses.filter(({ shown }) => shown === "paper" || shown === "number").length;

/**
 * A statement as rows of cells, its total last: a copy to read. With its transfer, it says not to pay it
 * twice.
 */
export function buildStatementCells(
  { statement, partner, offers }: StatementRead,
  transfer?: Transfer,
): readonly (readonly string[])[] {
  const { number, untilOn, uses, totalCents, seal } = statement;
  return [
    ["Numéro", "Jour", "Atout", "Montant en euros", "Présenté"],
    ...uses.map((use) => [
      String(use.number),
      use.day,
      offers.get(use.offerId)?.offer.name.fr ?? "",
      formatStatementEuros(use.amountCents),
      use.shown === null ? "" : shownWords[use.shown].fr,
    ]),
    [
      `Relevé n° ${number} ${formatOfName(partner.name)}, jusqu’au ${untilOn}`,
      String(uses.length),
      "Total",
      formatStatementEuros(totalCents),
      `${countCopyableUses(statement)} sur papier ou au numéro`,
    ],
    ["Sceau", seal, "", "", ""],
    ...(transfer
      ? [
          [
            `Virement préparé pour le ${formatLongDate(transfer.payOn, "fr")} : ` +
              "à ne pas payer une seconde fois",
            "",
            "",
            "",
            "",
          ],
        ]
      : []),
  ];
}
