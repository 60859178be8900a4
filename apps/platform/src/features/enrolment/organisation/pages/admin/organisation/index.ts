import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { changeMode, isModeName, type ModeName } from "../../../index.ts";
import { documentPolicyPages } from "./document-pages.tsx";
import { showModes } from "./modes-view.tsx";
import { showPreview } from "./preview-view.tsx";
import { readOrganisation } from "./read-organisation.ts";

const PATH = adminPlaces.organisation.path;

/** Which of the five organisation modes: explained, previewed, changed, undone. */
export function organisationPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.organisation.for);
  documentPolicyPages(app);
  app.get(PATH, async (request, reply) =>
    showModes(reply, (await readOrganisation(request.ardeco.context)).organisation),
  );
  app.get<{ Params: { mode: string } }>(`${PATH}/:mode`, async (request, reply) => {
    const to = modeNamed(request.params.mode);
    const here = await readOrganisation(request.ardeco.context);
    if (here.organisation.mode === to)
      return sendSeeOther(reply, formatAdminPath(request.ardeco.brand, PATH));
    return showPreview(reply, here, to);
  });
  app.post(PATH, async (request, reply) => {
    const { typed } = readForm(request);
    await changeMode(request.ardeco.context, {
      from: modeNamed(getTypedText(typed, "from")),
      to: modeNamed(getTypedText(typed, "to")),
    });
    return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, PATH)}?fait=change`);
  });
}

function modeNamed(text: string): ModeName {
  if (!isModeName(text)) throw kernelErrors.error("request.not_found");
  return text;
}
