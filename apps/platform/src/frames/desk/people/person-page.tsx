import { Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasCapability } from "../../../features/access/access/index.ts";
import {
  type Consultation,
  readPersonView,
  readRelationJournal,
} from "../../../features/enrolment/enrolment/index.ts";
import { readKeptPerson } from "../../../features/identity/identity/index.ts";
import type { Context } from "../../../kernel/context.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getQueryText, parsePathId, sendSeeOther, type Visit } from "../../../web/index.ts";
import { FillParts } from "../../feature/fill-parts.tsx";
import { loadPageSlot } from "../../feature/frame-features.ts";
import type { FillFacts } from "../../feature/slots.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { deskCommonWords } from "../common/common-words.ts";
import { sendDeskPage } from "../common/desk-page.tsx";
import { HouseholdList } from "../common/household-list.tsx";
import { type Purpose, parsePurpose } from "../common/purposes.ts";
import { findSavedReason, saveReason } from "../common/reason.ts";
import {
  type DeskPanel,
  type DeskPersonInput,
  deskCallSlot,
  deskPersonNoticesSlot,
  deskPersonSlot,
} from "../slots.ts";
import { ActsBar } from "./acts-bar.tsx";
import { type DeskEntryFormatter, JournalSection } from "./journal-section.tsx";
import { gone } from "./offered-acts.ts";
import { peopleWords } from "./people-words.ts";
import { Documents, Elements, Files, type PersonState } from "./person-sections.tsx";
import { PhoneSection } from "./phone-section.tsx";
import { relationWords } from "./relation-words.ts";
import { listRepresentedWaiting } from "./represented.ts";
import { showReasonForm } from "./show-reason-form.tsx";
import { WaitingSection } from "./waiting-section.tsx";
import { readWhose } from "./whose.ts";

type Why = Omit<Consultation, "personId"> & { readonly purpose: Purpose };

/** The whole relation in one look, once the agent has said why. */
export const showPerson =
  (tell: DeskEntryFormatter) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = request.ardeco;
    const { brand, language } = visit;
    const personId = parsePathId<"person">(request, "id");
    const kept = await getMergeTarget(visit, personId);
    if (kept !== personId)
      return sendSeeOther(reply, buildDeskAddresses(brand).person(kept, findPurposeCode(request)));
    const why = findLookReason(request, personId);
    if (!why) return showReasonForm(request, reply, personId);
    if (why.words !== undefined) saveReason(request, reply, { personId, words: why.words });
    const read = await readState(visit, personId, why);
    const fills = await loadFills(request, read);
    const journal = await readRelationJournal(visit.context, { personId });
    const state: PersonState = { ...read, journal };
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
        <FillParts fills={fills.notices} request={request} draw={(shown) => [...shown.values()]} />
        <ActsBar state={state} />
        {purpose === "telephone" && <PhoneSection state={state} call={fills.call} request={request} />}
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
            <Section id="justificatifs" title={say.person.documents}>
              <Documents state={state} />
            </Section>
            <FillParts fills={fills.panels} request={request} draw={drawPanels(language)} />
            <Section id="journal" title={relation.journal}>
              <JournalSection entries={state.journal} tell={tell} visit={visit} />
            </Section>
          </div>
        </div>
      </>,
    );
  };

const drawPanels =
  (language: Language) =>
  (shown: ReadonlyMap<string, DeskPanel>, { title }: FillFacts) =>
    [...shown.values()].map(({ id, lead, content }) => (
      <Section key={id} id={id} title={title[language]} {...(lead ? { lead } : {})}>
        {content}
      </Section>
    ));

/** What features bring to the page, the reason being said. */
async function loadFills(request: FastifyRequest, { view: { person }, purpose }: Read) {
  const input: DeskPersonInput = { subjects: [person.id], purpose, isGone: gone.has(person.status) };
  return {
    notices: await loadPageSlot(request, deskPersonNoticesSlot, input),
    call: purpose === "telephone" ? await loadPageSlot(request, deskCallSlot, input) : [],
    panels: await loadPageSlot(request, deskPersonSlot, input),
  };
}

/** A number folded into another leads to the one record. */
const getMergeTarget = ({ context }: Visit, personId: PersonId): Promise<PersonId> =>
  readKeptPerson(context, personId);

const findPurposeCode = (request: FastifyRequest): string | undefined =>
  getQueryText(request, "motif") || undefined;

type Read = Omit<PersonState, "journal">;

async function readState(visit: Visit, personId: PersonId, why: Why): Promise<Read> {
  const { context } = visit;
  const read = await readRelation(context, { personId, ...why });
  return { visit, purpose: why.purpose, ...read };
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
  context: Context,
  asked: Consultation & { readonly purpose: Purpose },
): Promise<Omit<PersonState, "visit" | "purpose" | "journal">> {
  const { personId, ...why } = asked;
  const view = await readPersonView(context, asked);
  const seesServices = hasCapability(context.actor, "person.enrol");
  return {
    view,
    ...(await readWhose(context, view)),
    ...(seesServices ? { represented: await listRepresentedWaiting(context, { ...why, view }) } : {}),
  };
}
