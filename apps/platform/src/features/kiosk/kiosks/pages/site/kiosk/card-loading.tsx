import { randomUUID } from "node:crypto";
import { elementDefinition } from "@ardeco/contracts";
import { Button, Card, Details, Form, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { getTypedText, readForm, sendAuthorityPage } from "../../../../../../web/index.ts";
import type { Addable, Loadable } from "../../../../../cards/terminals/index.ts";
import { setCardReaderPolicy } from "../../../../../cards/terminals/pages/common/cards/card-reader.tsx";
import { CardUpdate } from "../../../../../cards/terminals/pages/common/cards/card-update.tsx";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { AwaitedCard, ShownPerson } from "../../../index.ts";
import { ClosesItself } from "./closes-itself.tsx";
import { buildKioskFrame, setNoStore } from "./kiosk-doors.tsx";
import { kioskWords } from "./kiosk-words.ts";

/** Each field bears its account and its person: an account may be of two of them. */
export const loadField = (personId: string, accountId: string): string => `carte-${personId}-${accountId}`;

interface OfPerson {
  readonly request: FastifyRequest;
  readonly person: ShownPerson;
}

/**
 * From an account to the card of who has it: an amount that somebody types. Shown once a card reader answers.
 */
export function LoadCard({
  request,
  person: { personId },
  purse,
  errors,
}: OfPerson & { readonly purse: Loadable; readonly errors: readonly FieldError[] }) {
  const { brand, language, csrf } = request.ardeco;
  const words = kioskWords(language);
  const { accountId, name, unit, most, isBounded } = purse;
  const field = loadField(personId, accountId);
  const error = errors.find((one) => one.field === field)?.[language];
  return (
    <div hidden={error === undefined} data-needs-reader>
      <Details summary={words.load(name)} open={error !== undefined}>
        <p>{words.loadText}</p>
        {most === 0 ? (
          <p>{isBounded ? words.boundedToday : words.loadedToday}</p>
        ) : (
          <Form
            action={`/${brand.slug}/borne`}
            csrf={csrf()}
            hidden={{ compte: accountId, pour: personId, nouveau: randomUUID() }}
          >
            <TextField
              name={field}
              label={words.loadAmount(unit === "euro_cent" ? undefined : name)}
              hint={words.loadMost(formatCounterAmount(most, unit, language))}
              inputMode="decimal"
              width="short"
              value={getTypedText(readForm(request).typed, field)}
              error={error}
            />
            <Button icon="wallet">
              {words.loadNow}
              <span class="ds-sr-only"> ({name})</span>
            </Button>
          </Form>
        )}
      </Details>
    </div>
  );
}

/**
 * Applications that came since the card was made, and what they hold of the person: they say whether they
 * want them.
 */
export function AddToCard({ request, person: { personId, waiting } }: OfPerson) {
  const { brand, language, csrf } = request.ardeco;
  const words = kioskWords(language);
  if (waiting.applications.length === 0) return null;
  return (
    <div hidden data-needs-reader>
      <Card title={words.addTitle} icon="plus">
        <Addables applications={waiting.applications} language={language} />
        <Form
          action={`/${brand.slug}/borne`}
          csrf={csrf()}
          hidden={{ pour: personId, nouveau: randomUUID() }}
        >
          <Button icon="plus">{words.add}</Button>
        </Form>
      </Card>
    </div>
  );
}

function Addables({
  applications,
  language,
}: {
  readonly applications: readonly Addable[];
  readonly language: Language;
}) {
  const words = kioskWords(language);
  const labels = (elements: Addable["elements"]) =>
    elements.map((element) => formatInnerLabel(elementDefinition(element).label[language])).join(", ");
  return (
    <ul>
      {applications.map(({ aid, name, elements }) => (
        <li key={aid}>{words.addText(name, labels(elements))}</li>
      ))}
    </ul>
  );
}

/** Whose card to lay, and what it will be given; the reader does it, and the page says how it went. */
export function showAwaited(
  request: FastifyRequest,
  reply: FastifyReply,
  { order, credit, applications, givenName, isOwn }: AwaitedCard,
): FastifyReply {
  const { brand, language, csrf } = request.ardeco;
  const words = kioskWords(language);
  const title = words.cardOf(givenName, isOwn);
  setCardReaderPolicy(reply);
  return sendAuthorityPage(
    setNoStore(reply),
    { title, ...buildKioskFrame(request) },
    <>
      <h1>{title}</h1>
      <div data-asked>
        {credit && (
          <p>{words.willPut(formatCounterAmount(credit.amount, credit.unit, language), credit.name)}</p>
        )}
        {applications.length > 0 && (
          <>
            <p>{words.willAdd}</p>
            <Addables applications={applications} language={language} />
          </>
        )}
      </div>
      <CardUpdate language={language} order={order} lay={isOwn ? words.layOwn : words.layOf(givenName)} />
      <p>
        <a href={`/${brand.slug}/borne`}>{words.backToVisit}</a>
      </p>
      <Form id="terminer" action={`/${brand.slug}/borne/terminer`} csrf={csrf()}>
        <Button>{words.finish}</Button>
      </Form>
      <ClosesItself language={language} />
    </>,
  );
}
