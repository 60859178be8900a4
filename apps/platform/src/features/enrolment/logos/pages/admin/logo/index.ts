import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  bothIn,
  buildFieldError,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { defineLogoRoute } from "../../../../../consent/subscriptions/pages/common/services/logo-picture.ts";
import {
  applyLogoGesture,
  gestures,
  type LogoGesture,
  logosErrors,
  readLogos,
  submitLogoProposal,
} from "../../../index.ts";
import { LOGO, showLogo } from "./logo-view.tsx";
import { logoWords } from "./logo-words.ts";

/** The authority's logo: proposed, looked at, published, removed, put back. */
export function defineLogoPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.authority.for);
  app.get(LOGO, async (request, reply) => showLogo(reply, { logos: await readCurrentLogos(request) }));
  // What is proposed has its address here: agents are known under the administration only.
  defineLogoRoute(app, LOGO);
  app.post(LOGO, async (request, reply) => {
    const gesture = getTypedText(readForm(request).typed, "geste");
    if (gesture === "voir") return submitLogo(request, reply);
    if (!isGesture(gesture)) throw kernelErrors.error("request.not_found");
    return submitLogoGesture(request, reply, gesture);
  });
}

const readCurrentLogos = ({ ardeco: { context } }: FastifyRequest) =>
  context.transaction((tx) => readLogos(tx, context));

const isGesture = (text: string): text is LogoGesture => gestures.some((one) => one === text);

async function submitLogo(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const [upload] = readForm(request).uploads;
  if (!upload) return showLogo(reply, { logos: await readCurrentLogos(request), errors: [missing] });
  return submitOrShowAgain(() => submitLogoProposal(context, upload.content), {
    besides: toBesides(logosErrors, "logo"),
    again: async ({ errors }) => showLogo(reply, { logos: await readCurrentLogos(request), errors }),
    after: () => sendSeeOther(reply, formatAdminPath(brand, LOGO)),
  });
}

const missing = buildFieldError(
  "logo",
  "form.file_required",
  bothIn(logoWords)((words) => words.missing),
);

async function submitLogoGesture(request: FastifyRequest, reply: FastifyReply, gesture: LogoGesture) {
  const digest = getTypedText(readForm(request).typed, "logo");
  const done = gesture === "drop" ? "" : "?fait=logo";
  return submitOrShowAgain(() => applyLogoGesture(request.ardeco.context, { gesture, digest }), {
    besides: { "request.changed_meanwhile": "" },
    again: async () => showLogo(reply, { logos: await readCurrentLogos(request), meanwhile: true }),
    after: () => sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, LOGO)}${done}`),
  });
}
