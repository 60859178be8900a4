import { randomUUID } from "node:crypto";
import {
  type ActivitySessionId,
  addSessions,
  type Booking,
  createActivity,
  createBooking,
  listSessions,
} from "../../features/activities/bookings/index.ts";
import type { CoupledTown } from "../../features/activities/couplings/testing/a-coupling.ts";
import { setSeries } from "../../features/billing/invoices/index.ts";
import type { NewCounter } from "../../features/ledger/counters/index.ts";
import { aPurse } from "../../features/ledger/counters/testing/a-purse.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { Someone } from "../../testing/consents.ts";

let series = 0;

/**
 * Wednesdays from 2 December at two, two sessions or more, at the tariff that offers reduce; paid by invoice
 * at the end of the month unless the counter says otherwise.
 */
export async function aPoolWithOffers(
  { pool, house, caen, tariffId }: CoupledTown,
  {
    until = "2026-12-09",
    aheadDays = 30,
    capacity = 10,
    counter = { paidAfter: true },
  }: {
    readonly until?: string;
    readonly aheadDays?: number;
    readonly capacity?: number;
    readonly counter?: Partial<NewCounter>;
  } = {},
) {
  const caller = { service: { providerId: caen, serviceId: pool.service.id }, caller: "test" };
  const purse = await aPurse(house, caen, { ...counter, services: [pool.service.id] }, caller);
  const mayor = await anAgent(house, caen, ["authority_administrator"], "Odile Baudroie");
  const seriesId = parseId<"invoiceSeries">(randomUUID());
  series += 1;
  if (counter.paidAfter)
    await setSeries(mayor, {
      ...{ id: seriesId, code: `PISCINE${series}`, name: "Régie des piscines", siret: null, dueDays: 30 },
      ...{ address: "1 place de la République, 14000 Caen", help: "02 31 00 00 00" },
      counterIds: [purse.counterId],
    });
  const activityId = parseId<"activity">(randomUUID());
  await createActivity(pool.manager, {
    ...{ id: activityId, serviceId: pool.service.id, counterId: purse.counterId, price: { tariffId } },
    ...{ name: { fr: "Aquagym", en: "Aquagym" }, place: "Bassin école" },
    ...{ capacity, cancelHours: 4, aheadDays },
  });
  await addSessions(pool.manager, {
    ...{ activityId, first: "2026-12-02", until, starts: "14:00", ends: "15:00" },
  });
  const { sessions } = await listSessions(pool.manager, activityId);
  const ids = sessions.map(({ session }) => session.id);
  const books = (who: Someone, sessionId: ActivitySessionId, seenCents: number): Promise<Booking> =>
    createBooking(who, {
      ...{ id: parseId<"booking">(randomUUID()), sessionId, personId: who.personId, seenCents },
    });
  return { seriesId, mayor, purse, sessions: ids, books };
}
