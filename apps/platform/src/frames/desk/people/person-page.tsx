import { Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasCapability } from "../../../features/access/access/index.ts";
import {
  listDeskRenewals,
  RenewalsSection,
} from "../../../features/consent/campaigns/pages/desk/campaigns/renewals-section.tsx";
import { KnownElsewhereSection } from "../../../features/consent/consent/pages/common/known-elsewhere/known-elsewhere.tsx";
import { listServicesAtDesk } from "../../../features/consent/subscriptions/index.ts";
import {
  type Consultation,
  readPersonView,
  readRelationJournal,
} from "../../../features/enrolment/enrolment/index.ts";
import { listPersonContacts } from "../../../features/identity/contacts/index.ts";
import { findKept, listMergesInForce } from "../../../features/identity/identity/index.ts";
import { listPersonMessages } from "../../../features/messaging/notifications/index.ts";
import { findDeath } from "../../../features/records/life/index.ts";
import { DeathNotice } from "../../../features/records/life/pages/desk/death/death-notice.tsx";
import { MergeNotice } from "../../../features/records/merges/pages/desk/duplicates/merge-notice.tsx";
import { listKnownElsewhere } from "../../../features/records/records/index.ts";
import { listErasuresUnderWay } from "../../../features/records/rights/index.ts";
import { DeskErasureNotice } from "../../../features/records/rights/pages/desk/rights/erasure-notice.tsx";
import { DeskPauseNotice } from "../../../features/records/rights/pages/desk/rights/pause-notice.tsx";
import { isOngoing, listPersonRestrictions } from "../../../features/trust/restrictions/index.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getQueryText, sendSeeOther, type Visit } from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { deskCommonWords } from "../common/common-words.ts";
import { sendDeskPage } from "../common/desk-page.tsx";
import { HouseholdList } from "../common/household-list.tsx";
import { parseDeskPathId } from "../common/params.ts";
import { type Purpose, parsePurpose } from "../common/purposes.ts";
import { findSavedReason, saveReason } from "../common/reason.ts";
import { ActsBar } from "./acts-bar.tsx";
import { ContactsSection } from "./contacts-section.tsx";
import { type DeskEntryFormatter, JournalSection } from "./journal-section.tsx";
import { peopleWords } from "./people-words.ts";
import { Documents, Elements, Files, Messages, type PersonState } from "./person-sections.tsx";
import { PhoneSection } from "./phone-section.tsx";
import { relationWords } from "./relation-words.ts";
import { listRepresentedWaiting } from "./represented.ts";
import { ServicesSection } from "./services-section.tsx";
import { showReasonForm } from "./show-reason-form.tsx";
import { WaitingSection } from "./waiting-section.tsx";
import { readWhose } from "./whose.ts";

type Why = Omit<Consultation, "personId"> & { readonly purpose: Purpose };

/** The whole relation in one look, once the agent has said why. */
export const showPerson =
  (tell: DeskEntryFormatter) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = request.ardeco;
    const { brand, language } = visit;
    const personId = parseDeskPathId<"person">(request, "id");
    const kept = await getMergeTarget(visit, personId);
    if (kept !== personId)
      return sendSeeOther(reply, buildDeskAddresses(brand).person(kept, findPurposeCode(request)));
    const why = findLookReason(request, personId);
    if (!why) return showReasonForm(request, reply, personId);
    if (why.words !== undefined) saveReason(request, reply, { personId, words: why.words });
    const { death, state } = await readState(visit, personId, why);
    const say = peopleWords(language);
    const relation = relationWords(language);
    const { view, purpose } = state;
    const title = view.displayName || deskCommonWords(language).unnamed;
    return sendDeskPage(
      reply,
      { title, place: "people", above: [{ href: buildDeskAddresses(brand).people, label: say.title }] },
      <>
        <div class="ar-desk-title">
          <h1>{title}</h1>
          <Tag tone={view.person.status === "enrolled" ? "success" : "neutral"}>
            {say.person.status[view.person.status]}
          </Tag>
        </div>
        <Notices {...{ death, state, personId, visit }} />
        <ActsBar state={state} />
        {purpose === "telephone" && <PhoneSection state={state} />}
        <div class="ar-desk-columns">
          <Section id="informations" title={say.person.elements}>
            <Elements state={state} />
          </Section>
          <div class="ar-stack">
            <Section id="dossiers" title={say.person.files}>
              <Files state={state} />
            </Section>
            <WaitingSection state={state} />
            <Section id="foyer" title={say.person.household}>
              <HouseholdList
                visit={visit}
                personId={personId}
                around={view}
                approveAt={(link) => buildDeskAddresses(brand).link(personId, link)}
                {...(purpose === "telephone"
                  ? {}
                  : { endAt: (link: string) => buildDeskAddresses(brand).linkEnd(personId, link) })}
              />
            </Section>
            <Section id="echanges" title={relation.contacts}>
              <ContactsSection state={state} />
            </Section>
            <Section id="services" title={relation.services}>
              <ServicesSection state={state} />
            </Section>
            <RenewalsSection renewals={state.renewals} visit={visit} />
            <Section id="messages" title={say.person.messages}>
              <Messages state={state} />
            </Section>
            <Section id="justificatifs" title={say.person.documents}>
              <Documents state={state} />
            </Section>
            <KnownElsewhereSection known={state.elsewhere} visit={visit} />
            <Section id="journal" title={relation.journal}>
              <JournalSection entries={state.journal} tell={tell} visit={visit} />
            </Section>
          </div>
        </div>
      </>,
    );
  };

