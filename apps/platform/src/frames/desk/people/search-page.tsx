import { elementDefinition, formatElement } from "@ardeco/contracts";
import { Button, EmptyState, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasCapability } from "../../../features/access/access/index.ts";
import type { PeopleFound, PersonFound } from "../../../features/enrolment/enrolment/index.ts";
import { settleWords } from "../../../features/enrolment/sources/pages/desk/sources/settle-words.ts";
import { findCurrentText, findCurrentValue } from "../../../features/identity/identity/index.ts";
import type { FieldError, Sentence } from "../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  type TypedValues,
  type Visit,
} from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { deskCommonWords } from "../common/common-words.ts";
import { sendDeskPage } from "../common/desk-page.tsx";
import { type Purpose, purposes } from "../common/purposes.ts";
import { peopleWords } from "./people-words.ts";

const both = bothIn(peopleWords);

/** The one field: what is typed says what it is. */
export const SEARCHED = "recherche";

export const searchFields: readonly Field[] = [
  {
    kind: "text",
    name: SEARCHED,
    label: both(({ searched }) => searched),
    hint: both(({ searchedHint }) => searchedHint),
  },
  {
    kind: "choice",
    name: "motif",
    inline: true,
    label: both(({ purpose }) => purpose),
    why: both(({ purposeWhy }) => purposeWhy),
    options: purposes.map((value) => ({
      value,
      label: bothIn(deskCommonWords)(({ purposes }) => purposes[value]),
    })),
  },
];

export interface Searched {
  readonly status?: number;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
  readonly found?: PeopleFound;
  readonly purpose?: Purpose;
}

export function showSearch(
  request: FastifyRequest,
  reply: FastifyReply,
  searched: Searched = {},
): FastifyReply {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { typed = new Map(), errors = [], status = 200 } = searched;
  const words = peopleWords(language);
  const at = buildDeskAddresses(brand);
  const ask = { typed, errors, language, answers: {} };
  return sendDeskPage(
    reply,
    { title: words.title, place: "people", width: "task", status, hasErrors: errors.length > 0 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {searched.found && <Found visit={visit} searched={searched} />}
      <Form action={at.people} csrf={visit.csrf()}>
        {searchFields.map((field) => (
          <FieldView key={field.name} field={field} {...ask} />
        ))}
        <Button icon="search">{words.search}</Button>
      </Form>
      {hasCapability(visit.context.actor, "source.settle") && (
        <p>
          <a href={at.toSettle}>{settleWords(language).title}</a>
        </p>
      )}
    </>,
  );
}

const NOBODY: PeopleFound = { exact: [], maybe: [], hasMore: false };

function Found({ visit, searched: { found = NOBODY, purpose } }: { visit: Visit; searched: Searched }) {
  const words = peopleWords(visit.language);
  const { exact, maybe, hasMore } = found;
  const enrols = hasCapability(visit.context.actor, "person.enrol");
  const calls = purpose === "telephone" && enrols;
  if (exact.length === 0 && maybe.length === 0) {
    return (
      <EmptyState
        title={words.found(0)}
        icon="search"
        action={enrols && <LinkButton href={buildDeskAddresses(visit.brand).enrol}>{words.enrol}</LinkButton>}
      >
        <p>{words.noneText}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {hasMore && <p>{words.hasMore}</p>}
      <Section id="trouve" title={exact.length > 0 ? words.found(exact.length) : words.noneExact}>
        {exact.length > 0 && <People people={exact} {...{ visit, calls, purpose }} />}
      </Section>
      {maybe.length > 0 && (
        <Section id="peut-etre" title={words.maybe} lead={words.maybeLead}>
          <People people={maybe} {...{ visit, calls, purpose }} />
          {exact.length === 0 && enrols && (
            <p>
              {words.noneOfThem} <a href={buildDeskAddresses(visit.brand).enrol}>{words.enrol}</a>
            </p>
          )}
        </Section>
      )}
    </>
  );
}

interface PeopleProps {
  readonly people: readonly (PersonFound & { readonly why?: Sentence })[];
  readonly visit: Visit;
  readonly calls: boolean;
  readonly purpose: Purpose | undefined;
}

function People({ people, visit, calls, purpose }: PeopleProps) {
  const { brand, language } = visit;
  const at = buildDeskAddresses(brand);
  const hrefOf = ({ personId }: PersonFound) => (calls ? at.caller(personId) : at.person(personId, purpose));
  return (
    <ul class="ar-desk-list">
      {people.map((person) => (
        <li key={person.personId}>
          <a href={hrefOf(person)}>{person.displayName || deskCommonWords(language).unnamed}</a>
          {/* During a call nothing is on the screen that could be read aloud before the caller said it. */}
          {!calls && <span class="ar-desk-number">{renderNamesakeDetails(person, visit)}</span>}
          {!calls && person.why && <span class="ar-hint">{person.why[language]}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Enough to tell two namesakes apart before opening either; the name of birth of who is called otherwise. */
function renderNamesakeDetails({ elements }: PersonFound, { language }: Visit): string {
  const born = findCurrentText(elements, "name_of_use") ? (["family_name"] as const) : [];
  return [...born, "birthdate" as const, "address" as const]
    .flatMap((name) => {
      const value = findCurrentValue(elements, name);
      return value === undefined
        ? []
        : [`${elementDefinition(name).label[language]} : ${formatElement(name, value, language)}`];
    })
    .join(" · ");
}
