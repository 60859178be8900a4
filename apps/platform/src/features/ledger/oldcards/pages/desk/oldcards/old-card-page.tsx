import { randomUUID } from "node:crypto";
import { Alert, Button, Card, Details, Form, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildRefusalState } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildLegacyCardAddresses } from "../../../../../../frames/desk/common/legacy-card-addresses.ts";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  buildFieldError,
  FormErrors,
  getTypedText,
  readForm,
  submitOrShowAgain,
  toBesides,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatCounterAmount, readAmount } from "../../../../counters/pages/common/counters/amounts.ts";
import {
  debitOldCard,
  getOldCard,
  type OldCard,
  oldcardsErrors,
  readOldCard,
  suspendOldCard,
} from "../../../index.ts";
import { oldCardWords } from "./old-card-words.ts";

const both = bothIn(oldCardWords);

interface Shown {
  readonly cards?: readonly OldCard[];
  readonly errors?: readonly FieldError[];
  /** What was just done. */
  readonly done?: string;
}

/**
 * A number, then what is left and what may be done. The number is not written back: the next card is another.
 */
export function showOldCards(
  request: FastifyRequest,
  reply: FastifyReply,
  { cards = [], errors = [], done }: Shown = {},
): FastifyReply {
  const visit = request.ardeco;
  const { language, brand, csrf, context } = visit;
  requireCapability(context, "payment.take");
  const words = oldCardWords(language);
  return sendDeskPage(
    reply,
    {
      title: words.title,
      place: "till",
      width: "task",
      above: buildTillTrail(visit),
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {done !== undefined && <Alert tone="success" title={done} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {cards.map((card) => (
        <One key={card.id} {...{ card, visit, errors }} />
      ))}
      <Form action={buildLegacyCardAddresses(brand).list} csrf={csrf()}>
        <TextField
          name="numero"
          label={words.number}
          hint={words.numberHint}
          error={errors.find(({ field }) => field === "numero")?.[language]}
          width="medium"
          maxLength={60}
          spellcheck={false}
          autocomplete="off"
        />
        <Button icon="scan-line">{words.read}</Button>
      </Form>
    </>,
  );
}

const buildTillTrail = ({ brand, language }: Visit) => [
  { href: buildTillAddresses(brand).list, label: language === "fr" ? "Ma caisse" : "My till" },
];

interface OneProps {
  readonly card: OldCard;
  readonly visit: Visit;
  readonly errors: readonly FieldError[];
}

function One({ card: { id, counter, left, standing, stoppedOn }, visit, errors }: OneProps) {
  const { language, brand, csrf } = visit;
  const words = oldCardWords(language);
  const at = buildLegacyCardAddresses(brand);
  const errorOf = (name: string) => errors.find(({ field }) => field === `${name}-${id}`)?.[language];
  if (standing !== "serves" || left === 0) {
    const day = stoppedOn === null ? "" : formatPlainDate(stoppedOn, language);
    return (
      <Card title={counter.name[language]} icon="ticket">
        <Alert tone="warning" title={standing === "serves" ? words.usedUp : words.serveNot[standing](day)}>
          {standing === "serves" && <p>{words.usedUpText}</p>}
          {standing === "awaited" && <p>{words.awaitedText}</p>}
        </Alert>
      </Card>
    );
  }
  const isEuros = counter.unit === "euro_cent";
  return (
    <Card title={counter.name[language]} icon="ticket">
      <p class="ar-lead">
        <strong>{words.left(formatCounterAmount(left, counter.unit, language))}</strong>
      </p>
      <Form action={at.use} csrf={csrf()} hidden={{ carte: id, nouveau: randomUUID() }}>
        <TextField
          name={`unites-${id}`}
          label={words.units}
          hint={isEuros ? words.unitsEuros : words.unitsWhole}
          value={isEuros ? "" : "1"}
          error={errorOf("unites")}
          inputMode="decimal"
          width="short"
          maxLength={12}
          autocomplete="off"
        />
        <Button icon="check">{words.use}</Button>
      </Form>
      <p>{words.attachText}</p>
      <Details summary={words.stopTitle} open={errorOf("motif") !== undefined}>
        <Form action={at.stop} csrf={csrf()} hidden={{ carte: id }}>
          <TextField name={`motif-${id}`} label={words.reason} maxLength={300} error={errorOf("motif")} />
          <Button variant="secondary">{words.stop}</Button>
        </Form>
      </Details>
    </Card>
  );
}

export async function readCard(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const number = getTypedText(readForm(request).typed, "numero");
  requireCapability(request.ardeco.context, "payment.take");
  if (number.trim() === "") {
    const needed = both(({ numberNeeded }) => numberNeeded);
    return showOldCards(request, reply, { errors: [buildFieldError("numero", "form.required", needed)] });
  }
  return submitOrShowAgain(() => readOldCard(request.ardeco.context, number), {
    besides: toCardBesides("numero"),
    again: ({ errors }) => showOldCards(request, reply, { errors }),
    after: (cards) => showOldCards(request, reply, { cards }),
  });
}

/** Sent again alike, it is the same use. */
export async function handleCardUse(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const { typed } = readForm(request);
  const card = await getOldCard(context, parseOldCardId(request));
  const given = getTypedText(typed, "nouveau");
  const useId = parseId<"oldCardUse">(isUuid(given) ? given : randomUUID());
  const { unit } = card.counter;
  const units = readAmount(getTypedText(typed, `unites-${card.id}`), unit) ?? 0;
  return submitOrShowAgain(() => debitOldCard(context, { id: card.id, useId, units }), {
    besides: toCardBesides(`unites-${card.id}`),
    again: ({ errors }) => showOldCards(request, reply, { cards: [card], errors }),
    after: (used) => {
      const words = oldCardWords(language);
      const amount = formatCounterAmount(units, unit, language);
      const done = used.again ? words.usedAgain(amount) : words.used(amount);
      return showOldCards(request, reply, { cards: [used], done });
    },
  });
}

export async function handleCardStop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const card = await getOldCard(context, parseOldCardId(request));
  const field = `motif-${card.id}`;
  const reason = getTypedText(readForm(request).typed, field);
  return submitOrShowAgain(() => suspendOldCard(context, { id: card.id, reason }), {
    besides: toCardBesides(field),
    again: ({ errors }) => showOldCards(request, reply, { cards: [card], errors }),
    after: (stopped) =>
      showOldCards(request, reply, { cards: [stopped], done: oldCardWords(language).stoppedNow }),
  });
}

function parseOldCardId(request: FastifyRequest) {
  requireCapability(request.ardeco.context, "payment.take");
  const id = getTypedText(readForm(request).typed, "carte");
  if (!isUuid(id)) throw oldcardsErrors.error("oldcards.unknown");
  return parseId<"oldCard">(id);
}

/** One that is not there too: its number is what is typed here. */
const toCardBesides = (field: string) => toBesides(listCodes(oldcardsErrors), field);
