import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Definition, Form, LinkButton } from "@ardeco/ui";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FieldView, type TypedValues, type Visit } from "../../../../../../web/index.ts";
import {
  formatQuestionNotice,
  isMissingBirthCountry,
  kindNames,
  type SourceQuestion,
  type StateSourceKind,
  sourceNames,
} from "../../../index.ts";
import { buildQuestionFields, QUESTION } from "./source-fields.ts";
import { sourceWords } from "./source-words.ts";

export interface AskView {
  readonly visit: Visit;
  readonly kind: StateSourceKind;
  readonly legalBasis: string;
  readonly isSimulated: boolean;
  /** Elements that no agent checked yet, without which nobody is known there. */
  readonly missing: readonly ElementName[];
  readonly action: string;
  readonly back: string;
  /** Where a missing element is written. */
  readonly hrefOf: (name: ElementName) => string;
  /** At the desk, the one page where all that misses is written and checked. */
  readonly completeHref?: string;
  /** It waits, or was answered today. */
  readonly lately: SourceQuestion | undefined;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** Before anything is asked: who answers, what leaves, what comes back. */
export function Ask(view: AskView) {
  const { visit, kind, legalBasis, isSimulated } = view;
  const { language, brand } = visit;
  const words = sourceWords(language);
  const told = formatQuestionNotice(kind, brand.name, legalBasis)[language];
  return (
    <>
      <h1>{kindNames[kind][language]}</h1>
      <Definition
        items={[
          { term: words.who, description: formatCapitalised(sourceNames[kind][language]) },
          { term: words.sent, description: told },
        ]}
      />
      {isSimulated && <p class="ar-hint">{words.simulated}</p>}
      <SourceContinuation view={view} />
    </>
  );
}

function SourceContinuation({ view }: { readonly view: AskView }) {
  if (view.lately) return <Lately view={view} question={view.lately} />;
  const lacksMore = view.missing.length > 0 && !isMissingBirthCountry(view.missing);
  return lacksMore ? <Missing view={view} /> : <AskForm view={view} />;
}

/** In the place of the button: when it was asked, and what happens now. */
function Lately({ view, question }: { readonly view: AskView; readonly question: SourceQuestion }) {
  const words = sourceWords(view.visit.language);
  return (
    <>
      <Alert tone="info" title={words.lately}>
        <p>{formatRecentAnswer(question, view.visit)}</p>
      </Alert>
      <p>
        <a href={view.back}>{words.seeAnswer}</a>
      </p>
    </>
  );
}

/** « Demandé le mardi 24 novembre 2026 à 9 h 12, et l’administration a répondu… » */
export function formatRecentAnswer({ state, asked }: SourceQuestion, { language }: Visit): string {
  const words = sourceWords(language);
  const instant = formatLongInstant(asked.at, language);
  return state === "waiting" ? words.latelyWaiting(instant) : words.latelyAnswered(instant);
}

function AskForm({ view }: { readonly view: AskView }) {
  const { visit, kind, action, back, typed, errors, missing, hrefOf } = view;
  const lacksCountry = isMissingBirthCountry(missing);
  const { language, csrf, context } = visit;
  const words = sourceWords(language);
  return (
    <Form action={action} csrf={csrf()} hidden={{ [QUESTION]: context.newId() }}>
      {lacksCountry && (
        <p>
          {words.bornInFrance} <a href={hrefOf("place_of_birth")}>{words.bornInFranceLink}</a>
        </p>
      )}
      {buildQuestionFields(kind, { lacksCountry }).map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
      ))}
      <ButtonGroup>
        <Button>{words.ask}</Button>
        <a href={back}>{words.back}</a>
      </ButtonGroup>
    </Form>
  );
}

function Missing({ view }: { readonly view: AskView }) {
  const { visit, missing, hrefOf, completeHref, back } = view;
  const words = sourceWords(visit.language);
  const label = (name: ElementName) => elementDefinition(name).label[visit.language];
  return (
    <>
      <Alert tone="info" title={words.missing}>
        <p>{words.missingText}</p>
        <ul>
          {missing.map((name) => (
            <li key={name}>
              <a href={hrefOf(name)}>{label(name)}</a>
            </li>
          ))}
        </ul>
        <p>{completeHref ? words.missingNextAtDesk : words.missingNext}</p>
      </Alert>
      {completeHref && (
        <p>
          <LinkButton href={completeHref}>{words.complete}</LinkButton>
        </p>
      )}
      <p>
        <a href={back}>{words.back}</a>
      </p>
    </>
  );
}

const formatCapitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
