import { Alert, Button, EmptyState, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import {
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  type Visit,
} from "../../../../../../web/index.ts";
import { elementWords } from "../../../../../identity/identity/pages/space/elements/element-words.ts";
import { type StateSourceKind, updateYearlyWish } from "../../../index.ts";
import { KindCards } from "../../common/sources/kind-cards.tsx";
import { QuestionList } from "../../common/sources/question-list.tsx";
import { QuotientHistory } from "../../common/sources/quotient-history.tsx";
import { type PersonQuestions, readPersonQuestions } from "../../common/sources/read-person-questions.ts";
import { YEARLY } from "../../common/sources/source-fields.ts";
import { sourceWords } from "../../common/sources/source-words.ts";

/** In the address: what the form that led here has asked. */
export const ASKED = "demande";

/** The means of a household are asked by who has them; for somebody else, only a school is. */
export const listOfferedKinds = (kinds: readonly StateSourceKind[], { self }: Pick<Somebody, "self">) =>
  kinds.filter((kind) => self || kind === "schooling");

/** What may be asked, what was, and the quotient over time. */
export async function showSources(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const chosen = await resolveChosenPerson(request);
  const known = await readPersonQuestions(context, chosen.somebody.id);
  const words = sourceWords(language);
  const at = buildSpaceAddresses(brand);
  const isWaiting = known.questions.some(({ state }) => state === "waiting");
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "elements",
      width: "task",
      above: [
        { href: formatPersonAddress(at.elements, chosen.somebody), label: elementWords(language).title },
      ],
    },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{chosen.somebody.self ? words.lead : words.leadFor(chosen.somebody.givenName)}</p>
      {getQueryText(request, ASKED) !== "" && isWaiting && (
        <Alert tone="success" title={words.done}>
          <p>{words.doneText}</p>
          <LinkButton
            variant="secondary"
            icon="refresh-cw"
            href={formatPersonAddress(at.sources, chosen.somebody)}
          >
            {words.refresh}
          </LinkButton>
        </Alert>
      )}
      <PersonSwitcher {...chosen} path={at.sources} language={language} />
      <Choices {...{ visit: request.ardeco, somebody: chosen.somebody, known }} />
      <Section id="demandes" title={words.asked}>
        <QuestionList visit={request.ardeco} questions={known.questions} />
      </Section>
      <QuotientHistory visit={request.ardeco} history={known.history} />
      {chosen.somebody.self && <Yearly visit={request.ardeco} known={known} />}
    </>,
  );
}

interface KnownProps {
  readonly visit: Visit;
  readonly somebody: Somebody;
  readonly known: PersonQuestions;
}

function Choices({ visit, somebody, known }: KnownProps) {
  const { language, brand } = visit;
  const words = sourceWords(language);
  const kinds = listOfferedKinds(known.kinds, somebody);
  if (kinds.length === 0)
    return (
      <EmptyState title={words.none} icon="landmark">
        <p>{words.noneText}</p>
      </EmptyState>
    );
  return (
    <Section id="choix" title={words.choose}>
      <KindCards
        {...{ visit, kinds, lately: known.lately }}
        hrefOf={(kind) => formatPersonAddress(buildSpaceAddresses(brand).source(kind), somebody)}
      />
    </Section>
  );
}

function Yearly({ visit, known: { yearly, kinds } }: Omit<KnownProps, "somebody">) {
  const { language, brand, csrf } = visit;
  const words = sourceWords(language);
  if (!kinds.includes("quotient")) return null;
  return (
    <Section id="annee" title={words.yearlyTitle} lead={yearly ? words.yearlyOn : words.yearlyOff}>
      <Form
        action={buildSpaceAddresses(brand).sourceYearly}
        csrf={csrf()}
        hidden={{ [YEARLY]: yearly ? "non" : "oui" }}
      >
        <Button variant="secondary">{yearly ? words.stop : words.start}</Button>
      </Form>
    </Section>
  );
}

/** For oneself only. */
export async function submitYearlyWish(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const yearly = getTypedText(readForm(request).typed, YEARLY) === "oui";
  await updateYearlyWish(context, { personId: getSignedInPerson(request.ardeco), yearly });
  return sendSeeOther(reply, buildSpaceAddresses(brand).sources);
}
