import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { findReport, listComplaints, resolveComplaint } from "../../../index.ts";
import { showComplaints } from "./complaints-view.tsx";
import { DECLARE, saveStatement, showStatementForm, toStatementTypedValues } from "./statement-form.tsx";

const PATH = adminPlaces.accessibility.path;

/** What people could not reach, and what the authority declares: its administrators only. */
export function defineAccessibilityPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.accessibility.for);
  app.get(PATH, async ({ ardeco: { context } }, reply) =>
    showComplaints(reply, await listComplaints(context)),
  );
  app.post(`${PATH}/repondu`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = getTypedText(readForm(request).typed, "signalement");
    if (!isUuid(id)) throw kernelErrors.error("request.not_found");
    await resolveComplaint(context, { id: parseId<"complaint">(id) });
    return sendSeeOther(reply, formatAdminPath(brand, PATH));
  });
  app.get(DECLARE, async ({ ardeco: { context } }, reply) => {
    const report = await findReport(context, context.authorityId);
    return showStatementForm(reply, toStatementTypedValues(report), []);
  });
  app.post(DECLARE, async (request, reply) => saveStatement(request, reply));
}
