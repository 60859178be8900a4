import type { FastifyInstance } from "fastify";
import { under } from "../../../../../../frames/admin/common/admin-page.tsx";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { answerComplaint, findReport, listComplaints } from "../../../index.ts";
import { showComplaints } from "./complaints-view.tsx";
import { DECLARE, saveStatement, showStatementForm, typedFrom } from "./statement-form.tsx";

const PATH = places.accessibility.path;

/** What people could not reach, and what the authority declares: its administrators only. */
export function accessibilityPages(app: FastifyInstance): void {
  requireOneOf(app, places.accessibility.for);
  app.get(PATH, async ({ ardeco: { context } }, reply) =>
    showComplaints(reply, await context.transaction((tx) => listComplaints(tx, context))),
  );
  app.post(`${PATH}/repondu`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = textOf(readForm(request).typed, "signalement");
    if (!isUuid(id)) throw kernelErrors.error("request.not_found");
    await answerComplaint(context, { id: asId<"complaint">(id) });
    return seeOther(reply, under(brand, PATH));
  });
  app.get(DECLARE, async ({ ardeco: { context } }, reply) => {
    const report = await context.transaction((tx) => findReport(tx, context.authorityId));
    return showStatementForm(reply, typedFrom(report), []);
  });
  app.post(DECLARE, async (request, reply) => saveStatement(request, reply));
}