type Read = Awaited<ReturnType<typeof readState>>;

function Notices({ death, state, ...about }: Read & { readonly personId: PersonId; readonly visit: Visit }) {
  return (
    <>
      {death && <DeathNotice death={death} {...about} />}
      {state.erasures.map((erasure) => (
        <DeskErasureNotice key={erasure.id} erasure={erasure} visit={about.visit} />
      ))}
      {state.pauses.map((pause) => (
        <DeskPauseNotice key={pause.id} pause={pause} visit={about.visit} />
      ))}
      <MergeNotice merges={state.merges} visit={about.visit} />
    </>
  );
}

/** A number folded into another leads to the one record. */
const getMergeTarget = ({ context }: Visit, personId: PersonId): Promise<PersonId> =>
  context.transaction((tx) => findKept(tx, context, personId));

const findPurposeCode = (request: FastifyRequest): string | undefined =>
  getQueryText(request, "motif") || undefined;

async function readState(visit: Visit, personId: PersonId, why: Why) {
  const { context } = visit;
  const { death, ...read } = await context.transaction(async (tx) => ({
    death: await findDeath(tx, context, personId),
    ...(await readRelation(tx, context, { personId, ...why })),
  }));
  const journal = await readRelationJournal(context, { personId });
  const state: PersonState = { visit, purpose: why.purpose, journal, ...read };
  return { death, state };
}

/**
 * The reason in the address, and the agent's own words where it is another; undefined while none was said.
 */
function findLookReason(request: FastifyRequest, personId: string): Why | undefined {
  const purpose = parsePurpose(getQueryText(request, "motif"));
  if (purpose !== "other") return purpose && { purpose };
  const words = findSavedReason(request, personId);
  return words === undefined ? undefined : { purpose, words };
}

/** The person and what surrounds them, as far as the agent's role goes. */
async function readRelation(
  tx: Tx,
  context: Context,
  asked: Consultation & { readonly purpose: Purpose },
): Promise<Omit<PersonState, "visit" | "purpose" | "journal">> {
  const { personId, ...why } = asked;
  const view = await readPersonView(tx, context, asked);
  const seesServices = hasCapability(context.actor, "person.enrol");
  return {
    view,
    ...(await readWhose(tx, context, view)),
    messages: await listPersonMessages(tx, context, personId),
    contacts: await listPersonContacts(tx, context, personId),
    elsewhere: await listKnownElsewhere(tx, context, personId),
    erasures: await listErasuresUnderWay(tx, context, [personId]),
    pauses: (await listPersonRestrictions(tx, context, personId)).filter(isOngoing),
    merges: await listMergesInForce(tx, context, [personId]),
    ...(seesServices
      ? {
          services: await listServicesAtDesk(tx, context, asked),
          renewals: await listDeskRenewals(tx, context, personId),
          represented: await listRepresentedWaiting(tx, context, { ...why, view }),
        }
      : {}),
  };
}
