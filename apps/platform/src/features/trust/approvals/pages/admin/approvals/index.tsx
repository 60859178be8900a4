import type { FastifyInstance } from "fastify";
import { sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { adminHomeSlot } from "../../../../../../frames/admin/slots.ts";
import type { PageParts } from "../../../../../../frames/feature/page-parts.ts";
import { bothIn } from "../../../../../../web/index.ts";
import type { Frame } from "../../../../../../web/resource/index.ts";
import { buildInbox } from "../../../index.ts";
import { approvalWords } from "../../common/approvals/approval-words.ts";
import { mountInbox } from "../../common/approvals/inbox-list.tsx";
import { WaitingNotice } from "../../common/approvals/waiting-notice.tsx";

const { path } = adminPlaces.approvals;

const frame: Frame = {
  send: (reply, page, content) => sendAdminPage(reply, { ...page, place: "approvals" }, content),
};

export function mountAdminApprovals(app: FastifyInstance, parts: PageParts): Promise<void> {
  requireAnyCapability(app, adminPlaces.approvals.for);
  return mountInbox(app, parts, { frame, path });
}

/** How much of it waits for this very agent, at the top of the administration. */
export const adminApprovalsFill = adminHomeSlot.fill({
  name: "approvals.admin",
  title: bothIn(approvalWords)(({ title }) => title),
  order: 5,
  permission: ({ kind }) => kind === "staff",
  load: async (context, { subjects: [authorityId] }, _signal, parts) => {
    const { answers } = buildInbox(await parts.listWaitingApprovals(context));
    return new Map(answers === 0 ? [] : [[authorityId, answers]]);
  },
  show: (answers, { visit }) => <WaitingNotice answers={answers} path={path} visit={visit} />,
});
