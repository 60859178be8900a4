import { createHash } from "node:crypto";
import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { toUse } from "./confirm-offer-use.ts";
import { getPartner, requirePartner, toPassesSystem } from "./create-partner-agreement.ts";
import { listOffersById, type OfferOfPass } from "./define-pass.ts";
import { passesErrors } from "./errors.ts";
import type {
  Offer,
  OfferId,
  Partner,
  PartnerId,
  PassProof,
  Statement,
  StatementHead,
  StatementId,
  Use,
  UseId,
} from "./pass.ts";
import { WRONG_DATES_DAYS } from "./rules.ts";
import { computePartnerMisses } from "./store/misses.ts";
import { findLockedPartner } from "./store/partners.ts";
import type { StatementListed, StatementRow, UseRow } from "./store/tables.ts";
import {
  computeClosingSum,
  computeOpenSum,
  countHowShown,
  createStatementRow,
  findUse,
  listLastOpenUses,
  listLockedOpenUses,
  listStatementRows,
  listStatementUses,
} from "./store/uses.ts";

/** What a partner did that is not paid yet, and its closed statements: figures, and nobody's name. */
export interface PartnerStatements {
  readonly partner: Partner;
  /** Not in a statement yet, cancelled ones among them: the last two hundred, the newest last. */
  readonly open: readonly Use[];
  /** Of all of those that nobody took back: how many, and what is owed. */
  readonly openCount: number;
  readonly openCents: number;
  /** The newest first, twenty-four at most. */
  readonly statements: readonly StatementHead[];
  /** Those before this number are on another page. */
  readonly olderThan: number | null;
  readonly offers: ReadonlyMap<OfferId, OfferOfPass>;
}

interface PageOfStatements {
  /** Those whose number is smaller. */
  readonly before?: number | undefined;
}

/** Use case: a partner reads its own, whether its agreement lasts or not. Throws passes.not_a_partner. */
export async function readOwnStatements(
  context: Context,
  page: PageOfStatements = {},
): Promise<PartnerStatements> {
  const partner = await requirePartner(context);
  const system = toPassesSystem(context);
  return system.transaction((tx) => readStatementsPage(tx, system, { partner, page }));
}

/**
 * Use case: an administrator reads those of a partner. Throws access.capability_missing,
 * passes.unknown_partner.
 */
export async function readPartnerStatements(
  context: Context,
  partnerId: PartnerId,
  page: PageOfStatements = {},
): Promise<PartnerStatements> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  return system.transaction(async (tx) =>
    readStatementsPage(tx, system, { partner: await getPartner(tx, system, partnerId), page }),
  );
}

const STATEMENTS_PER_PAGE = 24;
const LAST_USES = 200;

async function readStatementsPage(
  tx: Tx,
  system: Context,
  { partner, page: { before } }: { readonly partner: Partner; readonly page: PageOfStatements },
): Promise<PartnerStatements> {
  const { authorityId } = system;
  const partnerId = partner.id;
  const open = await listLastOpenUses(tx, authorityId, { partnerId, limit: LAST_USES });
  const { count, cents } = await computeOpenSum(tx, authorityId, partnerId);
  const limit = STATEMENTS_PER_PAGE + 1;
  const rows = await listStatementRows(tx, authorityId, { partnerId, before, limit });
  const shown = rows.slice(0, STATEMENTS_PER_PAGE);
  return {
    partner,
    open: open.map(toUse).toReversed(),
    openCount: count,
    openCents: cents,
    statements: shown.map(toStatementHead),
    olderThan: rows.length > shown.length ? (shown.at(-1)?.number ?? null) : null,
    offers: await listOffersById(system),
  };
}

/**
 * Use case: one use of the acting partner, for the page that says it is done. Throws passes.not_a_partner,
 * passes.unknown_use.
 */
export async function readOwnUse(
  context: Context,
  id: UseId,
): Promise<{ readonly use: Use; readonly offer: Offer }> {
  const partner = await requirePartner(context);
  const system = toPassesSystem(context);
  return system.transaction(async (tx) => {
    const row = await findUse(tx, system.authorityId, id);
    const use = row?.partner_id === partner.id ? toUse(row) : undefined;
    const known = use && (await listOffersById(system)).get(use.offerId);
    if (!use || !known) throw passesErrors.error("passes.unknown_use");
    return { use, offer: known.offer };
  });
}

