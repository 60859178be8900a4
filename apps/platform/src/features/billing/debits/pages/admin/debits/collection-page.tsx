import { Alert, Button, Definition, Form, LinkButton, Section, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { AppError } from "../../../../../../kernel/errors.ts";
import { formatLastFour } from "../../../../../../kernel/text.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { formatInvoiceCents } from "../../../../invoices/pages/common/invoices/invoice-words.ts";
import { type ReadCollection, readCollection } from "../../../index.ts";
import { debitAdminWords } from "./debit-admin-words.ts";
import {
  buildCollectionFilePath,
  buildCollectionPaidPath,
  buildCollectionPreparationPath,
  buildDebitSeriesPath,
  cancelPath,
  sendPath,
} from "./paths.ts";
import { collectionTones } from "./series-page.tsx";

interface Shown {
  readonly read: ReadCollection;
  readonly visit: Visit;
}

/**
 * A collection: where it stands, what to do next, its invoices without a name. `refusal`: why the last act
 * was not done.
 */
export async function showCollection(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal?: AppError,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const words = debitAdminWords(language);
  const read = await readCollection(context, parsePathId<"debitCollection">(request, "collection"));
  const { collection, creditor } = read;
  const title = words.collectionTitle(formatPlainDate(collection.collectOn, language));
  return sendAdminPage(
    reply,
    {
      title,
      place: "debits",
      width: "task",
      above: [
        { href: formatAdminPath(brand, buildDebitSeriesPath(collection.seriesId)), label: creditor.name },
      ],
      ...(refusal ? { status: refusal.status, hasErrors: true } : {}),
    },
    <>
      {refusal ? (
        <Alert tone="warning" title={refusal.definition[language]}>
          <p>{refusal.definition.todo[language]}</p>
        </Alert>
      ) : (
        <Done done={getQueryText(request, "fait")} visit={visit} />
      )}
      <h1>{title}</h1>
      <p>
        <Tag tone={collectionTones[collection.state]}>{words.states[collection.state]}</Tag>
      </p>
      <Definition items={buildCollectionFacts({ read, visit })} />
      {collection.faults > 0 && (
        <Alert tone="warning" title={words.faults(collection.faults)}>
          <p>{words.faultsNext}</p>
        </Alert>
      )}
      <Accounts {...{ read, visit }} />
      <Next {...{ read, visit }} />
      <Debits {...{ read, visit }} />
    </>,
  );
}

function Done({ done, visit: { language } }: { readonly done: string; readonly visit: Visit }) {
  const words = debitAdminWords(language);
  const [, prepared] = /^prepare-(\d{1,6})$/.exec(done) ?? [];
  const [, begun] = /^continue-(\d{1,6})$/.exec(done) ?? [];
  const [, unposted] = /^encaisse-(\d{1,6})$/.exec(done) ?? [];
  if (prepared !== undefined) return <Alert tone="success" title={words.prepared(Number(prepared))} />;
  if (begun !== undefined) return <Alert tone="success" title={words.goesOn(Number(begun))} />;
  if (done === "envoye") return <Alert tone="success" title={words.sent} />;
  if (done === "annule") return <Alert tone="success" title={words.cancelled} />;
  if (unposted === undefined) return null;
  return (
    <Alert tone="success" title={words.settled}>
      {Number(unposted) > 0 && <p>{words.unposted(Number(unposted))}</p>}
    </Alert>
  );
}

function buildCollectionFacts({ read: { collection, debits }, visit: { language } }: Shown) {
  const words = debitAdminWords(language);
  const kept = debits.filter(({ state }) => state !== "left_out");
  const cents = kept.reduce((sum, one) => sum + one.cents, 0);
  const { name, ics, iban } = collection.creditor;
  return [
    { term: words.total, description: <strong>{formatInvoiceCents(cents, language)}</strong> },
    { term: words.count, description: String(kept.length) },
    { term: words.creditor, description: `${name}, ${ics}` },
    { term: words.account, description: `… ${formatLastFour(iban)}` },
  ];
}

/** Money that turns to another account is seen before the file is made. */
function Accounts({ read: { collection, creditor, formerAccount }, visit: { language } }: Shown) {
  const words = debitAdminWords(language);
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

/**
 * While mandates are looked at, or once something new is there: with the collection's own id, it goes on
 * where it stopped.
 */
function ResumePreparationForm({ read: { collection }, visit }: Shown) {
  const { language, brand, csrf } = visit;
  const words = debitAdminWords(language);
  const { id, seriesId, collectOn, isGoingOn } = collection;
  const [on_year = "", on_month = "", on_day = ""] = collectOn.split("-");
  return (
    <Form
      action={formatAdminPath(brand, buildCollectionPreparationPath(seriesId))}
      csrf={csrf()}
      hidden={{ id, on_day, on_month, on_year }}
    >
      <p>{isGoingOn ? words.goingOn : words.goOnAgainLead}</p>
      <Button variant="secondary">{isGoingOn ? words.goOn : words.goOnAgain}</Button>
    </Form>
  );
}

/** One thing to do at a time. */
function Next({ read, visit }: Shown) {
  const { language, brand, csrf, context } = visit;
  const words = debitAdminWords(language);
  const { collection, rights } = read;
  const { id, state, collectOn } = collection;
  if (state === "cancelled") return null;
  const isDay = collectOn <= toCivilDate(context.now());
  return (
    <Section id="suite" title={words.steps}>
      {!rights.collects && <p>{words.onlyRegisseur}</p>}
      {rights.collects && state === "prepared" && !collection.isGoingOn && (
        <Form action={formatAdminPath(brand, sendPath(id))} csrf={csrf()}>
          <p>{words.sendLead}</p>
          <Button icon="file-check">{words.send}</Button>
        </Form>
      )}
      {rights.collects && state !== "prepared" && (
        <p>
          <LinkButton
            variant={state === "sent" && !isDay ? "primary" : "secondary"}
            icon="download"
            href={formatAdminPath(brand, buildCollectionFilePath(id))}
          >
            {words.download}
          </LinkButton>
          <br />
          <span class="ar-hint">{words.downloadHint}</span>
        </p>
      )}
      {rights.collects && state === "sent" && !isDay && (
        <p>{words.settleLater(formatPlainDate(collectOn, language))}</p>
      )}
      {rights.collects && state === "sent" && isDay && (
        <Form action={formatAdminPath(brand, buildCollectionPaidPath(id))} csrf={csrf()}>
          <p>{words.settleLead}</p>
          <Button icon="check">{words.settle}</Button>
        </Form>
      )}
      {state === "prepared" && <ResumePreparationForm {...{ read, visit }} />}
      {state === "prepared" && (
        <Form action={formatAdminPath(brand, cancelPath(id))} csrf={csrf()}>
          <p>{words.cancelLead}</p>
          <Button variant="secondary">{words.cancel}</Button>
        </Form>
      )}
    </Section>
  );
}

function Debits({ read: { debits }, visit: { language } }: Shown) {
  const words = debitAdminWords(language);
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

const findLeftOutText = (known: Readonly<Record<string, string>>, why: string): string | undefined =>
  Object.hasOwn(known, why) ? known[why] : undefined;
