import { Alert, Button, Form, RadioGroup, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  confirmOfferUse,
  MOST_MISSES,
  type OfferRead,
  type PassRead,
  passesErrors,
  readPass,
  readTriesLeft,
  retryPassRead,
} from "../../features/activities/passes/index.ts";
import {
  formatCounterAmount,
  readAmount,
} from "../../features/ledger/counters/pages/common/counters/amounts.ts";
import type { AppError, FieldError, Language, Sentence } from "../../kernel/errors.ts";
import { isUuid, parseId } from "../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../kernel/recover-refusal.ts";
import {
  bothIn,
  buildFieldError,
  FormErrors,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toFieldError,
} from "../../web/index.ts";
import { buildPartnerAddresses } from "./addresses.ts";
import { sendPartnerPage } from "./partner-page.tsx";
import { partnerWords } from "./partner-words.ts";
import { ScanForm, showScan } from "./scan-page.tsx";

const both = bothIn(partnerWords);

/** The longest that a person types: the number of a card, with spaces. A signed code is longer. */
const MOST_TYPED = 40;

/** Yes or no, who, why. */
export async function handlePassReading(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const [code, born] = [getTypedText(typed, "code"), getTypedText(typed, "naissance")];
  if (code.trim() === "")
    return showScan(request, reply, {
      born,
      errors: [
        buildFieldError(
          "code",
          "form.required",
          both(({ missing }) => missing),
        ),
      ],
    });
  const { context } = request.ardeco;
  const read = async () => {
    const answer = await readPass(context, { code, born });
    if (answer.accepted) return showRead(request, reply, { answer });
    if (answer.needsBirthdate !== true) {
      // What was scanned is guessed by nobody: how many tries are left says nothing of it.
      const isTyped = code.trim().length <= MOST_TYPED;
      return showRefused(reply, answer.why, isTyped ? await readTriesLeft(context) : undefined);
    }
    const needed = buildFieldError("naissance", "form.required", answer.why);
    return showScan(request, reply, { number: code, born, errors: [needed] });
  };
  return recoverRefusal(stopped, read, (refusal) => showEnded(request, reply, refusal));
}

const stopped = listCodes(passesErrors, "passes.too_many_misses", "passes.too_many_dates");

/** Why, how many tries are left to what is typed, and where the next code goes. */
function showRefused(reply: FastifyReply, why: Sentence, triesLeft?: number): FastifyReply {
  const { language } = reply.request.ardeco;
  const words = partnerWords(language);
  return sendPartnerPage(
    reply,
    { title: words.refused, place: "scan", isScanned: true },
    <>
      <h1>{words.refused}</h1>
      <Alert tone="danger" title={why[language]}>
        {triesLeft !== undefined && triesLeft < MOST_MISSES && <p>{words.triesLeft(triesLeft)}</p>}
      </Alert>
      <h2>{words.tryAgain}</h2>
      <ScanForm reply={reply} />
    </>,
  );
}

/** Once, whatever is sent again: the ticket is the use. */
export async function handlePassUse(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const ticket = getTypedText(typed, "passage");
  const [offer, price] = [getTypedText(typed, "atout"), getTypedText(typed, "prix").trim()];
  const priceCents = price === "" ? undefined : readAmount(price, "euro_cent");
  const errors: FieldError[] = [];
  if (!isUuid(offer))
    errors.push(
      buildFieldError(
        "atout",
        "form.required",
        both(({ chooseOne }) => chooseOne),
      ),
    );
  if (price !== "" && priceCents === undefined)
    errors.push(toFieldError("prix", passesErrors.error("passes.price_needed")));
  if (errors.length > 0 || !isUuid(offer)) return showReadingForm(request, reply, { ticket, typed, errors });
  const use = { ticket, offerId: parseId<"passOffer">(offer), priceCents };
  const confirm = () =>
    submitOrShowAgain(() => confirmOfferUse(context, use), {
      besides: beside,
      again: (refused) => showReadingForm(request, reply, { ticket, typed, errors: refused.errors }),
      after: (done) => sendSeeOther(reply, `${buildPartnerAddresses(brand).scan}?fait=${done.use.id}`),
    });
  return recoverRefusal(ended, confirm, (refusal) => showEnded(request, reply, refusal));
}

/** The field of each refusal that another choice mends; the others end it. */
const beside: Readonly<Record<string, string>> = {
  "passes.price_needed": "prix",
  "passes.used_up": "atout",
  "passes.other_period": "atout",
  "passes.not_accepted_here": "atout",
  "passes.confirmed_already": "atout",
};

