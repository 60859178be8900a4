import { ActLinks, type IconName } from "@ardeco/ui";
import { hasCapability } from "../../../features/access/access/index.ts";
import { deskBookingWords } from "../../../features/activities/bookings/pages/desk/bookings/booking-words.ts";
import { deskPassWords } from "../../../features/activities/passes/pages/desk/passes/desk-pass-words.ts";
import { getDebitWords } from "../../../features/billing/debits/pages/common/debit-words.ts";
import { deskInvoiceWords } from "../../../features/billing/invoices/pages/desk/invoices/invoice-words.ts";
import { tillWords } from "../../../features/billing/payments/pages/common/payments/till-words.ts";
import { deskSupportWords } from "../../../features/cards/supports/pages/desk/supports/desk-support-words.ts";
import { sourceWords } from "../../../features/enrolment/sources/pages/common/sources/source-words.ts";
import { moveWords } from "../../../features/records/life/pages/common/move/move-words.ts";
import { deathWords } from "../../../features/records/life/pages/desk/death/death-words.ts";
import { majorityWords } from "../../../features/records/life/pages/desk/majority/majority-words.ts";
import { deskRightsWords } from "../../../features/records/rights/pages/common/rights/desk-rights-words.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Visit } from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { buildBookingAddresses } from "../common/booking-addresses.ts";
import { deskCommonWords } from "../common/common-words.ts";
import { buildDeskDebitAddresses } from "../common/debit-addresses.ts";
import { buildInvoiceAddresses } from "../common/invoice-addresses.ts";
import { buildPassAddresses } from "../common/pass-addresses.ts";
import { buildSupportAddresses } from "../common/support-addresses.ts";
import { buildTillAddresses } from "../common/till-addresses.ts";
import { type AgentMay, listOfferedActs, type PersonAct } from "./offered-acts.ts";
import { peopleWords } from "./people-words.ts";
import type { PersonState } from "./person-sections.tsx";
import { deskRecoveryWords } from "./recovery-words.ts";
import { relationWords } from "./relation-words.ts";

const icons: Readonly<Record<PersonAct, IconName>> = {
  file: "folder-open",
  enrol_child: "baby",
  note: "message-square",
  move: "map-pin",
  supports: "id-card",
  book: "calendar",
  pass: "ticket",
  take_money: "coins",
  invoices: "receipt",
  direct_debit: "landmark",
  rights: "shield",
  hand_over: "user",
  recover: "key-round",
  record_death: "flag",
};

/** What may be done for this person, by this agent; and for whom others act, whose page the rest is on. */
export function ActsBar({ state }: { state: PersonState }) {
  const { visit } = state;
  const acts = listOfferedActs(state.whose, mayDo(state));
  if (acts.length === 0) return null;
  const labels = listActLabels(visit);
  const hrefs = buildActLinks(state);
  return (
    <>
      <ActLinks acts={acts.map((act) => ({ label: labels[act], href: hrefs[act], icon: icons[act] }))} />
      {acts.includes("note") && (
        <p>
          <a href={buildDeskAddresses(visit.brand).sources(state.view.person.id)}>
            {sourceWords(visit.language).title}
          </a>
        </p>
      )}
      <RepresentedPerson state={state} moves={acts.includes("move")} />
    </>
  );
}

interface SpokenForProps {
  readonly state: PersonState;
  /** A move is declared from this very page. */
  readonly moves: boolean;
}

function RepresentedPerson({ state: { visit, view, speakers }, moves }: SpokenForProps) {
  if (speakers.length === 0) return null;
  const { language, brand } = visit;
  const nameOf = (id: PersonId) => view.names.get(id) || deskCommonWords(language).unnamed;
  return (
    <p class="ar-hint">
      {moves ? relationWords(language).alsoActing : relationWords(language).spokenFor}{" "}
      {speakers.map((id, index) => (
        <>
          {index > 0 && ", "}
          <a href={buildDeskAddresses(brand).person(id, "help_at_desk")}>{nameOf(id)}</a>
        </>
      ))}
      .
    </p>
  );
}

function mayDo({ visit, purpose }: PersonState): AgentMay {
  const { actor } = visit.context;
  return {
    enrol: hasCapability(actor, "person.enrol"),
    recover: hasCapability(actor, "person.recover"),
    takeMoney: hasCapability(actor, "payment.take"),
    recordDeath: hasCapability(actor, "death.record"),
    onTelephone: purpose === "telephone",
  };
}

function listActLabels({ language }: Visit): Readonly<Record<PersonAct, string>> {
  const { newFile, enrolChild } = peopleWords(language).person;
  return {
    file: newFile,
    enrol_child: enrolChild,
    note: relationWords(language).note,
    move: moveWords(language).act,
    supports: deskSupportWords(language).act,
    book: deskBookingWords(language).act,
    pass: deskPassWords(language).act,
    take_money: tillWords(language).act,
    invoices: deskInvoiceWords(language).act,
    direct_debit: getDebitWords(language).desk.act,
    rights: deskRightsWords(language).act,
    hand_over: majorityWords(language).act,
    recover: deskRecoveryWords(language).act,
    record_death: deathWords(language).act,
  };
}

function buildActLinks({
  visit: { brand },
  view,
  purpose,
}: PersonState): Readonly<Record<PersonAct, string>> {
  const at = buildDeskAddresses(brand);
  const { id } = view.person;
  return {
    file: at.enrolKnown(id),
    enrol_child: at.enrolChild(id),
    note: `${at.noteContact(id)}?canal=${purpose === "telephone" ? "phone" : "desk"}`,
    move: at.move(id),
    supports: buildSupportAddresses(brand).of(id),
    book: buildBookingAddresses(brand).of(id),
    pass: buildPassAddresses(brand).of(id),
    take_money: buildTillAddresses(brand).take(id),
    invoices: buildInvoiceAddresses(brand).of(id),
    direct_debit: buildDeskDebitAddresses(brand).of(id),
    rights: at.rights(id),
    hand_over: at.majority(id),
    recover: at.recovery(id),
    record_death: at.death(id),
  };
}
