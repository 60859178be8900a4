import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import {
  buildPeopleFactsReader,
  computeTariffPrice,
  listTariffs,
  selectFactsForDay,
} from "../../../../../catalogue/tariffs/index.ts";
import { isDue, listBookings } from "../../../../bookings/index.ts";
import type { OwnCoupling } from "../../../index.ts";

export interface Gain {
  /**
   * One unit today, without this offer and with it alone; null where it is not the reader's own price, or
   * there is none.
   */
  readonly price: { readonly without: number; readonly with: number } | null;
  /** Of bookings that are due, and of those to come. */
  readonly saved: { readonly cents: number; readonly count: number; readonly ahead: number };
}

export async function computeCouplingGain(
  context: Context,
  own: OwnCoupling,
  somebody: Somebody,
): Promise<Gain> {
  return {
    price: somebody.self ? await computeOwnPrice(context, own, somebody) : null,
    saved: await computeSavedAmount(context, own, somebody),
  };
}

async function computeOwnPrice(
  context: Context,
  { coupling: { id, tariffId, off, stacks } }: OwnCoupling,
  somebody: Somebody,
): Promise<Gain["price"]> {
  const today = toCivilDate(context.now());
  const tariff = (await listTariffs(context, today)).find((one) => one.id === tariffId);
  if (!tariff) return null;
  const facts = await (await buildPeopleFactsReader(context))(somebody.id);
  const reductions = [{ id, tariffId, off, stacks, from: today, before: null, name: null }];
  const without = computeTariffPrice(tariff, selectFactsForDay(facts, today), today);
  const reduced = computeTariffPrice(tariff, selectFactsForDay({ ...facts, reductions }, today), today);
  if (without.outcome !== "priced" || reduced.outcome !== "priced") return null;
  return { without: without.cents, with: reduced.cents };
}

async function computeSavedAmount(
  context: Context,
  { coupling }: OwnCoupling,
  somebody: Somebody,
): Promise<Gain["saved"]> {
  const { toCome, past } = await listBookings(context, somebody.id);
  // Far ahead, it is what is taken off if the offer lasts.
  const offOf = ({ off = [], later = [] }: (typeof past)[number]["booking"]["words"], isAhead = false) =>
    [...off, ...(isAhead ? later : [])]
      .filter(({ id }) => id === coupling.id)
      .reduce((sum, { cents }) => sum + cents, 0);
  const due = past
    .filter(({ booking }) => isDue(booking.state) && !booking.excused)
    .map(({ booking }) => offOf(booking.words))
    .filter((cents) => cents > 0);
  const ahead = toCome
    .filter(({ booking }) => booking.state === "booked")
    .reduce((sum, { booking }) => sum + offOf(booking.words, true), 0);
  const cents = due.reduce((sum, one) => sum + one, 0);
  return { cents, count: due.length, ahead };
}
