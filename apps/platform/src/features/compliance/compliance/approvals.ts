import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { toVersionFacts } from "./find-versions.ts";
import { documentKinds, isOpinionAwaited } from "./rules/life.ts";
import { listVersionRows } from "./store.ts";

const what = {
  impact_assessment: { fr: "Analyse d’impact", en: "Impact assessment" },
  security_file: { fr: "Dossier d’homologation", en: "Security file" },
} as const;
const slugs = { impact_assessment: "aipd", security_file: "homologation" } as const;

/** What remains at risk is accepted by somebody else than who gave the opinion. */
export const decisionApproval: ApprovalKind = {
  kind: "compliance.decision",
  label: { fr: "Décision sur un document de conformité", en: "Decision on a compliance document" },
  maySee: (actor) => hasCapability(actor, "compliance.decide") || hasCapability(actor, "compliance.advise"),
  listWaiting: (context) =>
    context.transaction(async (tx) => {
      const asked = [];
      for (const kind of documentKinds) {
        const [row] = await listVersionRows(tx, context.authorityId, kind);
        if (!row || row.frozen_at === null || row.decision !== null) continue;
        const isAdviceAwaited = isOpinionAwaited(toVersionFacts(row));
        const wanted = isAdviceAwaited ? "compliance.advise" : "compliance.decide";
        asked.push({
          id: row.id,
          what: { fr: `${what[kind].fr} n° ${row.number}`, en: `${what[kind].en} no. ${row.number}` },
          by: row.opinion_by === null ? [] : [row.opinion_by],
          mayAnswer: hasCapability(context.actor, wanted),
          since: row.opinion_on ?? row.drafted_on,
          path: `/administration/conformite/${slugs[kind]}/${row.number}`,
          canWithdraw: false,
        });
      }
      return readApprovalStandings(tx, context, asked);
    }),
};
