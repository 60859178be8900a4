import { Alert, Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { longDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listComingOfAccount } from "../../../modules/debits/index.ts";
import type { Regie } from "../../../modules/payments/index.ts";
import { readForm, type TypedValues, textOf } from "../../../web/index.ts";
import { amountText } from "../../common/counters/amounts.ts";
import { aboutPerson, nameOfPerson } from "../common/about-person.ts";
import { deskPage } from "../common/desk-page.tsx";
import { sureWords } from "./sure-words.ts";

/** Beyond, a refund is looked at twice: a slip of the keyboard empties a till. In cents. */
const REFUND_SURE = 10_000;

const SURE = "certain";
const MEND = "corriger";

export interface Doubt {
  readonly title: string;
  readonly text: string;
}

/** What deserves a second look before money is taken; nothing most of the time. */
export async function doubtsOfTaking(
  request: FastifyRequest,
  {
    regie,
    account,
    amount,
  }: {
    readonly regie: Pick<Regie, "cashMax">;
    readonly account: Parameters<typeof listComingOfAccount>[1];
    readonly amount: number;
  },
): Promise<readonly Doubt[]> {
  const { context, language } = request.ardeco;
  const words = sureWords(language);
  const said = (cents: number) => amountText(cents, "euro_cent", language);
  const coming = await listComingOfAccount(context, account);
  return [
    ...coming.map(({ on, cents, invoice, isSent }) => ({
      title: words.debitTitle(said(cents), longDate(on, language)),
      text: isSent ? words.debitSent(invoice) : words.debitPrepared(invoice),
    })),
    ...(amount > regie.cashMax
      ? [{ title: words.much(said(amount)), text: words.muchText(said(regie.cashMax)) }]
      : []),
  ];
}

export function doubtsOfRefund(amount: number, language: Language): readonly Doubt[] {
  const words = sureWords(language);
  const euros = amountText(amount, "euro_cent", language);
  return amount > REFUND_SURE ? [{ title: words.muchBack(euros), text: words.muchBackText }] : [];
}

/** The answer is to this amount, for these reasons: another is asked again. */
const answerTo = (amount: number, doubts: readonly Doubt[]): string =>
  [amount, ...doubts.map(({ title }) => title)].join(" ");

export const isMending = (typed: TypedValues): boolean => textOf(typed, MEND) !== "";

/** @returns whether the cashier saw the second page and went on */
export const isSure = (typed: TypedValues, amount: number, doubts: readonly Doubt[]): boolean =>
  doubts.length === 0 || textOf(typed, SURE) === answerTo(amount, doubts);

/** A second page: what was typed goes with it, to go on or to mend. */
export async function askIfSure(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    personId,
    action,
    amount,
    doubts,
    goOn,
  }: {
    readonly personId: PersonId;
    readonly action: string;
    readonly amount: number;
    readonly doubts: readonly Doubt[];
    readonly goOn: string;
  },
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, csrf } = visit;
  const { typed } = readForm(request);
  const name = await nameOfPerson(context, personId);
  const words = sureWords(language);
  const kept = [...typed.keys()].filter((field) => ![SURE, MEND, "_csrf"].includes(field));
  const hidden = Object.fromEntries(kept.map((field) => [field, textOf(typed, field)]));
  return deskPage(
    reply,
    { title: words.title, ...aboutPerson(visit, { id: personId, name }) },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <div class="ar-stack">
        {doubts.map(({ title, text }) => (
          <Alert key={title} tone="warning" title={title}>
            <p>{text}</p>
          </Alert>
        ))}
      </div>
      <Form action={action} csrf={csrf()} hidden={hidden}>
        <ButtonGroup>
          <Button name={SURE} value={answerTo(amount, doubts)}>
            {goOn}
          </Button>
          <Button variant="secondary" name={MEND} value="oui">
            {words.mend}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  );
}
