import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Definition, Form } from "@ardeco/ui";
import type { FieldError } from "../../../kernel/errors.ts";
import {
  kindNames,
  lacksBirthCountry,
  type StateSourceKind,
  sourceNames,
  toldText,
} from "../../../modules/sources/index.ts";
import { FieldView, type TypedValues, type Visit } from "../../../web/index.ts";
import { askFields, QUESTION } from "./source-fields.ts";
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
  readonly hrefOf?: (name: ElementName) => string;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** Before anything is asked: who answers, what leaves, what comes back. */
export function Ask(view: AskView) {
  const { visit, kind, legalBasis, isSimulated, missing } = view;
  const { language, brand } = visit;
  const words = sourceWords(language);
  const told = toldText(kind, brand.name, legalBasis)[language];
  return (
    <>
      <h1>{kindNames[kind][language]}</h1>
      <Definition
        items={[
          { term: words.who, description: capital(sourceNames[kind][language]) },
          { term: words.sent, description: told },
        ]}
      />
      {isSimulated && <p class="ar-hint">{words.simulated}</p>}
      {missing.length > 0 && !lacksBirthCountry(missing) ? <Missing view={view} /> : <AskForm view={view} />}
    </>
  );
}

function AskForm({ view }: { readonly view: AskView }) {
  const { visit, kind, action, back, typed, errors, missing, hrefOf } = view;
  const lacksCountry = lacksBirthCountry(missing);
  const { language, csrf, context } = visit;
  const words = sourceWords(language);
  return (
    <Form action={action} csrf={csrf()} hidden={{ [QUESTION]: context.newId() }}>
      {lacksCountry && hrefOf && (
        <p>
          {words.bornInFrance} <a href={hrefOf("place_of_birth")}>{words.bornInFranceLink}</a>
        </p>
      )}
      {askFields(kind, { lacksCountry }).map((field) => (
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
  const { visit, missing, hrefOf, back } = view;
  const words = sourceWords(visit.language);
  const label = (name: ElementName) => elementDefinition(name).label[visit.language];
  return (
    <>
      <Alert tone="info" title={words.missing}>
        <p>{words.missingText}</p>
        <ul>
          {missing.map((name) => (
            <li key={name}>{hrefOf ? <a href={hrefOf(name)}>{label(name)}</a> : label(name)}</li>
          ))}
        </ul>
        <p>{words.missingNext}</p>
      </Alert>
      <p>
        <a href={back}>{words.back}</a>
      </p>
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
