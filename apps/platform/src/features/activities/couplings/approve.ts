import { selectLaterDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { requireSecondAgent } from "../../access/smallstaff/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { Coupling, CouplingId } from "./coupling.ts";
import { couplingsErrors } from "./errors.ts";
import { scheduleEndNotices } from "./notify-coupling-end.ts";
import { computeFirstEnd, getCouplingState } from "./rules.ts";
import { approveRow, listCouplingRows, reserveCouplingRow, revokeCouplingRow } from "./store/couplings.ts";

interface Named {
  readonly id: CouplingId;
}

/**
 * Use case: an offer takes off a tariff that was voted. It lives once an administrator or the data-protection
 * officer approved it, who counts for one with none of those who accepted. Approved already, nothing changes.
 * Throws couplings.unknown, access.capability_missing, couplings.closed, couplings.not_accepted,
 * couplings.own_work.
 */
export async function approveCoupling(context: Context, { id }: Named): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  const { staffId: by } = actor;
  await context.transaction(async (tx) => {
    const coupling = await getApprovableCoupling(tx, context, id);
    const on = toCivilDate(context.now());
    if (coupling.approvedOn !== null) return;
    const state = getCouplingState(coupling, on);
    if (state === "declined") throw couplingsErrors.error("couplings.closed");
    if (state === "proposed") throw couplingsErrors.error("couplings.not_accepted");
    const subject = { kind: "couplings.coupling", id, mark: "" } as const;
    await requireSecondAgent(tx, context, subject, {
      first: coupling.acceptances.flatMap(({ acceptedBy }) =>
        acceptedBy === null ? [] : { id: acceptedBy },
      ),
      refusal: couplingsErrors.error("couplings.own_work"),
    });
    if (!(await approveRow(tx, context.authorityId, { id, on, by })))
      throw kernelErrors.error("request.changed_meanwhile");
    await record(tx, context, { action: "couplings.approved", data: { coupling: id, name: coupling.name } });
  });
}

/**
 * Use case: an approver stops it, the same day: nobody says yes to it any more. Who holds it keeps it for the
 * thirty days of any announced end, and is told. Stopped already, nothing changes. Throws couplings.unknown,
 * access.capability_missing, couplings.not_living.
 */
export async function revokeCoupling(context: Context, { id }: Named): Promise<void> {
  await context.transaction(async (tx) => {
    const coupling = await getApprovableCoupling(tx, context, id);
    const today = toCivilDate(context.now());
    if (coupling.stoppedOn !== null) return;
    const state = getCouplingState(coupling, today);
    if (state !== "living" && state !== "coming") throw couplingsErrors.error("couplings.not_living");
    const last = selectLaterDate(computeFirstEnd(today), coupling.startsOn);
    const lastDay = coupling.endsOn !== null && coupling.endsOn < last ? coupling.endsOn : last;
    if (!(await revokeCouplingRow(tx, context.authorityId, { id, on: today, lastDay })))
      throw kernelErrors.error("request.changed_meanwhile");
    const data = { coupling: id, name: coupling.name, lastDay };
    await record(tx, context, { action: "couplings.stopped", data });
    await scheduleEndNotices(tx, context, id);
  });
}

/** Whether the agent approves what is taken off the tariffs of the service that gives. */
export const mayApproveCoupling = (
  { actor }: Pick<Context, "actor">,
  { giverId }: Pick<Coupling, "giverId">,
): boolean => hasCapability(actor, "service.approve", { serviceId: giverId });

async function getApprovableCoupling(tx: Tx, context: Context, id: CouplingId): Promise<Coupling> {
  requireCapability(context, "service.approve");
  await reserveCouplingRow(tx, context.authorityId, id);
  const [coupling] = await listCouplingRows(tx, context.authorityId, { id });
  if (!coupling) throw couplingsErrors.error("couplings.unknown");
  requireCapability(context, "service.approve", { serviceId: coupling.giverId });
  return coupling;
}
