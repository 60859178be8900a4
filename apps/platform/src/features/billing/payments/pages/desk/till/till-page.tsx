import { randomUUID } from "node:crypto";
import { Alert, Button, Card, Definition, EmptyState, Form, Section, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildRefusalState } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { buildDeskDebitAddresses } from "../../../../../../frames/desk/common/debit-addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildLegacyCardAddresses } from "../../../../../../frames/desk/common/legacy-card-addresses.ts";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { oldCardWords } from "../../../../../ledger/oldcards/pages/desk/oldcards/old-card-words.ts";
import { getDebitWords } from "../../../../debits/pages/common/debit-words.ts";
import {
  countToSettle,
  listClosings,
  listToSettle,
  type Regie,
  readRegie,
  readRegies,
  readTill,
} from "../../../index.ts";
import { ClosingsTable, PaymentsTable, parseClosingCursor } from "../../common/payments/closing-sheet.tsx";
import { tillWords } from "../../common/payments/till-words.ts";
import { OnlineToSettle } from "./online-to-settle.tsx";

/** The régies in which the agent is, or was, named. */
export async function showTills(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const { actor } = context;
  const words = tillWords(language);
  const regies = (await readRegies(context)).filter(({ agents }) =>
    agents.some(({ staffId }) => actor.kind === "staff" && staffId === actor.staffId),
  );
  return sendDeskPage(
    reply,
    { title: words.title, place: "till", width: "task" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {regies.length === 0 && (
        <EmptyState title={words.noRegie} icon="coins">
          <p>{words.noRegieText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {regies.map(({ id, name, act }) => (
          <Card key={id} title={name} icon="coins" level={2}>
            <p>{words.orderOf(act)}</p>
            <p>
              <a href={buildTillAddresses(brand).till(id)}>{words.tillOf(name)}</a>
            </p>
          </Card>
        ))}
      </div>
      <p>
        <a href={buildLegacyCardAddresses(brand).list}>{oldCardWords(language).title}</a>
      </p>
      {regies.length > 0 && (
        <p>
          <a href={buildDeskDebitAddresses(brand).collections}>{getDebitWords(language).desk.collections}</a>
        </p>
      )}
    </>,
  );
}

/** One's own till: what the ledger says, the closing of the day, the closings before. */
export async function showTill(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const regieId = parsePathId<"regie">(request, "regie");
  const till = await readTill(context, regieId);
  const regie = await readRegie(context, regieId);
  const closings = await listClosings(context, regieId, { before: parseClosingCursor(request) });
  const toSettle = await listToSettle(context, regieId);
  const waiting = await countToSettle(context, regieId);
  const { typed } = readForm(request);
  const words = tillWords(language);
  const title = words.tillOf(regie.name);
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  return sendDeskPage(
    reply,
    {
      title,
      place: "till",
      width: "task",
      above: [{ href: buildTillAddresses(brand).list, label: words.title }],
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {getQueryText(request, "fait") === "rendu" && errors.length === 0 && (
        <Alert tone="success" title={words.givenBackDone} />
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{words.day(formatLongDate(till.day, language))}</p>
      {till.cash > regie.cashMax && <Alert tone="warning" title={words.overMax(said(regie.cashMax))} />}
      <Section id="registre" title={words.ledger}>
        <Definition
          items={[
            { term: words.cash, description: <strong>{said(till.cash)}</strong> },
            { term: words.cheques, description: words.chequesOf(till.cheques, said(till.cheque)) },
          ]}
        />
        {till.payments.length > 0 && <PaymentsTable payments={till.payments} language={language} />}
      </Section>
      <Closing {...{ regie, visit, errors, typed }} />
      <OnlineToSettle {...{ toSettle, waiting, regieId, visit, errors, typed }} />
      <Section id="clotures" title={words.closings}>
        <ClosingsTable
          page={closings}
          at={buildTillAddresses(brand).closing}
          older={(before) => `${buildTillAddresses(brand).till(regieId)}?avant=${before}#clotures`}
          language={language}
        />
      </Section>
    </>,
  );
}

interface ClosingProps {
  readonly regie: Regie;
  readonly visit: Visit;
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}

/** The figures of the ledger are not filled in: who counts, counts. */
function Closing({ regie, visit: { language, brand, csrf }, errors, typed }: ClosingProps) {
  const words = tillWords(language);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.[language];
  return (
    <Section id="cloturer" title={words.close} lead={words.closeLead}>
      <Form
        action={buildTillAddresses(brand).till(regie.id)}
        csrf={csrf()}
        hidden={{ nouveau: getTypedText(typed, "nouveau") || randomUUID() }}
      >
        <TextField
          name="especes"
          label={words.counted}
          hint={words.countedHint}
          inputMode="decimal"
          width="short"
          value={getTypedText(typed, "especes")}
          error={errorOf("especes")}
        />
        <TextField
          name="cheques"
          label={words.countedCheques}
          inputMode="numeric"
          width="short"
          value={getTypedText(typed, "cheques")}
          error={errorOf("cheques")}
        />
        <TextField
          name="motif"
          label={words.why}
          hint={words.whyHint}
          optional
          maxLength={300}
          value={getTypedText(typed, "motif")}
          error={errorOf("motif")}
        />
        <Button icon="lock">{words.closeNow}</Button>
      </Form>
    </Section>
  );
}
