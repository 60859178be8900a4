import type { FastifyInstance } from "fastify";
import { under } from "../../../../../../frames/admin/common/admin-page.tsx";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { changeMode, isModeName, type ModeName } from "../../../index.ts";
import { documentPolicyPages } from "./document-pages.tsx";
import { showModes } from "./modes-view.tsx";
import { showPreview } from "./preview-view.tsx";
import { readOrganisation } from "./read-organisation.ts";

const PATH = places.organisation.path;

/** Which of the five organisation modes: explained, previewed, changed, undone. */
export function organisationPages(app: FastifyInstance): void {
  requireOneOf(app, places.organisation.for);
  documentPolicyPages(app);
  app.get(PATH, async (request, reply) =>
    showModes(reply, (await readOrganisation(request.ardeco.context)).organisation),
  );
  app.get<{ Params: { mode: string } }>(`${PATH}/:mode`, async (request, reply) => {
    const to = modeNamed(request.params.mode);
    const here = await readOrganisation(request.ardeco.context);
    if (here.organisation.mode === to) return seeOther(reply, under(request.ardeco.brand, PATH));
    return showPreview(reply, here, to);
  });
  app.post(PATH, async (request, reply) => {
    const { typed } = readForm(request);
    await changeMode(request.ardeco.context, {
      from: modeNamed(textOf(typed, "from")),
      to: modeNamed(textOf(typed, "to")),
    });
    return seeOther(reply, `${under(request.ardeco.brand, PATH)}?fait=change`);
  });
}

function modeNamed(text: string): ModeName {
  if (!isModeName(text)) throw kernelErrors.error("request.not_found");
  return text;
}
