import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  bothIn,
  buildFieldError,
  getTypedText,
  readForm,
  sendSeeOther,
  toFieldError,
} from "../../../../../../web/index.ts";
import { defineLogoRoute } from "../../../../../consent/subscriptions/pages/common/services/logo-picture.ts";
import { changeLogo, gestures, type LogoGesture, proposeLogo, readLogos } from "../../../index.ts";
import { LOGO, showLogo } from "./logo-view.tsx";
import { logoWords } from "./logo-words.ts";

/** The authority's logo: proposed, looked at, published, removed, put back. */
export function logoPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.authority.for);
  app.get(LOGO, async (request, reply) => showLogo(reply, { logos: await readNow(request) }));
  // What is proposed has its address here: agents are known under the administration only.
  defineLogoRoute(app, LOGO);
  app.post(LOGO, async (request, reply) => {
    const gesture = getTypedText(readForm(request).typed, "geste");
    if (gesture === "voir") return propose(request, reply);
    if (!isGesture(gesture)) throw kernelErrors.error("request.not_found");
    return change(request, reply, gesture);
  });
}

const readNow = ({ ardeco: { context } }: FastifyRequest) =>
  context.transaction((tx) => readLogos(tx, context));

const isGesture = (text: string): text is LogoGesture => gestures.some((one) => one === text);

async function propose(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const [upload] = readForm(request).uploads;
  if (!upload) return refuse(request, reply, missing);
  try {
    await proposeLogo(context, upload.content);
    return sendSeeOther(reply, formatAdminPath(brand, LOGO));
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("logos.")) throw error;
    return refuse(request, reply, asFieldError(error));
  }
}

const missing = buildFieldError(
  "logo",
  "form.file_required",
  bothIn(logoWords)((words) => words.missing),
);

const asFieldError = (error: AppError): FieldError => toFieldError("logo", error);

async function refuse(request: FastifyRequest, reply: FastifyReply, error: FieldError) {
  return showLogo(reply, { logos: await readNow(request), errors: [error] });
}

async function change(request: FastifyRequest, reply: FastifyReply, gesture: LogoGesture) {
  const digest = getTypedText(readForm(request).typed, "logo");
  try {
    await changeLogo(request.ardeco.context, { gesture, digest });
  } catch (error) {
    const meanwhile = kernelErrors.codes["request.changed_meanwhile"];
    if (!(error instanceof AppError) || error.code !== meanwhile) throw error;
    return showLogo(reply, { logos: await readNow(request), meanwhile: true });
  }
  const done = gesture === "drop" ? "" : "?fait=logo";
  return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, LOGO)}${done}`);
}