export interface HowShown {
  /** Uses of the last ninety days that nobody took back. */
  readonly uses: number;
  /** Of those, by what is copied: a paper, or a number that was typed. */
  readonly copyable: number;
  /** Numbers typed with a date of birth that is not theirs: somebody who tries dates is seen. */
  readonly wrong: number;
}

/**
 * Use case: how people show their pass at each partner: where no phone and no card is, somebody looks. Throws
 * access.capability_missing.
 */
export async function readHowShown(context: Context): Promise<ReadonlyMap<PartnerId, HowShown>> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  const since = addDays(toCivilDate(context.now()), -WRONG_DATES_DAYS);
  return system.transaction(async (tx) => {
    const shown = await countHowShown(tx, system.authorityId, since);
    const misses = await computePartnerMisses(tx, system.authorityId, since);
    const all = new Set([...shown.keys(), ...misses.keys()]);
    return new Map(
      [...all].map((id) => [
        id,
        { ...(shown.get(id) ?? { uses: 0, copyable: 0 }), wrong: misses.get(id) ?? 0 },
      ]),
    );
  });
}

export interface Closing {
  /** From the form: sent twice, it is one statement. */
  readonly id: StatementId;
  readonly partnerId: PartnerId;
  /** A day that is over: what was used that day may be cancelled no more. */
  readonly untilOn: CivilDate;
}

/** What closing would write, to be read before it is: a statement is never opened again. */
export interface ToClose {
  readonly partner: Partner;
  readonly number: number;
  readonly count: number;
  readonly cents: number;
  /** Of its lines; null once it is closed. */
  readonly days: { readonly first: CivilDate; readonly last: CivilDate } | null;
  /** The same form closed it already. */
  readonly closed: boolean;
}

/**
 * Use case: what a statement would hold, before it is closed; nothing is written. Throws as closeStatement.
 */
export async function readToClose(context: Context, { id, partnerId, untilOn }: Closing): Promise<ToClose> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  return system.transaction(async (tx) => {
    const partner = await getPartner(tx, system, partnerId);
    const known = await findStatement(tx, system, id);
    if (known?.partnerId === partnerId) {
      const { number, uses, totalCents: cents } = known;
      return { partner, number, count: uses.length, cents, days: null, closed: true };
    }
    if (untilOn >= toCivilDate(system.now())) throw passesErrors.error("passes.day_not_over");
    const asked = { partnerId, until: untilOn };
    const { count, cents, first, last } = await computeClosingSum(tx, system.authorityId, asked);
    if (count === 0) throw passesErrors.error("passes.nothing_to_pay");
    const [latest] = await listStatementRows(tx, system.authorityId, {
      partnerId,
      before: undefined,
      limit: 1,
    });
    const number = (latest?.number ?? 0) + 1;
    return { partner, number, count, cents, days: { first, last }, closed: false };
  });
}

/**
 * Use case: what a partner is owed until a day becomes a statement, sealed, with the next number. Each use is
 * in one. Throws access.capability_missing, passes.unknown_partner, passes.day_not_over,
 * passes.nothing_to_pay.
 */
export async function closeStatement(
  context: Context,
  { id, partnerId, untilOn }: Closing,
): Promise<Statement> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  return system.transaction(async (tx) => {
    const row = await findLockedPartner(tx, system.authorityId, partnerId);
    if (!row) throw passesErrors.error("passes.unknown_partner");
    const known = await findStatement(tx, system, id);
    if (known?.partnerId === partnerId) return known;
    const closedOn = toCivilDate(system.now());
    if (known !== undefined) throw passesErrors.error("passes.nothing_to_pay");
    if (untilOn >= closedOn) throw passesErrors.error("passes.day_not_over");
    const paid = await listLockedOpenUses(tx, system.authorityId, { partnerId, until: untilOn });
    if (paid.length === 0) throw passesErrors.error("passes.nothing_to_pay");
    const facts = { partner_id: partnerId, number: row.last_statement + 1, until_on: untilOn };
    const statement: StatementRow = {
      authority_id: system.authorityId,
      id,
      ...facts,
      closed_on: closedOn,
      uses: paid.length,
      total_cents: computeOwedAmount(paid.map(toUse)),
      content_hash: computeStatementSeal(facts, paid),
    };
    await createStatementRow(
      tx,
      statement,
      paid.map((one) => one.id),
    );
    const seal = statement.content_hash.toString("hex");
    const data = {
      partner: row.name,
      number: facts.number,
      until: untilOn,
      cents: statement.total_cents,
      seal,
    };
    await record(tx, context, { action: "passes.statement_closed", data });
    const [told] = await buildStatements(tx, system, [{ ...statement, pay_on: null }]);
    if (!told) throw passesErrors.error("passes.unknown_statement");
    return told;
  });
}

