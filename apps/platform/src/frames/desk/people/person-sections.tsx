import { documentKinds, elementDefinition, formatElement } from "@ardeco/contracts";
import { SummaryList, Tag } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { PersonView } from "../../../features/enrolment/enrolment/index.ts";
import { ConfirmForm } from "../../../features/identity/contacts/pages/desk/reach/confirm-form.tsx";
import { type Element, formatDecider } from "../../../features/identity/identity/index.ts";
import type { JournalEntry } from "../../../features/trust/audit/index.ts";
import {
  type CivilDate,
  computeDaysBetween,
  formatLongDate,
  toCivilDate,
} from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import type { Visit } from "../../../web/index.ts";
import { formatEndSentence, formatLongDay } from "../../common/dates/dates.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import type { Purpose } from "../common/purposes.ts";
import { gone, type Whose } from "./offered-acts.ts";
import { peopleWords } from "./people-words.ts";
import { relationWords } from "./relation-words.ts";
import type { Represented } from "./represented.ts";

export interface PersonState {
  readonly visit: Visit;
  readonly view: PersonView;
  readonly purpose: Purpose;
  readonly journal: readonly JournalEntry[];
  /** Absent for a role that does not see them. */
  readonly represented?: readonly Represented[];
  /** What decides of the acts offered. */
  readonly whose: Whose;
  /** Who acts for the person today. */
  readonly speakers: readonly PersonId[];
}

interface SectionProps {
  readonly state: PersonState;
}

/** Each value with its state, and who believed it on what. */
export function Elements({ state: { visit, view, purpose } }: SectionProps) {
  const { language } = visit;
  const words = peopleWords(language).person;
  if (view.elements.length === 0) return <p>{words.noElements}</p>;
  return (
    <SummaryList
      rows={view.elements.map(({ name, validated, declared }) => ({
        label: elementDefinition(name).label[language],
        value: elementDefinition(name).sensitive ? (
          words.sensitive
        ) : (
          <>
            {validated && <Value element={validated} visit={visit} tone="success" state={words.validated} />}
            {declared && <Value element={declared} visit={visit} tone="warning" state={words.declared} />}
            {declared && !gone.has(view.person.status) && (
              <ConfirmForm {...{ visit, purpose }} personId={view.person.id} element={declared} />
            )}
          </>
        ),
      }))}
    />
  );
}

interface ValueProps {
  readonly element: Element;
  readonly visit: Visit;
  readonly tone: "success" | "warning";
  readonly state: string;
}

function Value({ element, visit: { language, context }, tone, state }: ValueProps) {
  const { name, value, provenance, validUntil } = element;
  const words = peopleWords(language).person;
  const day = formatLongDay(provenance.at, language);
  const source = [
    formatDecider(provenance) ? words.by(formatDecider(provenance), day) : day,
    provenance.evidence &&
      words.evidence(formatInnerLabel(documentKinds[provenance.evidence.kind][language])),
    provenance.reason,
    validUntil && formatEndSentence(validUntil, language, words.until, formatLongDate),
  ];
  return (
    <span class="ar-desk-line">
      {formatElement(name, value, language)} <Tag tone={tone}>{state}</Tag>{" "}
      <Expiry validUntil={validUntil} today={toCivilDate(context.now())} language={language} />
      <span class="ar-desk-number">{source.filter(Boolean).join(", ")}</span>
    </span>
  );
}

const SOON_DAYS = 60;

/** What ends soon is told in time, what has ended is told at all. */
function Expiry(props: { validUntil: CivilDate | undefined; today: CivilDate; language: Language }) {
  const { validUntil, today, language } = props;
  if (validUntil === undefined) return null;
  const words = relationWords(language);
  const left = computeDaysBetween(today, validUntil);
  const day = formatLongDate(validUntil, language);
  if (left < 0) return <Tag tone="danger">{words.past(day)}</Tag>;
  return left <= SOON_DAYS ? <Tag tone="warning">{words.soon(day)}</Tag> : null;
}

function List({ items, none }: { items: readonly ComponentChildren[]; none: string }) {
  if (items.length === 0) return <p>{none}</p>;
  return (
    <ul class="ar-desk-list">
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

export function Files({ state: { visit, view } }: SectionProps) {
  const { language, brand } = visit;
  const words = peopleWords(language).person;
  const items = view.files.map(({ file, state }) => (
    <>
      <a href={buildDeskAddresses(brand).file(file.id)}>{file.receiptNumber ?? state[language]}</a>
      <span class="ar-desk-number">
        {state[language]}, {formatLongDate(file.openedOn, language)}
      </span>
    </>
  ));
  return <List items={items} none={words.noFiles} />;
}

export function Documents({ state: { visit, view } }: SectionProps) {
  const { language, brand } = visit;
  const words = peopleWords(language).person;
  const items = view.documents.map((document) => {
    const kind = documentKinds[document.kind][language];
    const until = document.purgeOn ? words.kept(formatLongDate(document.purgeOn, language)) : words.seen;
    return (
      <>
        {document.state === "kept" ? (
          <a href={buildDeskAddresses(brand).document(document.id)}>{kind}</a>
        ) : (
          kind
        )}
        <span class="ar-desk-number">{until}</span>
      </>
    );
  });
  return <List items={items} none={words.noDocuments} />;
}
