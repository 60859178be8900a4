import type { FastifyInstance } from "fastify";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import type { PageParts } from "../../../../../../frames/feature/page-parts.ts";
import { mountInbox } from "../../common/approvals/inbox-list.tsx";

export const DESK_APPROVALS = "/agents/approbations";

export const mountDeskApprovals = (app: FastifyInstance, parts: PageParts): Promise<void> =>
  mountInbox(app, parts, { frame: { send: sendDeskPage }, path: DESK_APPROVALS });
