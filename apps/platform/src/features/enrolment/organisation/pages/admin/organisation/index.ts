import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { isModeName, type ModeName, updateMode } from "../../../index.ts";
import { defineDocumentPolicyPages } from "./document-pages.tsx";
import { showModes } from "./modes-view.tsx";
import { showPreview } from "./preview-view.tsx";
import { readOrganisation } from "./read-organisation.ts";

const PATH = adminPlaces.organisation.path;

/** Which of the five organisation modes: explained, previewed, changed, undone. */
export function defineOrganisationPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.organisation.for);
  defineDocumentPolicyPages(app);
  app.get(PATH, async (request, reply) =>
    showModes(reply, (await readOrganisation(request.ardeco.context)).organisation),
  );
  app.get<{ Params: { mode: string } }>(`${PATH}/:mode`, async (request, reply) => {
    const to = parseModeName(request.params.mode);
    const here = await readOrganisation(request.ardeco.context);
    if (here.organisation.mode === to)
      return sendSeeOther(reply, formatAdminPath(request.ardeco.brand, PATH));
    return showPreview(reply, here, to);
  });
  app.post(PATH, async (request, reply) => {
    const { typed } = readForm(request);
    await updateMode(request.ardeco.context, {
      from: parseModeName(getTypedText(typed, "from")),
      to: parseModeName(getTypedText(typed, "to")),
    });
    return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, PATH)}?fait=change`);
  });
}

function parseModeName(text: string): ModeName {
  if (!isModeName(text)) throw kernelErrors.error("request.not_found");
  return text;
}
