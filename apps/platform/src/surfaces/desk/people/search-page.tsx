import { elementDefinition, formatElement } from "@ardeco/contracts";
import { Button, EmptyState, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FieldError } from "../../../kernel/errors.ts";
import { holds } from "../../../modules/access/index.ts";
import type { PersonFound } from "../../../modules/enrolment/index.ts";
import { currentText, currentValue } from "../../../modules/identity/index.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  type TypedValues,
  type Visit,
} from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { type Purpose, purposes } from "../common/purposes.ts";
import { settleWords } from "../sources/settle-words.ts";
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
      label: bothIn(commonWords)(({ purposes }) => purposes[value]),
    })),
  },
];

export interface Searched {
  readonly status?: number;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
  readonly found?: readonly PersonFound[];
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
  const at = addresses(brand);
  const ask = { typed, errors, language, answers: {} };
  return deskPage(
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
      {holds(visit.context.actor, "source.settle") && (
        <p>
          <a href={at.toSettle}>{settleWords(language).title}</a>
        </p>
      )}
    </>,
  );
}

function Found({ visit, searched: { found = [], purpose } }: { visit: Visit; searched: Searched }) {
  const { language, brand } = visit;
  const words = peopleWords(language);
  const at = addresses(brand);
  const enrols = holds(visit.context.actor, "person.enrol");
  const calls = purpose === "telephone" && enrols;
  const hrefOf = ({ personId }: PersonFound) => (calls ? at.caller(personId) : at.person(personId, purpose));
  if (found.length === 0) {
    return (
      <EmptyState
        title={words.found(0)}
        icon="search"
        action={enrols && <LinkButton href={at.enrol}>{words.enrol}</LinkButton>}
      >
        <p>{words.noneText}</p>
      </EmptyState>
    );
  }
  return (
    <Section id="trouve" title={words.found(found.length)}>
      <ul class="ar-desk-list">
        {found.map((person) => (
          <li key={person.personId}>
            <a href={hrefOf(person)}>{person.displayName}</a>
            {/* During a call nothing is on the screen that could be read aloud before the caller said it. */}
            {!calls && <span class="ar-desk-number">{whoIs(person, visit)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Enough to tell two namesakes apart before opening either; the name of birth of who is called otherwise. */
function whoIs({ elements }: PersonFound, { language }: Visit): string {
  const born = currentText(elements, "name_of_use") ? (["family_name"] as const) : [];
  return [...born, "birthdate" as const, "address" as const]
    .flatMap((name) => {
      const value = currentValue(elements, name);
      return value === undefined
        ? []
        : [`${elementDefinition(name).label[language]} : ${formatElement(name, value, language)}`];
    })
    .join(" · ");
}
