import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { addAloneApprovals } from "../../access/smallstaff/index.ts";
import { findTariffDraft } from "./keep-tariff.ts";
import { listTariffRows } from "./store.ts";

/** A tariff that was written counts once an approver, who is none of its writers, publishes it. */
export const tariffApproval: ApprovalKind = {
  kind: "tariffs.version",
  label: { fr: "Tarif", en: "Tariff" },
  maySee: (actor) => hasCapability(actor, "service.draft") || hasCapability(actor, "service.approve"),
  listWaiting: (context) =>
    context.transaction(async (tx) => {
      const tariffs = await listTariffRows(tx, context.authorityId);
      const asked = tariffs.flatMap((tariff) => {
        const { id, title, serviceId } = tariff;
        const draft = findTariffDraft(tariff);
        if (!draft) return [];
        return {
          id,
          what: { fr: `Tarif « ${title.fr} »`, en: `Tariff “${title.en}”` },
          mark: String(draft.revision),
          by: draft.writtenBy,
          mayAnswer: hasCapability(context.actor, "service.approve", { serviceId }),
          // The day of the vote: the day on which it was written is not kept.
          since: draft.decidedOn,
          path: `/administration/tarifs/${id}`,
          canWithdraw: false,
        };
      });
      const waiting = await readApprovalStandings(tx, context, asked);
      return addAloneApprovals(tx, context, "tariffs.version", waiting);
    }),
};
