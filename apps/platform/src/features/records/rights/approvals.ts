import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { listUnconfirmedErasures } from "./store/scheduled-erasures.ts";

/** An erasure of which nobody concerned is told by message is done once another agent confirms it. */
export const erasureApproval: ApprovalKind = {
  kind: "rights.erasure",
  label: { fr: "Effacement", en: "Erasure" },
  maySee: (actor) => hasCapability(actor, "person.recover"),
  listWaiting: (context) =>
    context.transaction(async (tx) => {
      const rows = await listUnconfirmedErasures(tx, context.authorityId);
      return readApprovalStandings(
        tx,
        context,
        rows.map(({ id, person_id, number, noted_by, received_on }) => ({
          id,
          what: { fr: `Effacement n° ${number}`, en: `Erasure no. ${number}` },
          by: noted_by === null ? [] : [noted_by],
          mayAnswer: true,
          since: received_on,
          path: `/agents/personnes/${person_id}/droits`,
          canWithdraw: true,
        })),
      );
    }),
};
