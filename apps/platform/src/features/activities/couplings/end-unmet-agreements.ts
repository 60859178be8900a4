import { selectLaterDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { findSectorGrant } from "../../consent/consent/index.ts";
import type { SuspendedEvent } from "../../consent/subscriptions/index.ts";
import { findKept } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { listHeldServices } from "./held.ts";
import { listPersonAgreements, listPersonNumbers } from "./member.ts";
import { notifyCouplingHolder } from "./notify-coupling-holder.ts";
import { listMissingServices } from "./rules.ts";
import { endAgreement, lockCouplingAnswers } from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";

/**
 * Job: a service that is left, or whose subscription is suspended, ends the offers that it was needed for,
 * and the person is told. Open again before the job ran, it ends nothing. Idempotent.
 */
export async function endUnmetAgreements(context: Context, event: SuspendedEvent): Promise<void> {
  await context.transaction(async (tx) => {
    const couplings = await listCouplingRows(tx, context.authorityId);
    if (couplings.length === 0) return;
    const personId = (await findKept(tx, context, event.personId)) ?? event.personId;
    // A yes that was being written while the service was left is seen here, once it is.
    await lockCouplingAnswers(tx, context.authorityId, personId);
    const numbers = await listPersonNumbers(tx, context, personId);
    const living = (await listPersonAgreements(tx, context, { numbers, couplings })).filter(
      ({ endedOn }) => endedOn === null,
    );
    if (living.length === 0) return;
    const { kept } = await listHeldServices(context, numbers);
    const isDeath = (await findSectorGrant(tx, context, event))?.withdrawal?.reason === "death";
    for (const { id, coupling, from } of living) {
      if (listMissingServices(coupling, kept).length === 0) continue;
      const on = selectLaterDate(from, toCivilDate(context.now()));
      if (!(await endAgreement(tx, context.authorityId, { id, on, reason: "subscription" }))) continue;
      const { name } = coupling;
      await record(tx, context, {
        action: "couplings.ended",
        personId,
        data: { coupling: coupling.id, name },
      });
      if (!isDeath) await notifyCouplingHolder(tx, context, { personId, news: "ended", name, day: on });
    }
  });
}
