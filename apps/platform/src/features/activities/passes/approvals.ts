import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { formatOfName } from "../../../kernel/text.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { listPartners, toPassesSystem } from "./create-partner-agreement.ts";
import { listWaitingAccounts } from "./store/partner-accounts.ts";

/** Another account of a partner serves once another administrator, nobody of the partner, agrees. */
export const accountApproval: ApprovalKind = {
  kind: "passes.account",
  label: { fr: "Compte d’un partenaire", en: "Account of a partner" },
  maySee: (actor) => hasCapability(actor, "counter.manage"),
  listWaiting: async (context) => {
    const rows = await toPassesSystem(context).transaction((tx) =>
      listWaitingAccounts(tx, context.authorityId),
    );
    const partners = new Map((await listPartners(context)).map((partner) => [String(partner.id), partner]));
    const asked = rows.flatMap(({ id, partner_id, asked_by, asked_on }) => {
      const partner = partners.get(partner_id);
      if (!partner) return [];
      return {
        id,
        what: { fr: `Nouveau compte ${formatOfName(partner.name)}`, en: `New account of ${partner.name}` },
        by: [asked_by],
        never: partner.staffIds,
        mayAnswer: true,
        since: asked_on,
        path: `/administration/pass/partenaires/${partner_id}`,
        canWithdraw: true,
      };
    });
    return context.transaction((tx) => readApprovalStandings(tx, context, asked));
  },
};
