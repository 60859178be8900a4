import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { Offer, Pass } from "../pass.ts";
import { type OfferRow, openPassTables, type PassRow } from "./tables.ts";

/** False when the id is taken. */
export async function createPassRow(tx: Tx, row: PassRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openPassTables(tx)
    .insertInto("pass")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Once their counters are there. */
export async function createOfferRows(tx: Tx, offers: readonly OfferRow[]): Promise<void> {
  await openPassTables(tx).insertInto("pass_offer").values(offers).execute();
}

/** Those that began last first, each with its offers in the order of their names. */
export async function listPassRows(tx: Tx, authorityId: AuthorityId): Promise<readonly Pass[]> {
  const rows = await openPassTables(tx)
    .selectFrom("pass")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("starts_on", "desc")
    .orderBy("name_fr")
    .execute();
  const offers = await openPassTables(tx)
    .selectFrom("pass_offer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("name_fr")
    .orderBy("id")
    .execute();
  return rows.map((row) =>
    toPass(
      row,
      offers.filter(({ pass_id }) => pass_id === row.id),
    ),
  );
}

const toPass = (row: PassRow, offers: readonly OfferRow[]): Pass => ({
  id: parseId<"pass">(row.id),
  providerId: parseId<"authority">(row.service_provider_id),
  serviceId: parseId<"service">(row.service_id),
  name: { fr: row.name_fr, en: row.name_en },
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  feeCents: row.fee_cents,
  feeCounterId: row.fee_counter_id === null ? null : parseId<"counter">(row.fee_counter_id),
  rule: row.rule,
  ruleOn: row.rule_on,
  offers: offers.map(toOffer),
});

const toOffer = (row: OfferRow): Offer => ({
  id: parseId<"passOffer">(row.id),
  passId: parseId<"pass">(row.pass_id),
  counterId: parseId<"counter">(row.counter_id),
  name: { fr: row.name_fr, en: row.name_en },
  category: row.category,
  amountCents: row.amount_cents,
  uses: row.uses,
  sharePercent: row.share_percent,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
});
