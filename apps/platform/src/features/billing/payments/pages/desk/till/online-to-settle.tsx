import { Button, Details, Form, Section, Table, TextField } from "@ardeco/ui";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { getTypedText, type readForm, type Visit } from "../../../../../../web/index.ts";
import { buildAmountColumns } from "../../../../../ledger/counters/pages/common/counters/amount-columns.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { RegieId, ToSettle } from "../../../index.ts";
import { tillWords } from "../../common/payments/till-words.ts";

interface Shown {
  readonly toSettle: readonly ToSettle[];
  /** How many wait in all. */
  readonly waiting: number;
  readonly regieId: RegieId;
  readonly visit: Visit;
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}

/**
 * Paid online and credited to nobody, for the régisseur alone; each leaves the list once the Treasury gave it
 * back.
 */
export function OnlineToSettle(shown: Shown) {
  const { toSettle, waiting, visit } = shown;
  const { language } = visit;
  const words = tillWords(language);
  if (toSettle.length === 0) return null;
  return (
    <Section id="a-regler" title={words.toSettle} lead={words.toSettleLead}>
      {toSettle.length < waiting && <p>{words.toSettleOldest(toSettle.length, waiting)}</p>}
      <Table
        id="paiements-a-regler"
        caption={words.toSettle}
        isTitled
        columns={buildAmountColumns(words.toSettleColumns)}
        rows={toSettle.map(({ id, day, reference, amount, why }) => ({
          key: id,
          cells: [
            formatPlainDate(day, language),
            reference,
            formatCounterAmount(amount, "euro_cent", language),
            words.whyToSettle[why],
          ],
        }))}
      />
      {toSettle.map((one) => (
        <GivenBack key={one.id} {...{ one, shown }} />
      ))}
    </Section>
  );
}

/** Each field bears its payment: the page has many. */
export const formatTransferFieldName = (id: string) => `virement-${id}`;

function GivenBack({ one: { id, reference }, shown }: { readonly one: ToSettle; readonly shown: Shown }) {
  const { visit, regieId, errors, typed } = shown;
  const { language, brand, csrf } = visit;
  const words = tillWords(language);
  const name = formatTransferFieldName(id);
  const error = errors.find(({ field }) => field === name)?.[language];
  return (
    <Details summary={words.givenBack(reference)} open={error !== undefined}>
      <Form action={buildTillAddresses(brand).givenBack(regieId, id)} csrf={csrf()}>
        <TextField
          name={name}
          label={words.transfer}
          hint={words.transferHint}
          maxLength={60}
          value={getTypedText(typed, name)}
          error={error}
        />
        <Button variant="secondary">
          {words.givenBackNow}
          <span class="ds-sr-only"> ({reference})</span>
        </Button>
      </Form>
    </Details>
  );
}
