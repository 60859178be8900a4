import { asDisplay, themeCss } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  getQueryText,
  getTypedText,
  type PostedForm,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { changePresentation, getPresentation, restorePresentation } from "../../../index.ts";
import { showAuthority } from "./authority-view.tsx";
import { readFacts, typedOf } from "./read-facts.ts";

const PATH = adminPlaces.authority.path;

/** What the authority says of itself: previewed, saved, undone. */
export function authorityPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.authority.for);
  app.get(PATH, async (request, reply) => {
    const now = await readNow(request);
    return showAuthority(reply, { now, typed: typedOf(now) });
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
    if (gesture === "revenir") return restore(request, reply, form);
    return change(request, reply, form, gesture === "enregistrer");
  });
}

const readNow = ({ ardeco: { context } }: FastifyRequest) =>
  context.transaction((tx) => getPresentation(tx, context));

const revisionOf = ({ typed }: PostedForm): number => {
  const text = getTypedText(typed, "revision");
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

async function change(request: FastifyRequest, reply: FastifyReply, form: PostedForm, keep: boolean) {
  const { context } = request.ardeco;
  const { typed } = form;
  const read = readFacts(form, context.now());
  if ("errors" in read)
    return showAuthority(reply, { now: await readNow(request), typed, errors: read.errors });
  const { facts } = read;
  const revision = revisionOf(form);
  if (!keep) return showAuthority(reply, { now: await readNow(request), typed, preview: facts, revision });
  const saved = await unlessMeanwhile(() => changePresentation(context, { revision, facts }));
  if (saved) return done(request, reply);
  return showAuthority(reply, { now: await readNow(request), typed, preview: facts, meanwhile: true });
}

async function restore(request: FastifyRequest, reply: FastifyReply, form: PostedForm) {
  const revision = revisionOf(form);
  const saved = await unlessMeanwhile(() => restorePresentation(request.ardeco.context, { revision }));
  if (saved) return done(request, reply);
  const now = await readNow(request);
  return showAuthority(reply, { now, typed: typedOf(now), meanwhile: true });
}

const done = ({ ardeco }: FastifyRequest, reply: FastifyReply) =>
  sendSeeOther(reply, `${formatAdminPath(ardeco.brand, PATH)}?fait=enregistre`);

async function unlessMeanwhile(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const meanwhile = kernelErrors.codes["request.changed_meanwhile"];
    if (error instanceof AppError && error.code === meanwhile) return false;
    throw error;
  }
}
