import { Alert, Button, EmptyState, Form, RadioGroup, Section, Select, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildStatementCells,
  cancelReasons,
  cancelUse,
  cancelWords,
  type PartnerStatements,
  passesErrors,
  readOwnAccount,
  readOwnStatement,
  readOwnStatements,
  type Use,
} from "../../features/activities/passes/index.ts";
import { parseStatementCursor } from "../../features/activities/passes/pages/common/passes/cursor.ts";
import { StatementSheet } from "../../features/activities/passes/pages/common/passes/statement-sheet.tsx";
import { formatCounterAmount } from "../../features/ledger/counters/pages/common/counters/amounts.ts";
import { formatPlainDate, toCivilDate } from "../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../kernel/errors.ts";
import { isUuid, parseId } from "../../kernel/ids.ts";
import { formatCsv } from "../../web/format/index.ts";
import {
  bothIn,
  buildFieldError,
  FormErrors,
  getPathText,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  toFieldError,
} from "../../web/index.ts";
import { buildPartnerAddresses } from "./addresses.ts";
import { sendPartnerPage } from "./partner-page.tsx";
import { partnerWords } from "./partner-words.ts";

const both = bothIn(partnerWords);

export async function showUses(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const words = partnerWords(language);
  const all = await readOwnStatements(context, { before: parseStatementCursor(request) });
  const account = await readOwnAccount(context);
  const live = all.open.filter(({ cancelled }) => cancelled === null);
  const today = toCivilDate(context.now());
  return sendPartnerPage(
    reply,
    { title: words.usesTitle, place: "uses", width: "wide", errors },
    <>
      <FormErrors errors={errors} language={language} />
      {isUseCancelled(all, getQueryText(request, "annulee")) && (
        <Alert tone="success" title={words.cancelledNow} />
      )}
      <h1>
        {words.usesTitle} – {all.partner.name}
      </h1>
      <p class="ar-lead">{words.usesLead}</p>
      <Alert
        tone="info"
        title={`${words.owed} : ${formatCounterAmount(all.openCents, "euro_cent", language)}`}
      >
        <p>{words.count(all.openCount)}</p>
      </Alert>
      <p>{words.account(account.lastFour)}</p>
      {account.waiting !== null && (
        <Alert tone="warning" title={words.accountWaits(account.waiting)}>
          <p>{words.accountWaitsText}</p>
        </Alert>
      )}
      <OpenUses all={all} language={language} />
      <Cancel uses={live.filter(({ day }) => day === today)} {...{ all, request, errors }} />
      {all.statements.length > 0 && (
        <Section id="releves" title={words.statements}>
          <ul>
            {all.statements.map((one) => (
              <li key={one.id}>
                <a href={buildPartnerAddresses(brand).statement(one.id)}>
                  {words.statementTitle(one.number)}
                </a>{" "}
                {words.until(formatPlainDate(one.untilOn, language))} –{" "}
                {formatCounterAmount(one.totalCents, "euro_cent", language)}
                {one.totalCents > 0 &&
                  ` – ${
                    one.payOn === null ? words.notPaidYet : words.paidOn(formatPlainDate(one.payOn, language))
                  }`}
              </li>
            ))}
          </ul>
          {all.olderThan !== null && (
            <p>
              <a href={`${buildPartnerAddresses(brand).uses}?avant=${all.olderThan}`}>{words.older}</a>
            </p>
          )}
        </Section>
      )}
    </>,
  );
}

/** Looked up, not believed: an address says which use, and nothing more. */
const isUseCancelled = ({ open }: PartnerStatements, id: string): boolean =>
  open.some((use) => use.id === id && use.cancelled !== null);

function OpenUses({ all, language }: { readonly all: PartnerStatements; readonly language: Language }) {
  const words = partnerWords(language);
  if (all.open.length === 0)
    return (
      <EmptyState title={words.none} icon="ticket">
        <p>{words.noneText}</p>
      </EmptyState>
    );
  const { number, day, offer, amount, state } = words.columns;
  return (
    <Table
      id="utilisations"
      caption={words.openCaption}
      columns={[
        { label: number },
        { label: day },
        { label: offer },
        { label: amount, numeric: true },
        { label: state },
      ]}
      rows={all.open.toReversed().map((use) => ({
        key: use.id,
        cells: [
          String(use.number),
          formatPlainDate(use.day, language),
          all.offers.get(use.offerId)?.offer.name[language] ?? "",
          formatCounterAmount(use.amountCents, "euro_cent", language),
          use.cancelled ? words.cancelled(cancelWords[use.cancelled.reason][language]) : words.counted,
        ],
      }))}
    />
  );
}

interface CancelProps {
  readonly uses: readonly Use[];
  readonly all: PartnerStatements;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

function Cancel({ uses, all, request, errors }: CancelProps) {
  const { language, brand, csrf } = request.ardeco;
  const words = partnerWords(language);
  if (uses.length === 0) return null;
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const labelOf = (use: Use) =>
    `n° ${use.number} – ${all.offers.get(use.offerId)?.offer.name[language] ?? ""} – ` +
    `${formatCounterAmount(use.amountCents, "euro_cent", language)}`;
  return (
    <Section id="annuler" title={words.cancelTitle}>
      <Form action={buildPartnerAddresses(brand).cancel} csrf={csrf()}>
        <Select
          name="utilisation"
          label={words.cancelWhich}
          error={errorOf("utilisation")}
          choices={uses.toReversed().map((use) => ({ value: use.id, label: labelOf(use) }))}
        />
        <RadioGroup
          name="raison"
          label={words.cancelWhy}
          error={errorOf("raison")}
          choices={cancelReasons.map((one) => ({ value: one, label: cancelWords[one][language] }))}
        />
        <Button variant="secondary" icon="undo-2">
          {words.cancel}
        </Button>
      </Form>
    </Section>
  );
}

/** Of today, with its reason. */
export async function cancelOne(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const [id, reason] = [getTypedText(typed, "utilisation"), getTypedText(typed, "raison")];
  if (!isUuid(id))
    return showUses(request, reply, [
      buildFieldError(
        "utilisation",
        "form.required",
        both(({ chooseUse }) => chooseUse),
      ),
    ]);
  if (!cancelReasons.some((one) => one === reason))
    return showUses(request, reply, [toFieldError("raison", passesErrors.error("passes.reason_needed"))]);
  await cancelUse(context, { id: parseId<"passUse">(id), reason });
  return sendSeeOther(reply, `${buildPartnerAddresses(brand).uses}?annulee=${id}`);
}

const parseStatementId = (request: FastifyRequest) => {
  const id = getPathText(request, "statement");
  if (!isUuid(id)) throw passesErrors.error("passes.unknown_statement");
  return parseId<"passStatement">(id);
};

/** To print. */
export async function showStatement(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const words = partnerWords(language);
  const read = await readOwnStatement(context, parseStatementId(request));
  const { statement } = read;
  return sendPartnerPage(
    reply,
    { title: words.statementTitle(statement.number), place: "uses", width: "wide" },
    <>
      <StatementSheet {...read} language={language} />
      <p class="ar-desk-screen-only">
        <a href={buildPartnerAddresses(brand).file(statement.id)}>{words.file}</a>
      </p>
    </>,
  );
}

export async function sendStatement(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const read = await readOwnStatement(context, parseStatementId(request));
  return reply
    .header("content-disposition", `attachment; filename="releve-${read.statement.number}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(formatCsv(buildStatementCells(read)));
}
