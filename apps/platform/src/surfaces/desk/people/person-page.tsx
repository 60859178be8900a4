import { ageOn } from "@ardeco/contracts";
import { ButtonGroup, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { holds } from "../../../modules/access/index.ts";
import { listContactsOf } from "../../../modules/contacts/index.ts";
import { consultPerson, readRelationJournal } from "../../../modules/enrolment/index.ts";
import { findDeath } from "../../../modules/life/index.ts";
import { listMessagesOf } from "../../../modules/notifications/index.ts";
import { listServicesAtDesk } from "../../../modules/subscriptions/index.ts";
import { queryText } from "../../../web/index.ts";
import { moveWords } from "../../move-words.ts";
import { listDeskRenewals, RenewalsSection } from "../campaigns/renewals-section.tsx";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { HouseholdList } from "../common/household-list.tsx";
import { pathId } from "../common/params.ts";
import { type Purpose, purposeIn, purposes } from "../common/purposes.ts";
import { DeathNotice } from "../death/death-notice.tsx";
import { deathWords } from "../death/death-words.ts";
import { majorityWords } from "../majority/majority-words.ts";
import { ContactsSection } from "./contacts-section.tsx";
import { JournalSection, type TellEntry } from "./journal-section.tsx";
import { peopleWords } from "./people-words.ts";
import { Documents, Elements, Files, Messages, type PersonState } from "./person-sections.tsx";
import { PhoneSection } from "./phone-section.tsx";
import { recoveryWords } from "./recovery-words.ts";
import { relationWords } from "./relation-words.ts";
import { ServicesSection } from "./services-section.tsx";

/** The whole relation in one look, once the agent has said why. */
export const showPerson = (tell: TellEntry) => async (request: FastifyRequest, reply: FastifyReply) => {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const personId = pathId<"person">(request, "id");
  const purpose = purposeIn(queryText(request, "motif"));
  if (!purpose) return askWhy(request, reply, personId);
  const read = await context.transaction(async (tx) => ({
    view: await consultPerson(tx, context, { personId, purpose }),
    death: await findDeath(tx, context, personId),
    ...(await readRelation(tx, context, { personId, purpose })),
  }));
  const journal = await readRelationJournal(context, { personId });
  const state: PersonState = { visit, purpose, journal, ...read };
  const words = peopleWords(language);
  const relation = relationWords(language);
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
      {read.death && <DeathNotice death={read.death} {...{ personId, visit }} />}
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
          <Section id="echanges" title={relation.contacts}>
            <ContactsSection state={state} />
          </Section>
          <Section id="services" title={relation.services}>
            <ServicesSection state={state} />
          </Section>
          <RenewalsSection renewals={state.renewals} visit={visit} />
          <Section id="messages" title={words.person.messages}>
            <Messages state={state} />
          </Section>
          <Section id="justificatifs" title={words.person.documents}>
            <Documents state={state} />
          </Section>
          <Section id="journal" title={relation.journal}>
            <JournalSection entries={state.journal} tell={tell} visit={visit} />
          </Section>
        </div>
      </div>
    </>,
  );
};

/** What surrounds the person, as far as the agent's role goes. */
async function readRelation(
  tx: Tx,
  context: Context,
  asked: { readonly personId: PersonId; readonly purpose: Purpose },
): Promise<Pick<PersonState, "messages" | "contacts" | "services" | "renewals">> {
  const seesServices = holds(context.actor, "person.enrol");
  return {
    messages: await listMessagesOf(tx, context, asked.personId),
    contacts: await listContactsOf(tx, context, asked.personId),
    ...(seesServices
      ? {
          services: await listServicesAtDesk(tx, context, asked),
          renewals: await listDeskRenewals(tx, context, asked.personId),
        }
      : {}),
  };
}

function Acts({ state: { visit, view, purpose } }: { state: PersonState }) {
  if (!holds(visit.context.actor, "person.enrol") || view.person.status === "deceased") return null;
  const words = peopleWords(visit.language).person;
  const at = addresses(visit.brand);
  const noteHref = `${at.noteContact(view.person.id)}?canal=${purpose === "telephone" ? "phone" : "desk"}`;
  return (
    <ButtonGroup>
      <LinkButton variant="secondary" icon="folder-open" href={at.enrolKnown(view.person.id)}>
        {words.newFile}
      </LinkButton>
      <LinkButton variant="secondary" icon="baby" href={at.enrolChild(view.person.id)}>
        {words.enrolChild}
      </LinkButton>
      <LinkButton variant="secondary" icon="message-square" href={noteHref}>
        {relationWords(visit.language).note}
      </LinkButton>
      <LinkButton variant="secondary" icon="map-pin" href={at.move(view.person.id)}>
        {moveWords(visit.language).act}
      </LinkButton>
      {isYoungAdult(view, visit) && (
        <a href={at.majority(view.person.id)}>{majorityWords(visit.language).act}</a>
      )}
      {holds(visit.context.actor, "death.record") && (
        <a href={at.death(view.person.id)}>{deathWords(visit.language).act}</a>
      )}
      {holds(visit.context.actor, "person.recover") && (
        <LinkButton variant="secondary" icon="key-round" href={at.recovery(view.person.id)}>
          {recoveryWords(visit.language).act}
        </LinkButton>
      )}
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

/** Whose account may still be their parents' work: shown for some years after eighteen. */
function isYoungAdult({ elements }: PersonState["view"], { context }: PersonState["visit"]): boolean {
  const pair = elements.find(({ name }) => name === "birthdate");
  const birthdate = (pair?.validated ?? pair?.declared)?.value;
  const age = typeof birthdate === "string" ? ageOn(birthdate, civilDate(context.now())) : undefined;
  return age !== undefined && age >= 18 && age < 26;
}
