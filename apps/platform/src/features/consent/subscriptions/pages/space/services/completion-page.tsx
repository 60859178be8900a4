import type { ElementName } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { FieldHelp } from "../../../../../../frames/common/help/field-help.tsx";
import { findElementTopic } from "../../../../../../frames/common/help/help-topics.ts";
import { formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  sendSeeOther,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../../../../../enrolment/enrolment/pages/space/enrolment/paths.ts";
import { toElementAnswer } from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import { parseReturnPath } from "../../../../../identity/identity/pages/space/elements/correction-page.tsx";
import { isKept } from "../../../../../identity/identity/pages/space/elements/element-row.tsx";
import { findLiveGrant } from "../../../../consent/index.ts";
import { readCompletion } from "./completion.ts";
import { buildProofFields, buildValueField, formatValueFieldName } from "./completion-fields.ts";
import { completionWords } from "./completion-words.ts";
import { buildOfferAddresses, getSpaceOffer, type Offer } from "./find-service.ts";
import { listElementsToGive } from "./list-elements-to-give.ts";

interface Completion {
  readonly offer: Offer;
  readonly somebody: Somebody;
  /** What lacks, and what may be given here: never what another representative gave. */
  readonly names: readonly ElementName[];
  /** The service is agreed to already: it lacks something to go on. */
  readonly live: boolean;
}

interface Shown extends Completion {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** Asks exactly what a service lacks for one person, in one page, with the documents that prove it. */
export async function showCompletion(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const completion = await findCompletion(request);
  const { names, somebody } = completion;
  if (names.length === 0) return sendSeeOther(reply, buildReturnPath(request, completion));
  const typed = new Map(
    names.flatMap((name) => {
      const known = somebody.elements.find((one) => one.name === name);
      const value = toElementAnswer((known?.declared ?? known?.validated)?.value);
      return [...toTypedValues([buildValueField(name)], { [formatValueFieldName(name)]: value })];
    }),
  );
  return renderCompletion(reply, { ...completion, typed, errors: [] });
}

/**
 * Sends it to an agent, then returns to the service. Pressed twice: nothing is lacking any more, nothing is
 * sent.
 */
export async function sendCompletion(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const completion = await findCompletion(request);
  if (completion.names.length === 0) return sendSeeOther(reply, buildReturnPath(request, completion));
  const { typed, errors, unsent } = await readCompletion(request, completion);
  if (errors.length > 0) return renderCompletion(reply, { ...completion, typed, errors });
  const { brand } = request.ardeco;
  return sendSeeOther(
    reply,
    unsent ? buildEnrolmentPaths(brand).draft(unsent) : buildReturnPath(request, completion, { envoye: "1" }),
  );
}

async function findCompletion(request: FastifyRequest): Promise<Completion> {
  const { context } = request.ardeco;
  const offer = await getSpaceOffer(request);
  const { somebody } = await resolveChosenPerson(request);
  const lacking = await listElementsToGive(context, offer.service, somebody);
  const kept = (name: ElementName) => isKept(somebody.elements.find((one) => one.name === name));
  const named = { personId: somebody.id, serviceId: offer.service.id };
  const live = (await findLiveGrant(context, named)) !== undefined;
  return { offer, somebody, live, names: lacking.filter((name) => !kept(name)) };
}

function buildReturnPath(request: FastifyRequest, { offer, somebody }: Completion, more = {}): string {
  return (
    parseReturnPath(request) ??
    formatPersonAddress(buildOfferAddresses(request.ardeco.brand, offer).page, somebody, more)
  );
}

function renderCompletion(
  reply: FastifyReply,
  { offer, somebody, names, live, typed, errors }: Shown,
): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const words = completionWords(language);
  const at = buildOfferAddresses(brand, offer);
  const title = offer.service.definition.title[language];
  const heading = live ? words.titleAgain : words.title;
  const hasErrors = errors.length > 0;
  const back = parseReturnPath(reply.request);
  return sendSpacePage(
    reply,
    {
      title: heading,
      place: "services",
      width: "task",
      hasErrors,
      status: hasErrors ? 422 : 200,
      above: [{ href: at.page, label: title }],
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{heading}</h1>
      <p class="ar-lead">{words.lead(title)}</p>
      {!somebody.self && <p>{words.about(formatPersonName(somebody, language))}</p>}
      <Form
        action={formatPersonAddress(at.complete, somebody, back ? { retour: back } : {})}
        csrf={csrf()}
        multipart
      >
        {names.map((name) => (
          <div key={name} class="ar-stack">
            {[buildValueField(name), ...buildProofFields(name)].map((field) => (
              <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
            ))}
            <FieldHelp topic={findElementTopic(name)} visit={{ brand, language }} />
          </div>
        ))}
        <Alert tone="info" title={words.next}>
          <p>{words.nextText(brand.name)}</p>
        </Alert>
        <ButtonGroup>
          <Button>{words.send}</Button>
          <LinkButton variant="secondary" href={back ?? formatPersonAddress(at.page, somebody)}>
            {words.giveUp}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}
