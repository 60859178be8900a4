import { randomUUID } from "node:crypto";
import { Alert, Button, EmptyState, Form, RadioGroup, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildLegacyCardAddresses } from "../../../../../../frames/desk/common/legacy-card-addresses.ts";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { hasDepartedToday, listAccounts, type OwnAccount } from "../../../../../ledger/counters/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { leaveWords } from "../../../../../ledger/counters/pages/common/counters/leave-words.ts";
import { oldCardWords } from "../../../../../ledger/oldcards/pages/desk/oldcards/old-card-words.ts";
import {
  findNaming,
  listPaymentsPage,
  listRefundable,
  type Receipt,
  type Regie,
  readRegies,
} from "../../../index.ts";
import { getPaymentDay } from "../../common/payments/payment-words.ts";
import { tillWords } from "../../common/payments/till-words.ts";
import { MeansFields } from "./cheque-fields.tsx";
import { listToOpen, ToOpen } from "./open-counter.tsx";
import { openCounterWords } from "./open-counter-words.ts";
import { findPayingInvoice, isPaidFor, PaidForInvoice, parseTillAddress } from "./paying-invoice.tsx";
import { findPayingLeaver, isPaidBy, PaidByLeaver, type PayingLeft } from "./paying-left.tsx";
import { parseFirstShown, RECEIPTS_OF_A_PAGE, Receipts, type ShownReceipts } from "./receipts.tsx";
import { renderLeftOwed } from "./render-left-owed.tsx";

/** An account whose money the agent may take today. */
interface Payable {
  readonly account: OwnAccount;
  readonly regie: Regie;
  readonly priceCents: number | null;
}

interface Shown extends ShownReceipts {
  readonly name: string;
  readonly payable: readonly Payable[];
  /** Who left one of these accounts and pays what they owe of it. */
  readonly leaver: PayingLeft | undefined;
  /** Where its form is sent. */
  readonly action: string;
}

