import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { addAloneApprovals } from "../../access/smallstaff/index.ts";
import { mayApproveCoupling } from "./approve.ts";
import { findWaitingStart, getCouplingState } from "./rules.ts";
import { listCouplingRows } from "./store/couplings.ts";

/** An offer that every service accepted lives once an approver, who is none of those, agrees. */
export const couplingApproval: ApprovalKind = {
  kind: "couplings.coupling",
  label: { fr: "Offre couplée", en: "Coupled offer" },
  maySee: (actor) => hasCapability(actor, "coupling.manage") || hasCapability(actor, "service.approve"),
  listWaiting: (context) =>
    context.transaction(async (tx) => {
      const today = toCivilDate(context.now());
      const rows = await listCouplingRows(tx, context.authorityId);
      const accepted = rows.filter((coupling) => getCouplingState(coupling, today) === "accepted");
      const waiting = await readApprovalStandings(
        tx,
        context,
        accepted.map((coupling) => ({
          id: coupling.id,
          what: { fr: `Offre « ${coupling.name.fr} »`, en: `Offer “${coupling.name.en}”` },
          by: coupling.acceptances.flatMap(({ acceptedBy }) => acceptedBy ?? []),
          mayAnswer: mayApproveCoupling(context, coupling),
          since: findWaitingStart(coupling, today) ?? today,
          path: `/administration/offres/${coupling.id}`,
          canWithdraw: true,
        })),
      );
      return addAloneApprovals(tx, context, "couplings.coupling", waiting);
    }),
};
