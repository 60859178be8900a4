import { createHash } from "node:crypto";
import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { asPasses, getPartner, requirePartner } from "./agree-partner.ts";
import { everyOffer, type OfferOfPass } from "./define-pass.ts";
import { passesErrors } from "./errors.ts";
import type { OfferId, Partner, PartnerId, Statement, StatementId, Use } from "./pass.ts";
import { lockPartner } from "./store/partners.ts";
import type { StatementRow, UseRow } from "./store/tables.ts";
import { insertStatement, listOpenUses, listStatementRows, listUsesIn } from "./store/uses.ts";
import { useOf } from "./use-offer.ts";

/** What a partner did that is not paid yet, and its closed statements: figures, and nobody's name. */
export interface PartnerStatements {
  readonly partner: Partner;
  /** Not in a statement yet, cancelled ones among them: the newest last. */
  readonly open: readonly Use[];
  /** Of those, what is owed. */
  readonly openCents: number;
  readonly statements: readonly Statement[];
  readonly offers: ReadonlyMap<OfferId, OfferOfPass>;
}

/** Use case: a partner reads its own, whether its agreement lasts or not. Throws passes.not_a_partner. */
export async function readOwnStatements(context: Context): Promise<PartnerStatements> {
  const partner = await requirePartner(context);
  const system = asPasses(context);
  return system.transaction((tx) => readOf(tx, system, partner));
}

/** Use case: an administrator reads those of a partner. Throws access.capability_missing, passes.unknown_partner. */
export async function readStatementsOf(context: Context, partnerId: PartnerId): Promise<PartnerStatements> {
  requireCapability(context, "counter.manage");
  const system = asPasses(context);
  return system.transaction(async (tx) => readOf(tx, system, await getPartner(tx, system, partnerId)));
}

async function readOf(tx: Tx, system: Context, partner: Partner): Promise<PartnerStatements> {
  const { authorityId } = system;
  const today = civilDate(system.now());
  const open = (await listOpenUses(tx, authorityId, { partnerId: partner.id, until: today })).map(useOf);
  const rows = await listStatementRows(tx, authorityId, { partnerId: partner.id });
  return {
    partner,
    open,
    openCents: owed(open),
    statements: await statementsOf(tx, system, rows),
    offers: await everyOffer(tx, system),
  };
}

export interface Closing {
  /** From the form: sent twice, it is one statement. */
  readonly id: StatementId;
  readonly partnerId: PartnerId;
  /** A day that is over: what was used that day may be cancelled no more. */
  readonly untilOn: CivilDate;
}

/**
 * Use case: what a partner is owed until a day becomes a statement, sealed, with the next number. Each use is in one. Throws
 * access.capability_missing, passes.unknown_partner, passes.nothing_to_pay.
 */
export async function closeStatement(
  context: Context,
  { id, partnerId, untilOn }: Closing,
): Promise<Statement> {
  requireCapability(context, "counter.manage");
  const system = asPasses(context);
  return system.transaction(async (tx) => {
    const row = await lockPartner(tx, system.authorityId, partnerId);
    if (!row) throw passesErrors.error("passes.unknown_partner");
    const known = await findStatement(tx, system, id);
    if (known?.partnerId === partnerId) return known;
    const closedOn = civilDate(system.now());
    if (known !== undefined || untilOn >= closedOn) throw passesErrors.error("passes.nothing_to_pay");
    const open = await listOpenUses(tx, system.authorityId, { partnerId, until: untilOn });
    const paid = open.filter(({ cancelled_on }) => cancelled_on === null);
    if (paid.length === 0) throw passesErrors.error("passes.nothing_to_pay");
    const facts = { partner_id: partnerId, number: row.last_statement + 1, until_on: untilOn };
    const statement: StatementRow = {
      authority_id: system.authorityId,
      id,
      ...facts,
      closed_on: closedOn,
      uses: paid.length,
      total_cents: owed(paid.map(useOf)),
      content_hash: sealOf(facts, paid),
    };
    await insertStatement(
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
    const [told] = await statementsOf(tx, system, [statement]);
    if (!told) throw passesErrors.error("passes.unknown_statement");
    return told;
  });
}

/** Of that partner alone. Throws passes.not_a_partner, passes.unknown_statement. */
export async function readOwnStatement(context: Context, id: StatementId): Promise<Statement> {
  const { statements } = await readOwnStatements(context);
  const found = statements.find((one) => one.id === id);
  if (!found) throw passesErrors.error("passes.unknown_statement");
  return found;
}

/** Throws access.capability_missing, passes.unknown_statement. */
export async function readStatement(context: Context, id: StatementId): Promise<Statement> {
  requireCapability(context, "counter.manage");
  const system = asPasses(context);
  const found = await system.transaction((tx) => findStatement(tx, system, id));
  if (!found) throw passesErrors.error("passes.unknown_statement");
  return found;
}

async function findStatement(tx: Tx, system: Context, id: StatementId): Promise<Statement | undefined> {
  const rows = await listStatementRows(tx, system.authorityId, { id });
  return (await statementsOf(tx, system, rows))[0];
}

async function statementsOf(
  tx: Tx,
  system: Context,
  rows: readonly StatementRow[],
): Promise<readonly Statement[]> {
  const uses = await listUsesIn(
    tx,
    system.authorityId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = uses.filter(({ statement_id }) => statement_id === row.id);
    return {
      id: asId<"passStatement">(row.id),
      partnerId: asId<"passPartner">(row.partner_id),
      number: row.number,
      untilOn: row.until_on,
      closedOn: row.closed_on,
      totalCents: row.total_cents,
      uses: own.map(useOf),
      seal: row.content_hash.toString("hex"),
      isWhole: sealOf(row, own).equals(row.content_hash),
    };
  });
}

/** What is paid, of uses that nobody took back. */
const owed = (uses: readonly Use[]): number =>
  uses.reduce((sum, { amountCents, cancelled }) => (cancelled === null ? sum + amountCents : sum), 0);

function sealOf(
  { partner_id, number, until_on }: Pick<StatementRow, "partner_id" | "number" | "until_on">,
  uses: readonly UseRow[],
): Buffer {
  const lines = uses.map((one) =>
    [one.number, one.id, one.offer_id, one.day, one.amount_cents, one.transfer_id].join("|"),
  );
  const head = ["ardeco.pass_statement.v1", partner_id, number, until_on].join("|");
  return createHash("sha256")
    .update([head, ...lines].join("\n"))
    .digest();
}
