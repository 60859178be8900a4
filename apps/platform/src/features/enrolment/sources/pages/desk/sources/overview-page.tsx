import { EmptyState, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { parsePathId } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { KindCards } from "../../common/sources/kind-cards.tsx";
import { QuestionList } from "../../common/sources/question-list.tsx";
import { QuotientHistory } from "../../common/sources/quotient-history.tsx";
import { readPersonQuestions } from "../../common/sources/read-person-questions.ts";
import { sourceWords } from "../../common/sources/source-words.ts";

export async function showSourcesAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, id);
  const known = await readPersonQuestions(context, id);
  const words = sourceWords(language);
  return sendDeskPage(
    reply,
    { ...buildPersonTrail(visit, { id, name }), title: words.title },
    <>
      <h1>{words.deskTitle(name)}</h1>
      <p class="ar-lead">{words.deskLead}</p>
      {known.kinds.length === 0 ? (
        <EmptyState title={words.none} icon="landmark">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <Section id="choix" title={words.choose}>
          <KindCards
            {...{ visit, kinds: known.kinds, lately: known.lately }}
            hrefOf={(kind) => buildDeskAddresses(brand).source(id, kind)}
          />
        </Section>
      )}
      <Section id="demandes" title={words.asked}>
        <QuestionList visit={visit} questions={known.questions} forAgent />
      </Section>
      <QuotientHistory visit={visit} history={known.history} />
    </>,
  );
}
