import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { formatOfName } from "../../../kernel/text.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { listCreditors } from "./creditor/get-creditor.ts";
import { toCreditorChange, toDebitsSystem } from "./read-rows.ts";
import { listWaitingChanges } from "./store/creditor-changes.ts";

const buildPath = (seriesId: string): string => `/administration/prelevements/${seriesId}/creancier`;

/** Where families' money goes changes once another administrator agrees, or after its days where none is. */
export const creditorChangeApproval: ApprovalKind = {
  kind: "debits.creditor_change",
  label: { fr: "Compte des prélèvements", en: "Account of direct debits" },
  maySee: (actor) => hasCapability(actor, "invoice.issue"),
  listWaiting: async (context) => {
    const rows = await toDebitsSystem(context).transaction((tx) =>
      listWaitingChanges(tx, context.authorityId),
    );
    const asked = rows.map(toCreditorChange).map(({ id, creditor, askedBy, askedOn, servesOn }) => ({
      id,
      what: {
        fr: `Nouveau compte des prélèvements ${formatOfName(creditor.name)}`,
        en: `New account of the direct debits of ${creditor.name}`,
      },
      by: [askedBy],
      mayAnswer: true,
      since: askedOn,
      ...(servesOn === null ? {} : { until: { on: servesOn, outcome: "takes_effect" as const } }),
      path: buildPath(creditor.seriesId),
      canWithdraw: true,
    }));
    return context.transaction((tx) => readApprovalStandings(tx, context, asked));
  },
};

/** Mandates are signed once another than who gave a first account agrees. */
export const firstCreditorApproval: ApprovalKind = {
  kind: "debits.first_creditor",
  label: { fr: "Premier compte des prélèvements", en: "First account of direct debits" },
  maySee: (actor) => hasCapability(actor, "invoice.issue"),
  listWaiting: async (context) => {
    const system = toDebitsSystem(context);
    const creditors = await system.transaction((tx) => listCreditors(tx, system));
    const asked = creditors
      .filter(({ isAgreed }) => !isAgreed)
      .map(({ seriesId, name, setBy, mendedBy }) => ({
        id: seriesId,
        what: {
          fr: `Premier compte des prélèvements ${formatOfName(name)}`,
          en: `First account of the direct debits of ${name}`,
        },
        by: [setBy, mendedBy].filter((id) => id !== null),
        mayAnswer: true,
        // The day on which it was given is not kept.
        since: toCivilDate(context.now()),
        path: buildPath(seriesId),
        canWithdraw: false,
      }));
    return context.transaction((tx) => readApprovalStandings(tx, context, asked));
  },
};
