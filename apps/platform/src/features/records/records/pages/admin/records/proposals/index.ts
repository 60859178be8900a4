import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../../frames/admin/common/require-admin-agent.ts";
import { journalledRead, parsePathId, sendSeeOther } from "../../../../../../../web/index.ts";
import { type MergeId, removeDistinctRecords, requestComparison } from "../../../../index.ts";
import { DECISIONS, formatProposalPath, formatUndoPath, PROPOSALS, RULE, recordPath } from "./paths.ts";
import { handleProposalDecision, showProposal } from "./proposal-page.tsx";
import { showProposals } from "./proposals-page.tsx";
import { handleMergeUndo, showRecord, showUndoConfirmation } from "./record-page.tsx";
import { handleRuleStart, showDecisions, showRule } from "./rule-page.tsx";

/** Records that may be of one person: compared, joined, said to be different, undone. */
export function mountProposalPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.proposals.for);
  app.get(PROPOSALS, journalledRead, async (request, reply) => showProposals(request, reply));
  app.post(`${PROPOSALS}/comparer`, async (request, reply) => {
    await requestComparison(request.ardeco.context);
    return sendSeeOther(reply, formatAdminPath(request.ardeco.brand, PROPOSALS));
  });
  app.get(RULE, journalledRead, async (request, reply) => showRule(request, reply));
  app.post(RULE, async (request, reply) => handleRuleStart(request, reply));
  app.get(DECISIONS, journalledRead, async (request, reply) => showDecisions(request, reply));
  app.post(`${PROPOSALS}/differentes/:apart`, async (request, reply) => {
    await removeDistinctRecords(request.ardeco.context, parsePathId<"apart">(request, "apart"));
    return sendSeeOther(reply, formatAdminPath(request.ardeco.brand, DECISIONS));
  });
  app.get(formatProposalPath(":proposal"), journalledRead, async (request, reply) =>
    showProposal(request, reply),
  );
  app.post(formatProposalPath(":proposal"), async (request, reply) => handleProposalDecision(request, reply));
  app.get(recordPath(":record"), journalledRead, async (request, reply) => showRecord(request, reply));
  app.get(formatUndoPath(":merge"), async (request, reply) => {
    const id: MergeId = parsePathId<"merge">(request, "merge");
    return showUndoConfirmation(reply, { id });
  });
  app.post(formatUndoPath(":merge"), async (request, reply) => handleMergeUndo(request, reply));
}
