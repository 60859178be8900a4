import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { requireCapability } from "../../../features/access/access/index.ts";
import { deskCouplingWords } from "../../../features/activities/couplings/pages/desk/couplings/words.ts";
import { showAllServices } from "../../../features/consent/subscriptions/index.ts";
import {
  buildOfferKey,
  listOffers,
} from "../../../features/consent/subscriptions/pages/desk/services/find-offer.ts";
import { PersonServiceList } from "../../../features/consent/subscriptions/pages/desk/services/list.tsx";
import { readPerson } from "../../../features/identity/identity/index.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  getQueryText,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { sendDeskPage } from "../common/desk-page.tsx";
import { buildDeskCoupledOfferAddresses } from "../common/offer-addresses.ts";
import { endPresence, recordPresence } from "../common/presence.ts";
import { PresenceOver } from "../common/presence-over.tsx";
import { peopleWords } from "./people-words.ts";
import { relationWords } from "./relation-words.ts";

/** A service, by its id: once the person is said to be there, its page is next. */
export const WANTED = "service";

const fields: readonly Field[] = (["beside", "agrees"] as const).map((name) => ({
  kind: "confirm",
  name,
  label: bothIn(relationWords)((words) => words[name]),
}));

/** Asked first, each time: the person is there, and wants it. */
export function showAllServicesRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): FastifyReply {
  const visit = request.ardeco;
  const { language, brand } = visit;
  requireCapability(visit.context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const words = relationWords(language);
  const at = buildDeskAddresses(brand);
  const { typed } = readForm(request);
  const wanted = getTypedText(typed, WANTED) || getQueryText(request, WANTED);
  return sendDeskPage(
    reply,
    {
      ...buildAllServicesPage(request),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.all}</h1>
      <p class="ar-lead">{words.confirmLead}</p>
      <Form
        action={at.personServices(id)}
        csrf={visit.csrf()}
        hidden={wanted === "" ? {} : { [WANTED]: wanted }}
      >
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <ButtonGroup>
          <Button icon="eye">{words.confirm}</Button>
          <a href={at.person(id, "help_at_desk")}>{words.back}</a>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/**
 * Answered by post, so that no address leads back to the list once the person has left. For a quarter of an
 * hour the services that a desk does not see may be opened and stopped with them (ADR 0049).
 */
export async function showEveryService(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, context } = visit;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const today = toCivilDate(context.now());
  const { errors } = parseFields(fields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return showAllServicesRequest(request, reply, errors);
  const services = await showAllServices(context, { personId: id });
  recordPresence(request, reply, id);
  const wanted = await findWanted(request);
  if (wanted) return sendSeeOther(reply, buildDeskAddresses(visit.brand).offer(id, wanted));
  const words = relationWords(language);
  return sendDeskPage(
    reply,
    buildAllServicesPage(request),
    <>
      <h1>{words.all}</h1>
      <p class="ar-lead">{words.allLead}</p>
      {services.length === 0 ? (
        <p>{words.noneAtAll}</p>
      ) : (
        <PersonServiceList services={services} visit={visit} personId={id} />
      )}
      <ButtonGroup>
        <LinkButton icon="handshake" href={buildDeskAddresses(visit.brand).offers(id)}>
          {words.openAny}
        </LinkButton>
        <LinkButton variant="secondary" href={buildDeskCoupledOfferAddresses(visit.brand).of(id)}>
          {deskCouplingWords(language).act}
        </LinkButton>
      </ButtonGroup>
      <PresenceOver visit={visit} personId={id} />
    </>,
  );
}

/** The service for which the agent came here, by its address at the desk. */
async function findWanted(request: FastifyRequest): Promise<string | undefined> {
  const { context } = request.ardeco;
  const wanted = getTypedText(readForm(request).typed, WANTED);
  const offers = await listOffers(context, true);
  const found = offers.find(({ service }) => service.id === wanted);
  return found && buildOfferKey(found.service, context.authorityId);
}

/** The person has left: nothing of what was shown opens any more from this screen. */
export async function handlePersonLeaving(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  await readPerson(context, id);
  endPresence(request, reply, id);
  return sendSeeOther(reply, buildDeskAddresses(brand).person(id, "help_at_desk"));
}

/** Without a name: who asks has not read the person's page here. */
function buildAllServicesPage(request: FastifyRequest) {
  const { language, brand } = request.ardeco;
  const at = buildDeskAddresses(brand);
  const words = relationWords(language);
  return {
    title: words.all,
    place: "people" as const,
    width: "task" as const,
    above: [
      { href: at.people, label: peopleWords(language).title },
      { href: at.person(parsePathId<"person">(request, "id"), "help_at_desk"), label: words.person },
    ],
  };
}
