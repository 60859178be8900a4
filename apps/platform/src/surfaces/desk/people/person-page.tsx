import { ButtonGroup, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { PersonId } from "../../../kernel/ids.ts";
import { holds } from "../../../modules/access/index.ts";
import { consultPerson } from "../../../modules/enrolment/index.ts";
import { listMessagesOf } from "../../../modules/notifications/index.ts";
import { queryText } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { HouseholdList } from "../common/household-list.tsx";
import { pathId } from "../common/params.ts";
import { purposeIn, purposes } from "../common/purposes.ts";
import { peopleWords } from "./people-words.ts";
import { Documents, Elements, Files, Messages, type PersonState } from "./person-sections.tsx";
import { PhoneSection } from "./phone-section.tsx";

/** The whole relation in one look, once the agent has said why. */
export async function showPerson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const personId = pathId<"person">(request, "id");
  const purpose = purposeIn(queryText(request, "motif"));
  if (!purpose) return askWhy(request, reply, personId);
  const state: PersonState = await context.transaction(async (tx) => ({
    visit,
    view: await consultPerson(tx, context, { personId, purpose }),
    messages: await listMessagesOf(tx, context, personId),
  }));
  const words = peopleWords(language);
  const { view } = state;
  const title = view.displayName || commonWords(language).unnamed;
  return deskPage(
    reply,
    { title, place: "people", above: [{ href: addresses(brand).people, label: words.title }] },
    <>
      <div class="ar-desk-title">
        <h1>{title}</h1>
        <Tag tone={view.person.status === "enrolled" ? "success" : "neutral"}>
          {words.person.status[view.person.status]}
        </Tag>
      </div>
      <Acts state={state} />
      {purpose === "telephone" && <PhoneSection state={state} />}
      <div class="ar-desk-columns">
        <Section id="informations" title={words.person.elements}>
          <Elements state={state} />
        </Section>
        <div class="ar-stack">
          <Section id="dossiers" title={words.person.files}>
            <Files state={state} />
          </Section>
          <Section id="foyer" title={words.person.household}>
            <HouseholdList
              visit={visit}
              personId={personId}
              around={view}
              approveAt={(link) => `${addresses(brand).person(personId)}/liens/${link}`}
            />
          </Section>
          <Section id="messages" title={words.person.messages}>
            <Messages state={state} />
          </Section>
          <Section id="justificatifs" title={words.person.documents}>
            <Documents state={state} />
          </Section>
          <Section id="services" title={words.person.services}>
            <p>{words.person.servicesText}</p>
          </Section>
        </div>
      </div>
    </>,
  );
}

function Acts({ state: { visit, view } }: { state: PersonState }) {
  if (!holds(visit.context.actor, "person.enrol")) return null;
  const words = peopleWords(visit.language).person;
  const at = addresses(visit.brand);
  return (
    <ButtonGroup>
      <LinkButton variant="secondary" icon="folder-open" href={at.enrolKnown(view.person.id)}>
        {words.newFile}
      </LinkButton>
      <LinkButton variant="secondary" icon="baby" href={at.enrolChild(view.person.id)}>
        {words.enrolChild}
      </LinkButton>
    </ButtonGroup>
  );
}

/** Nobody is looked at without a reason: the journal of the person will tell it. */
function askWhy(request: FastifyRequest, reply: FastifyReply, personId: PersonId): FastifyReply {
  const { brand, language } = request.ardeco;
  const words = peopleWords(language);
  const at = addresses(brand);
  return deskPage(
    reply,
    {
      title: words.person.ask,
      place: "people",
      width: "task",
      above: [{ href: at.people, label: words.title }],
    },
    <>
      <h1>{words.person.ask}</h1>
      <p class="ar-lead">{words.person.askLead}</p>
      <ButtonGroup>
        {purposes.map((purpose) => (
          <LinkButton key={purpose} variant="secondary" href={at.person(personId, purpose)}>
            {commonWords(language).purposes[purpose]}
          </LinkButton>
        ))}
      </ButtonGroup>
    </>,
  );
}
