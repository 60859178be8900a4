import { asDisplay, themeCss } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  getQueryText,
  getTypedText,
  type PostedForm,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { applyFormerPresentation, getPresentation, updateAuthorityPresentation } from "../../../index.ts";
import { showAuthority } from "./authority-view.tsx";
import { formatFactInputs, readFacts } from "./read-facts.ts";

const PATH = adminPlaces.authority.path;

/** What the authority says of itself: previewed, saved, undone. */
export function defineAuthorityPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.authority.for);
  app.get(PATH, async (request, reply) => {
    const now = await readCurrentPresentation(request);
    return showAuthority(reply, { now, typed: formatFactInputs(now) });
  });
  app.get(`${PATH}/apercu.css`, async (request, reply) => {
    const colour = `#${getQueryText(request, "couleur")}`;
    if (!/^#[0-9a-f]{6}$/.test(colour)) throw kernelErrors.error("request.not_found");
    return reply
      .type("text/css; charset=utf-8")
      .send(themeCss(colour, asDisplay(getQueryText(request, "affichage"))));
  });
  app.post(PATH, async (request, reply) => {
    const form = readForm(request);
    const gesture = getTypedText(form.typed, "geste");
    if (gesture === "revenir") return submitFormerPresentation(request, reply, form);
    return submitPresentation(request, reply, form, gesture === "enregistrer");
  });
}

const readCurrentPresentation = ({ ardeco: { context } }: FastifyRequest) =>
  context.transaction((tx) => getPresentation(tx, context));

const readFormRevision = ({ typed }: PostedForm): number => {
  const text = getTypedText(typed, "revision");
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

async function submitPresentation(
  request: FastifyRequest,
  reply: FastifyReply,
  form: PostedForm,
  keep: boolean,
) {
  const { context } = request.ardeco;
  const { typed } = form;
  const read = readFacts(form, context.now());
  if ("errors" in read)
    return showAuthority(reply, { now: await readCurrentPresentation(request), typed, errors: read.errors });
  const { facts } = read;
  const revision = readFormRevision(form);
  if (!keep)
    return showAuthority(reply, {
      now: await readCurrentPresentation(request),
      typed,
      preview: facts,
      revision,
    });
  const saved = await runUnlessChanged(() => updateAuthorityPresentation(context, { revision, facts }));
  if (saved) return showPresentationSaved(request, reply);
  return showAuthority(reply, {
    now: await readCurrentPresentation(request),
    typed,
    preview: facts,
    meanwhile: true,
  });
}

async function submitFormerPresentation(request: FastifyRequest, reply: FastifyReply, form: PostedForm) {
  const revision = readFormRevision(form);
  const saved = await runUnlessChanged(() => applyFormerPresentation(request.ardeco.context, { revision }));
  if (saved) return showPresentationSaved(request, reply);
  const now = await readCurrentPresentation(request);
  return showAuthority(reply, { now, typed: formatFactInputs(now), meanwhile: true });
}

const showPresentationSaved = ({ ardeco }: FastifyRequest, reply: FastifyReply) =>
  sendSeeOther(reply, `${formatAdminPath(ardeco.brand, PATH)}?fait=enregistre`);

function runUnlessChanged(act: () => Promise<void>): Promise<boolean> {
  const run = async () => {
    await act();
    return true;
  };
  return recoverRefusal(listCodes(kernelErrors, "request.changed_meanwhile"), run, () => false);
}
