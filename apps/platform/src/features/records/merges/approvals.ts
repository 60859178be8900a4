import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { listMerges } from "../../identity/identity/index.ts";
import { computeLapseDay } from "./expire-merge-request.ts";
import { toMergesSystem } from "./to-merges-system.ts";

/** As many as an agent does in a sitting. */
const SHOWN = 50;

/** Two people become one, or two again, once a colleague of who asked agrees. */
export const mergeApproval: ApprovalKind = {
  kind: "merges.merge",
  label: { fr: "Réunion de deux fiches", en: "Merge of two records" },
  maySee: (actor) => hasCapability(actor, "person.merge"),
  listWaiting: async (context) => {
    const system = toMergesSystem(context);
    const merges = await system.transaction((tx) => listMerges(tx, system, { ofEach: SHOWN }));
    const asked = merges.flatMap(({ id, state, askedBy, undoing }) => {
      const asking = state === "asked" ? askedBy : state === "active" ? undoing : undefined;
      if (!asking) return [];
      const what =
        state === "asked"
          ? { fr: "Deux fiches à réunir", en: "Two records to merge" }
          : { fr: "Une réunion de fiches à défaire", en: "A merge of records to undo" };
      return {
        id,
        what,
        by: [asking.id],
        mayAnswer: true,
        since: asking.on,
        until: { on: computeLapseDay(asking), outcome: "expires" as const },
        path: `/agents/doublons/${id}`,
        canWithdraw: true,
      };
    });
    return context.transaction((tx) => readApprovalStandings(tx, context, asked));
  },
};
