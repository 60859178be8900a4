import type { FastifyInstance } from "fastify";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { deskQueueSlot } from "../../../../../../frames/desk/slots.ts";
import type { PageParts } from "../../../../../../frames/feature/page-parts.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { buildInbox } from "../../../index.ts";
import { approvalWords } from "../../common/approvals/approval-words.ts";
import { mountInbox } from "../../common/approvals/inbox-list.tsx";
import { WaitingNotice } from "../../common/approvals/waiting-notice.tsx";

export const DESK_APPROVALS = "/agents/approbations";

export const mountDeskApprovals = (app: FastifyInstance, parts: PageParts): Promise<void> =>
  mountInbox(app, parts, { frame: { send: sendDeskPage }, path: DESK_APPROVALS });

/** How much of it waits for this very agent, above the files of the morning. */
export const deskApprovalsFill = deskQueueSlot.fill({
  name: "approvals.desk",
  title: bothIn(approvalWords)(({ title }) => title),
  order: 5,
  permission: ({ kind }) => kind === "staff",
  load: async (context, { subjects: [authorityId] }, _signal, parts) => {
    const { answers } = buildInbox(await parts.listWaitingApprovals(context));
    return new Map(answers === 0 ? [] : [[authorityId, answers]]);
  },
  show: (answers, { visit }) => <WaitingNotice answers={answers} path={DESK_APPROVALS} visit={visit} />,
});
