import type { FastifyRequest } from "fastify";
import { getFeatures } from "../../../../../frames/feature/frame-features.ts";
import type { PageParts } from "../../../../../frames/feature/page-parts.ts";
import type { Context } from "../../../../../kernel/context.ts";
import { buildApprovalsKind } from "../../index.ts";

/** What features declare, and approvals, which are read before: outside the transaction of the queue. */
export async function loadKinds(request: FastifyRequest, parts: PageParts, context: Context) {
  const declared = getFeatures(request).registry.waitingKinds;
  const shownAlready = new Set(declared.flatMap(({ showsApproval }) => showsApproval ?? []));
  const approvals = (await parts.listWaitingApprovals(context)).filter(
    ({ kind }) => !shownAlready.has(kind.kind),
  );
  return {
    kinds: [...declared, buildApprovalsKind(approvals)],
    silent: approvals.filter(({ waiting }) => waiting === "silent").map(({ kind }) => kind.label),
  };
}
