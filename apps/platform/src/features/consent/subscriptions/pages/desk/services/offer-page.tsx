import { Alert, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { parsePathId } from "../../../../../../web/index.ts";
import { ConditionList } from "../../../../../catalogue/catalogue/pages/common/opening/condition-list.tsx";
import { OpeningTag } from "../../../../../catalogue/catalogue/pages/common/opening/opening-tag.tsx";
import { getOpeningCandidate, isInAudience, isUnsent } from "../../../../consent/index.ts";
import { getDeskOffer } from "./find-offer.ts";
import { DeskNext, type DeskNextState } from "./next-view.tsx";
import { openWords } from "./open-words.ts";
import { buildPageContext, listAbove } from "./page-context.ts";
import { readCounter } from "./present.ts";
import { hasSeenRefusal } from "./refused.ts";

/** One service before one person: each condition in words, what lacks, and what to do about it. */
export async function showOffer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const personId = parsePathId<"person">(request, "id");
  // Reading the person is a line of their journal: only once there is a page to show.
  const service = await getDeskOffer(request);
  const counter = await readCounter(context, personId, deskCommonWords(language).unnamed);
  const speakers = counter.speakers.filter((one) => isInAudience(context, service, one));
  const [subject] = speakers;
  const candidate = subject && (await getOpeningCandidate(context, service, subject));
  const unsent = !!subject && (await isUnsent(context, subject));
  const shown: DeskNextState = { counter, service, candidate, speakers, unsent };
  const words = openWords(language);
  const { title, summary } = service.definition;
  return sendDeskPage(
    reply,
    { title: title[language], ...buildPageContext(request, counter, [listAbove(request, counter.personId)]) },
    <>
      <div class="ar-desk-title">
        <h1>{title[language]}</h1>
        {candidate && <OpeningTag opening={candidate.opening} language={language} />}
      </div>
      <p class="ar-lead">{words.about(counter.name, summary[language])}</p>
      {candidate?.opening.outcome !== "open" &&
        hasSeenRefusal(request, { personId: counter.personId, serviceId: service.id }) && (
          <Alert tone="success" title={words.refused}>
            <p>{words.refusedText}</p>
          </Alert>
        )}
      {candidate && candidate.conditions.length > 0 && (
        <Section id="conditions" title={words.conditions}>
          <ConditionList
            conditions={candidate.conditions}
            definition={service.definition}
            language={language}
          />
        </Section>
      )}
      <Section id="suite" title={words.todo}>
        <DeskNext {...shown} visit={visit} />
      </Section>
    </>,
  );
}