/** One statement, its partner, and what its lines name. */
export interface StatementRead {
  readonly statement: Statement;
  readonly partner: Partner;
  readonly offers: ReadonlyMap<OfferId, OfferOfPass>;
}

/** Of that partner alone. Throws passes.not_a_partner, passes.unknown_statement. */
export async function readOwnStatement(context: Context, id: StatementId): Promise<StatementRead> {
  const partner = await requirePartner(context);
  const system = toPassesSystem(context);
  return system.transaction(async (tx) => {
    const statement = await findStatement(tx, system, id);
    if (statement?.partnerId !== partner.id) throw passesErrors.error("passes.unknown_statement");
    return { statement, partner, offers: await listOffersById(system) };
  });
}

/** Use case: an administrator reads one. Throws access.capability_missing, passes.unknown_statement. */
export async function readStatement(context: Context, id: StatementId): Promise<StatementRead> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  return system.transaction((tx) => getStatement(tx, system, id));
}

/** By the system, in the transaction of what needs it. Throws passes.unknown_statement. */
export async function getStatement(tx: Tx, system: Context, id: StatementId): Promise<StatementRead> {
  const statement = await findStatement(tx, system, id);
  if (!statement) throw passesErrors.error("passes.unknown_statement");
  const partner = await getPartner(tx, system, statement.partnerId);
  return { statement, partner, offers: await listOffersById(system) };
}

async function findStatement(tx: Tx, system: Context, id: StatementId): Promise<Statement | undefined> {
  const rows = await listStatementRows(tx, system.authorityId, { id });
  return (await buildStatements(tx, system, rows))[0];
}

async function buildStatements(
  tx: Tx,
  system: Context,
  rows: readonly StatementListed[],
): Promise<readonly Statement[]> {
  const uses = await listStatementUses(
    tx,
    system.authorityId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = uses.filter(({ statement_id }) => statement_id === row.id);
    return {
      ...toStatementHead(row),
      uses: own.map(toUse),
      seal: row.content_hash.toString("hex"),
      isWhole: computeStatementSeal(row, own).equals(row.content_hash),
    };
  });
}

const toStatementHead = (row: StatementListed): StatementHead => ({
  id: parseId<"passStatement">(row.id),
  partnerId: parseId<"passPartner">(row.partner_id),
  number: row.number,
  untilOn: row.until_on,
  closedOn: row.closed_on,
  totalCents: row.total_cents,
  payOn: row.pay_on,
});

/** What is paid, of uses that nobody took back. */
const computeOwedAmount = (uses: readonly Use[]): number =>
  uses.reduce((sum, { amountCents, cancelled }) => (cancelled === null ? sum + amountCents : sum), 0);

/** Lines of before it was kept are sealed without it. */
const encodeSealedProof = (shown: PassProof | null): readonly string[] => (shown === null ? [] : [shown]);

function computeStatementSeal(
  { partner_id, number, until_on }: Pick<StatementRow, "partner_id" | "number" | "until_on">,
  uses: readonly UseRow[],
): Buffer {
  const lines = uses.map(({ number, id, offer_id, day, amount_cents, transfer_id, shown }) =>
    [number, id, offer_id, day, amount_cents, transfer_id, ...encodeSealedProof(shown)].join("|"),
  );
  const head = ["ardeco.pass_statement.v1", partner_id, number, until_on].join("|");
  return createHash("sha256")
    .update([head, ...lines].join("\n"))
    .digest();
}
