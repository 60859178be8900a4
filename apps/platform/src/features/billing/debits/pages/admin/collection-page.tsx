import { Alert, Section, Table } from "@ardeco/ui";
import { formatPlainDate } from "../../../../../kernel/civil-date.ts";
import { formatLastFour } from "../../../../../kernel/text.ts";
import type { Visit } from "../../../../../web/index.ts";
import { detailPage, formatPageHref } from "../../../../../web/resource/index.ts";
import { formatInvoiceCents } from "../../../invoices/pages/common/invoices/words.ts";
import { type ReadCollection, readCollection } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import {
  COLLECTION,
  debitsFrame,
  formatCollectionPath,
  formatSeriesPath,
  parseCollectionId,
} from "./addresses.ts";
import { collectionCancelling, collectionPayment, collectionSending } from "./collection-acts.ts";
import { NextStepSection } from "./collection-step.tsx";
import { collectionTones } from "./collection-tones.ts";

/** A collection: where it stands, what to do next, its invoices without a name. */
export const collectionPage = detailPage({
  frame: debitsFrame,
  path: formatCollectionPath(COLLECTION),
  read: (request) => readCollection(request.ardeco.context, parseCollectionId(request)),
  above: (visit, { collection, creditor }) => [
    { href: formatPageHref(visit, formatSeriesPath(collection.seriesId)), label: creditor.name },
  ],
  texts: ({ language }, { collection: { collectOn, state } }) => {
    const { collectionTitle, states } = getDebitWords(language).admin;
    return {
      title: collectionTitle(formatPlainDate(collectOn, language)),
      state: { label: states[state], tone: collectionTones[state] },
    };
  },
  facts: ({ language }, { collection, debits }) => {
    const words = getDebitWords(language).admin;
    const kept = debits.filter(({ state }) => state !== "left_out");
    const cents = kept.reduce((sum, one) => sum + one.cents, 0);
    const { name, ics, iban } = collection.creditor;
    return [
      { term: words.total, description: <strong>{formatInvoiceCents(cents, language)}</strong> },
      { term: words.count, description: String(kept.length) },
      { term: words.creditor, description: `${name}, ${ics}` },
      { term: words.account, description: `… ${formatLastFour(iban)}` },
    ];
  },
  forms: [collectionSending, collectionPayment, collectionCancelling],
  sections: (visit, read, page) => (
    <>
      <Faults {...{ read, visit }} />
      <Accounts {...{ read, visit }} />
      <NextStepSection {...{ read, visit, page }} />
      <Debits {...{ read, visit }} />
    </>
  ),
});

interface Shown {
  readonly read: ReadCollection;
  readonly visit: Visit;
}

function Faults({ read: { collection }, visit: { language } }: Shown) {
  const { faults, faultsNext } = getDebitWords(language).admin;
  if (collection.faults === 0) return null;
  return (
    <Alert tone="warning" title={faults(collection.faults)}>
      <p>{faultsNext}</p>
    </Alert>
  );
}

/** Money that turns to another account is seen before the file is made. */
function Accounts({ read: { collection, creditor, formerAccount }, visit: { language } }: Shown) {
  const words = getDebitWords(language).admin;
  const { iban } = collection.creditor;
  if (collection.state === "cancelled") return null;
  return (
    <>
      {formerAccount && collection.state === "prepared" && (
        <Alert
          tone="warning"
          title={words.otherAccount(
            formatLastFour(iban),
            formatLastFour(formerAccount.iban),
            formatPlainDate(formerAccount.on, language),
          )}
        >
          <p>{words.otherAccountNext}</p>
        </Alert>
      )}
      {creditor.iban !== iban && <p>{words.keepsAccount(formatLastFour(creditor.iban))}</p>}
    </>
  );
}

function Debits({ read: { debits }, visit: { language } }: Shown) {
  const words = getDebitWords(language).admin;
  if (debits.length === 0) return null;
  return (
    <Section id="factures" title={words.debits}>
      <Table
        id="factures-prelevees"
        caption={words.debits}
        isTitled
        columns={Object.entries(words.debitColumns).map(([name, label]) => ({
          label,
          numeric: name === "cents",
        }))}
        rows={debits.map(({ id, cents, state, why }) => ({
          key: id,
          cells: [
            id.slice(0, 8).toUpperCase(),
            formatInvoiceCents(cents, language),
            words.debitStates[state],
            why === null ? "–" : (findLeftOutText(words.leftWhy, why) ?? why),
          ],
        }))}
      />
    </Section>
  );
}

/** A bank's own code stands as it is. */
const findLeftOutText = (known: Readonly<Record<string, string>>, why: string): string | undefined =>
  Object.hasOwn(known, why) ? known[why] : undefined;