/** What was scanned opens nothing any more: the next one goes here. */
const ended = listCodes(passesErrors, "passes.ticket_over", "passes.code_used", "passes.not_a_member");

const showEnded = (request: FastifyRequest, reply: FastifyReply, error: AppError): Promise<FastifyReply> =>
  showScan(request, reply, { errors: [toFieldError("code", error)], status: error.status });

interface ReadView {
  readonly answer: PassRead;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

async function showReadingForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { ticket, ...view }: Omit<ReadView, "answer"> & { readonly ticket: string },
): Promise<FastifyReply> {
  const read = async () =>
    showRead(request, reply, { ...view, answer: await retryPassRead(request.ardeco.context, ticket) });
  return recoverRefusal(ended, read, (refusal) => showEnded(request, reply, refusal));
}

function showRead(
  request: FastifyRequest,
  reply: FastifyReply,
  { answer, typed = new Map(), errors = [] }: ReadView,
): FastifyReply {
  const { language, brand, csrf } = request.ardeco;
  const words = partnerWords(language);
  if (!answer.accepted) return showRefused(reply, answer.why);
  const usable = answer.offers.filter(({ refusal }) => refusal === undefined);
  return sendPartnerPage(
    reply,
    { title: words.readTitle, place: "scan", errors },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{answer.who}</h1>
      <p class="ar-lead">{words.by(answer.support[language])}</p>
      {answer.shownBy !== "live" && <Alert tone="warning" title={words.copyable[answer.shownBy]} />}
      {answer.offers.some(({ usedToday }) => usedToday.length > 0) && (
        <Alert tone="warning" title={words.usedToday}>
          <ul>
            {answer.offers.flatMap(({ offer, usedToday }) =>
              usedToday.map((number) => (
                <li key={number}>{words.usedNumber(offer.name[language], number)}</li>
              )),
            )}
          </ul>
        </Alert>
      )}
      {usable.length === 0 ? (
        <Alert tone="danger" title={words.nothing} />
      ) : (
        <Form action={buildPartnerAddresses(brand).use} csrf={csrf()} hidden={{ passage: answer.ticket }}>
          <Choices {...{ usable, typed, errors, language }} />
          <Button icon="check">{words.confirm}</Button>
          <p>{words.confirmNote}</p>
        </Form>
      )}
      <Unusable offers={answer.offers.filter(({ refusal }) => refusal !== undefined)} language={language} />
      <p>
        <a href={buildPartnerAddresses(brand).scan}>{words.another}</a>
      </p>
    </>,
  );
}

interface ChoicesProps {
  readonly usable: readonly OfferRead[];
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly language: Language;
}

function Choices({ usable, typed, errors, language }: ChoicesProps) {
  const words = partnerWords(language);
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const [only] = usable;
  const chosen = getTypedText(typed, "atout") || (usable.length === 1 ? only?.offer.id : "");
  const isPriced = usable.some(({ offer }) => offer.amountCents > 0);
  const isShared = usable.some(({ offer }) => offer.sharePercent !== null);
  return (
    <>
      <RadioGroup
        name="atout"
        label={words.choose}
        value={chosen}
        error={errorOf("atout")}
        choices={usable.map((one) => ({
          value: one.offer.id,
          label: one.offer.name[language],
          hint: formatUsesLeft(one, language),
        }))}
      />
      {isPriced && (
        <TextField
          name="prix"
          label={words.price}
          hint={isShared ? `${words.priceHint} ${words.priceNeeded}` : words.priceHint}
          value={getTypedText(typed, "prix")}
          error={errorOf("prix")}
          inputMode="decimal"
          width="short"
          maxLength={10}
          autocomplete="off"
          optional
        />
      )}
    </>
  );
}

function formatUsesLeft({ offer, left }: OfferRead, language: Language): string {
  const words = partnerWords(language);
  const worth = offer.amountCents === 0 ? "" : formatCounterAmount(offer.amountCents, "euro_cent", language);
  const share = offer.sharePercent === null ? "" : words.share(offer.sharePercent);
  const text = `${words.left(left.uses, worth)}${share}`;
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}

function Unusable({
  offers,
  language,
}: {
  readonly offers: readonly OfferRead[];
  readonly language: Language;
}) {
  if (offers.length === 0) return null;
  return (
    <>
      <h2>{partnerWords(language).unusable}</h2>
      <ul>
        {offers.map(({ offer, refusal }) => (
          <li key={offer.id}>
            {offer.name[language]} – {refusal && passesErrors.definitions[refusal][language]}
          </li>
        ))}
      </ul>
    </>
  );
}
