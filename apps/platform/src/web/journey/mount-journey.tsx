import type { FastifyInstance, FastifyReply } from "fastify";
import type { FieldError } from "../../kernel/errors.ts";
import { submitOrShowAgain } from "../forms/submit-or-show-again.ts";
import { getNormalisedPath } from "../http/get-normalised-path.ts";
import { sendAuthorityPage } from "../page/page.tsx";
import { sendSeeOther } from "../page/send-see-other.ts";
import { CheckPage } from "./check-page.tsx";
import { CHECK_PATH, type Journey } from "./journey.ts";
import type { JourneyOptions, JourneyPort } from "./journey-port.ts";
import { getJourneyBase, type JourneyRequest, openDraft, resolveNextPlace } from "./journey-request.ts";
import { journeyWords } from "./journey-words.ts";
import { mountStep } from "./mount-step.tsx";
import { findIncompleteStep, openAnswers } from "./walk.ts";

/**
 * All the pages of a journey, under the pages of an authority: its entry, its steps, the check, the sending.
 */
export function mountJourney(
  app: FastifyInstance,
  journey: Journey,
  port: JourneyPort,
  options: JourneyOptions = {},
): void {
  app.get(journey.path, async (request, reply) => {
    const draft = await openDraft(request, journey, port, getNormalisedPath(request).replace(/\/+$/, ""));
    return sendSeeOther(reply, resolveNextPlace(journey, draft.answers, draft));
  });
  for (const step of journey.steps) mountStep(app, journey, step, port, options);
  mountCheck(app, journey, port, options);
}

function mountCheck(
  app: FastifyInstance,
  journey: Journey,
  port: JourneyPort,
  options: JourneyOptions,
): void {
  const url = `${journey.path}/${CHECK_PATH}`;

  async function show(
    reply: FastifyReply,
    draft: JourneyRequest,
    errors: readonly FieldError[],
    status: number,
  ): Promise<FastifyReply> {
    const visit = reply.request.ardeco;
    const { language } = visit;
    const { answers, base } = draft;
    const { area, checkNote } = options;
    return sendAuthorityPage(
      reply,
      {
        title: journeyWords(language).check,
        status,
        hasErrors: errors.length > 0,
        ...(area ? { area } : {}),
      },
      <CheckPage
        {...{ journey, answers, errors, language, base }}
        csrf={visit.csrf()}
        note={await checkNote?.(answers, visit, draft.place)}
      />,
    );
  }

  app.get(url, async (request, reply) => {
    const draft = await openDraft(request, journey, port, getJourneyBase(request));
    const missing = findIncompleteStep(journey, draft.answers, draft.today);
    return missing ? sendSeeOther(reply, `${draft.base}/${missing.path}`) : show(reply, draft, [], 200);
  });

  app.post(url, async (request, reply) => {
    const draft = await openDraft(request, journey, port, getJourneyBase(request));
    const missing = findIncompleteStep(journey, draft.answers, draft.today);
    if (missing) return sendSeeOther(reply, `${draft.base}/${missing.path}`);
    const submit = () => port.submit(draft.context, draft.place, openAnswers(journey, draft.answers));
    return submitOrShowAgain(submit, {
      again: ({ errors, status }) => show(reply, draft, errors, status),
      after: (href) => sendSeeOther(reply, href),
    });
  });
}
