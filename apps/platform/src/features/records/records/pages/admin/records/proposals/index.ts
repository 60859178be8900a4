import type { FastifyInstance } from "fastify";
import { under } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { pathId } from "../../../../../../../frames/admin/common/path-id.ts";
import { places } from "../../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../../frames/admin/common/signed-in.ts";
import { seeOther } from "../../../../../../../web/index.ts";
import { askComparison, forgetApart, type MergeId } from "../../../../index.ts";
import { DECISIONS, PROPOSALS, proposalPath, RULE, recordPath, undoPath } from "./paths.ts";
import { decide, showProposal } from "./proposal-page.tsx";
import { showProposals } from "./proposals-page.tsx";
import { askUndo, showRecord, undo } from "./record-page.tsx";
import { followRule, showDecisions, showRule } from "./rule-page.tsx";

/** Records that may be of one person: compared, joined, said to be different, undone. */
export function proposalPages(app: FastifyInstance): void {
  requireOneOf(app, places.proposals.for);
  app.get(PROPOSALS, async (request, reply) => showProposals(request, reply));
  app.post(`${PROPOSALS}/comparer`, async (request, reply) => {
    await askComparison(request.ardeco.context);
    return seeOther(reply, under(request.ardeco.brand, PROPOSALS));
  });
  app.get(RULE, async (request, reply) => showRule(request, reply));
  app.post(RULE, async (request, reply) => followRule(request, reply));
  app.get(DECISIONS, async (request, reply) => showDecisions(request, reply));
  app.post(`${PROPOSALS}/differentes/:apart`, async (request, reply) => {
    await forgetApart(request.ardeco.context, pathId<"apart">(request, "apart"));
    return seeOther(reply, under(request.ardeco.brand, DECISIONS));
  });
  app.get(proposalPath(":proposal"), async (request, reply) => showProposal(request, reply));
  app.post(proposalPath(":proposal"), async (request, reply) => decide(request, reply));
  app.get(recordPath(":record"), async (request, reply) => showRecord(request, reply));
  app.get(undoPath(":merge"), async (request, reply) => {
    const id: MergeId = pathId<"merge">(request, "merge");
    return askUndo(reply, { id });
  });
  app.post(undoPath(":merge"), async (request, reply) => undo(request, reply));
}