/** What may be taken for somebody's counters, and the receipts given before. */
export async function showTaking(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const accounts = await listAccounts(context, personId);
  const regies = await readRegies(context);
  const from = parseFirstShown(request);
  const { receipts, next } = await listPaymentsPage(context, personId, { from, limit: RECEIPTS_OF_A_PAGE });
  const leaver = await findPayingLeaver(request, accounts);
  const invoice = await findPayingInvoice(request, accounts);
  const shown: Shown = {
    personId,
    name,
    visit,
    leaver,
    action: buildTillAddresses(visit.brand).takeOf(personId, parseTillAddress(request)),
    payable: accounts
      .filter(isPaidBy(leaver))
      .filter(isPaidFor(invoice))
      .flatMap((account) => listPayableAccounts(visit, regies, account)),
    receipts,
    refundable: await listRefundable(context, receipts.filter(isOf(accounts))),
    from,
    next,
    errors,
    typed: readForm(request).typed,
  };
  const toOpen = await listToOpen(visit, { regies, accounts });
  const owed = await renderLeftOwed(visit, personId);
  const words = tillWords(language);
  const done = getQueryText(request, "fait");
  const hasLeft = done === "quitte" && (await hasDepartedToday(context, personId));
  const moved = findMovedToday(request, receipts);
  return sendDeskPage(
    reply,
    {
      title: words.takeTitle(name),
      ...buildPersonTrail(visit, { id: personId, name }),
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {done === "ouvert" && errors.length === 0 && (
        <Alert tone="success" title={openCounterWords(language).opened} />
      )}
      {hasLeft && errors.length === 0 && <Alert tone="success" title={leaveWords(language).doneOf} />}
      {moved && errors.length === 0 && <ReceiptNotice receipt={moved} {...{ personId, visit }} />}
      <h1>{words.takeTitle(name)}</h1>
      <p class="ar-lead">{words.takeLead}</p>
      {owed}
      {leaver && <PaidByLeaver {...{ leaver, language }} isForInvoice={invoice !== undefined} />}
      {invoice && <PaidForInvoice {...{ invoice, accounts, language }} />}
      <Taking shown={shown} hasAccount={accounts.length > 0} mayOpen={toOpen.length > 0} />
      <ToOpen counters={toOpen} open={accounts.length === 0 && owed === null} {...{ personId, visit }} />
      <p>
        <a href={buildLegacyCardAddresses(visit.brand).attach(personId)}>
          {oldCardWords(visit.language).attachAct}
        </a>
      </p>
      <ToLeave {...{ accounts, personId, visit }} />
      <Receipts shown={shown} />
    </>,
  );
}

/** What was taken or given back a moment ago, with its receipt. */
function ReceiptNotice({
  receipt: { id, kind },
  personId,
  visit: { brand, language },
}: {
  receipt: Receipt["payment"];
  personId: PersonId;
  visit: FastifyRequest["ardeco"];
}) {
  const words = tillWords(language);
  return (
    <Alert tone="success" title={kind === "refund" ? words.refunded : words.taken}>
      <p>
        <a href={buildTillAddresses(brand).receipt(personId, id)}>{words.openReceipt}</a>
      </p>
    </Alert>
  );
}

/** What they share may be left. */
function ToLeave({
  accounts,
  personId,
  visit: { brand, language },
}: Pick<Shown, "personId" | "visit"> & { readonly accounts: readonly OwnAccount[] }) {
  return (
    <>
      {accounts
        .filter(({ shared }) => shared)
        .map(({ accountId, counter }) => (
          <p key={accountId}>
            <a href={`${buildTillAddresses(brand).leave(personId)}?compte=${accountId}`}>
              {leaveWords(language).act(counter.name[language])}
            </a>
          </p>
        ))}
    </>
  );
}

/**
 * What was just taken or given back: a receipt of theirs, of today. An address opened again tomorrow, or made
 * up, says nothing.
 */
function findMovedToday(
  request: FastifyRequest,
  receipts: readonly Receipt[],
): Receipt["payment"] | undefined {
  const kind = { encaisse: "topup", rendu: "refund" }[getQueryText(request, "fait")];
  const today = toCivilDate(request.ardeco.context.now());
  return receipts
    .map(({ payment }) => payment)
    .find(
      (one) => one.id === getQueryText(request, "recu") && one.kind === kind && getPaymentDay(one) === today,
    );
}

/** Of an account that they left, nothing is given back: it is the others'. */
const isOf =
  (accounts: readonly OwnAccount[]) =>
  ({ payment }: Receipt): boolean =>
    accounts.some(({ accountId }) => accountId === payment.accountId);

function listPayableAccounts(
  { context }: Visit,
  regies: readonly Regie[],
  account: OwnAccount,
): readonly Payable[] {
  const { actor } = context;
  if (actor.kind !== "staff" || account.counter.closedOn !== null) return [];
  const today = toCivilDate(context.now());
  for (const regie of regies) {
    const held = regie.counters.find(({ counterId }) => counterId === account.counter.id);
    if (held && findNaming(regie, actor.staffId, today))
      return [{ account, regie, priceCents: held.priceCents }];
  }
  return [];
}

function Taking({
  shown,
  hasAccount,
  mayOpen,
}: {
  readonly shown: Shown;
  readonly hasAccount: boolean;
  readonly mayOpen: boolean;
}) {
  const { visit, payable, leaver, action, errors, typed } = shown;
  const { name } = leaver ?? shown;
  const { language, csrf } = visit;
  const words = tillWords(language);
  if (payable.length === 0)
    return (
      <EmptyState title={hasAccount ? words.notNamed : words.noAccount} icon="wallet">
        <p>{hasAccount ? words.notNamedText : mayOpen ? words.noAccountOpen : words.noAccountText}</p>
      </EmptyState>
    );
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.[language];
  const chosen = getTypedText(typed, "compte") || (payable.length === 1 ? payable[0]?.account.accountId : "");
  return (
    <Form action={action} csrf={csrf()} hidden={{ nouveau: getTypedText(typed, "nouveau") || randomUUID() }}>
      <RadioGroup
        name="compte"
        label={words.account}
        value={chosen}
        error={errorOf("compte")}
        choices={payable.map((one) => ({
          value: one.account.accountId,
          label: formatAccountLabel(one, visit),
        }))}
      />
      <TextField
        name="montant"
        label={words.amount}
        hint={words.amountHint}
        inputMode="decimal"
        width="short"
        value={getTypedText(typed, "montant")}
        error={errorOf("montant")}
      />
      <MeansFields {...{ language, typed, errors }} />
      <TextField
        name="payeur"
        label={words.payer}
        hint={words.payerHint}
        maxLength={120}
        value={typed.has("payeur") ? getTypedText(typed, "payeur") : name}
        error={errorOf("payeur")}
      />
      <Button icon="coins">{words.takeNow}</Button>
    </Form>
  );
}

function formatAccountLabel({ account, priceCents }: Payable, { language }: Visit): string {
  const words = tillWords(language);
  const { counter, balance } = account;
  const said = [
    words.balance(formatCounterAmount(balance, counter.unit, language)),
    ...(priceCents === null ? [] : [words.price(formatCounterAmount(priceCents, "euro_cent", language))]),
  ];
  return `${counter.name[language]} (${said.join(", ")})`;
}
