import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { listAwaitingColleague } from "./store/recoveries.ts";
import { toRecoverySystem } from "./to-recovery-system.ts";

/** An account of somebody whom no message reaches opens again once a colleague has seen the original too. */
export const recoveryApproval: ApprovalKind = {
  kind: "recovery.recovery",
  label: { fr: "Compte à rouvrir", en: "Account to open again" },
  maySee: (actor) => hasCapability(actor, "person.recover"),
  listWaiting: async (context) => {
    const { authorityId } = context;
    const rows = await toRecoverySystem(context).transaction((tx) =>
      listAwaitingColleague(tx, authorityId, context.now()),
    );
    const asked = rows.map(({ id, person_id, opened_by, opened_at, expires_at }) => ({
      id,
      what: { fr: "Un compte à rouvrir", en: "An account to open again" },
      by: [opened_by],
      mayAnswer: true,
      since: toCivilDate(opened_at),
      until: { on: toCivilDate(expires_at), outcome: "expires" as const },
      path: `/agents/personnes/${person_id}/compte`,
      canWithdraw: false,
    }));
    return context.transaction((tx) => readApprovalStandings(tx, context, asked));
  },
};
