import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import type { PaymentId, RegieId } from "../payment.ts";
import { type OnlineRow, openOnlineTables } from "./online.ts";

/** Of a page: those that follow are counted. */
const MOST_STUCK = 200;

/**
 * Paid, credited to nobody and not given back yet, of a régie, the oldest first: one row for an operation,
 * with what it was to pay in all, in cents.
 */
export async function listStuck(
  tx: Tx,
  authorityId: AuthorityId,
  regieId: RegieId,
): Promise<readonly (OnlineRow & { readonly state: "held" | "mismatch"; readonly total: number })[]> {
  const rows = await openOnlineTables(tx)
    .selectFrom("online_payment")
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom("online_payment as led")
        .select((led) => led.fn.sum<string>("led.amount").as("sum"))
        .whereRef("led.authority_id", "=", "online_payment.authority_id")
        .whereRef("led.leader_id", "=", "online_payment.id")
        .as("led_sum"),
    )
    .where("leader_id", "is", null)
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId)
    .where("state", "in", ["held", "mismatch"])
    .where("given_back_on", "is", null)
    .$narrowType<{ state: "held" | "mismatch" }>()
    .orderBy("begun_at")
    .limit(MOST_STUCK)
    .execute();
  return rows.map(({ led_sum, ...row }) => ({ ...row, total: row.amount + Number(led_sum ?? 0) }));
}

/** Of a régie, whether or not a page shows them. */
export async function countStuck(tx: Tx, authorityId: AuthorityId, regieId: RegieId): Promise<number> {
  const { count } = await openOnlineTables(tx)
    .selectFrom("online_payment")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId)
    .where("leader_id", "is", null)
    .where("state", "in", ["held", "mismatch"])
    .where("given_back_on", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * On every row of the operation. False when it is no payment of this régie that credits nothing, or was given
 * back already.
 */
export async function updateGivenBack(
  tx: Tx,
  authorityId: AuthorityId,
  {
    id,
    regieId,
    ...given
  }: {
    readonly id: PaymentId;
    readonly regieId: RegieId;
    readonly on: CivilDate;
    readonly by: StaffId;
    readonly reference: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await openOnlineTables(tx)
    .updateTable("online_payment")
    .set({ given_back_on: given.on, given_back_by: given.by, given_back_reference: given.reference })
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId)
    .where((eb) =>
      eb.or([eb.and([eb("id", "=", id), eb("leader_id", "is", null)]), eb("leader_id", "=", id)]),
    )
    .where("state", "in", ["held", "mismatch"])
    .where("given_back_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
