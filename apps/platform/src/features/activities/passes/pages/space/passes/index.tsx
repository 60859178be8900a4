import { LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getPathText, sendSeeOther } from "../../../../../../web/index.ts";
import { createPassMembership, issueShortCode, openPass, type PassId, passesErrors } from "../../../index.ts";
import { showPasses } from "./pass-page.tsx";
import { passWords } from "./pass-words.ts";

/** Passes: asked for, opened, shown; what is left and what was used. */
export function defineSpacePassPages(app: FastifyInstance): void {
  app.get("/espace/pass", showPasses);
  app.post("/espace/pass/:pass/demander", handlePassJoining);
  app.post("/espace/pass/:pass/ouvrir", open);
  app.post("/espace/pass/:pass/code", showCode);
}

const parsePassParam = (request: FastifyRequest): PassId => {
  const id = getPathText(request, "pass");
  if (!isUuid(id)) throw passesErrors.error("passes.unknown");
  return parseId<"pass">(id);
};

async function resolveChosenPass(request: FastifyRequest) {
  const { somebody } = await resolveChosenPerson(request);
  return { somebody, asked: { passId: parsePassParam(request), personId: somebody.id } };
}

/** A pass without a fee is open at once. */
async function handlePassJoining(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, asked } = await resolveChosenPass(request);
  const { isFree } = await createPassMembership(context, asked);
  if (isFree) await openPass(context, asked);
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).passes, somebody, { fait: isFree ? "ouvert" : "demande" }),
  );
}

async function open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, asked } = await resolveChosenPass(request);
  await openPass(context, asked);
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).passes, somebody, { fait: "ouvert" }),
  );
}

/** Shown once: only its digest is kept. */
async function showCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { somebody, asked } = await resolveChosenPass(request);
  const { code, until } = await issueShortCode(context, asked);
  const words = passWords(language);
  const time = formatTimeOfDay(until, language);
  const back = formatPersonAddress(buildSpaceAddresses(brand).passes, somebody);
  return sendSpacePage(
    reply,
    { title: words.codeTitle, place: "services", width: "task", above: [{ href: back, label: words.title }] },
    <>
      <h1>{words.codeTitle}</h1>
      <div class="ar-receipt__head" data-color="info">
        <p class="ar-receipt__number" translate={false}>
          {code}
        </p>
      </div>
      <p>{words.codeUntil(time)}</p>
      <LinkButton href={back} variant="secondary">
        {words.back}
      </LinkButton>
    </>,
  );
}
