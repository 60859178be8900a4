import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { listCountersById, toOldcardsSystem } from "./old-card.ts";
import { listFiles } from "./store/files.ts";

/** Cards of a former system serve once another agent than who gave their file accepts them. */
export const oldCardFileApproval: ApprovalKind = {
  kind: "oldcards.file",
  label: { fr: "Fichier d’anciennes cartes", en: "File of former cards" },
  maySee: (actor) => hasCapability(actor, "counter.manage"),
  listWaiting: async (context) => {
    const system = toOldcardsSystem(context);
    const asked = await system.transaction(async (tx) => {
      const counters = await listCountersById(tx, system);
      const waiting = (await listFiles(tx, system.authorityId)).filter(
        ({ accepted_on, stopped_on }) => accepted_on === null && stopped_on === null,
      );
      return waiting.map(({ id, counter_id, cards, given_by, given_on }) => {
        const { fr, en } = counters.get(counter_id)?.name ?? { fr: "", en: "" };
        return {
          id,
          what: { fr: `${cards} anciennes cartes : ${fr}`, en: `${cards} former cards: ${en}` },
          by: [given_by],
          mayAnswer: true,
          since: given_on,
          path: "/administration/compteurs/anciennes-cartes",
          canWithdraw: true,
        };
      });
    });
    return context.transaction((tx) => readApprovalStandings(tx, context, asked));
  },
};
