import { Alert, Button, Definition, Form, Section, Select } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { StaffId } from "../../../../../../kernel/ids.ts";
import { formatLastFour } from "../../../../../../kernel/text.ts";
import { formatCsv } from "../../../../../../web/format/index.ts";
import {
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  saveDocument,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { readAgents } from "../../../../../access/access/index.ts";
import {
  buildStatementCells,
  cancelTransfer,
  findOwnInvolvement,
  type Involvement,
  isVoidReason,
  listTransferWriters,
  passesErrors,
  readStatement,
  readTransfer,
  readTransfers,
  type StatementId,
  type Transfer,
  type TransferWriter,
  voidReasons,
  voidReasonWords,
  writeTransfer,
} from "../../../index.ts";
import { StatementSheet } from "../../common/passes/statement-sheet.tsx";
import { transferFields } from "./pass-fields.ts";
import { adminPassWords } from "./pass-words.ts";
import {
  buildPartnerPath,
  buildStatementFilePath,
  buildStatementPath,
  buildTransferPath,
  buildVoidPath,
} from "./paths.ts";

const parseStatementParam = (request: FastifyRequest) => parsePathId<"passStatement">(request, "releve");

export async function showStatement(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { language, brand } = request.ardeco;
  const words = adminPassWords(language);
  const { context } = request.ardeco;
  const sheet = await readStatement(context, parseStatementParam(request));
  const { live: transfer, voided } = await readTransfers(context, sheet.statement.id);
  const { statement, partner } = sheet;
  const name = await buildAgentNamer(request);
  const writers =
    transfer || statement.totalCents === 0 ? [] : await listTransferWriters(context, statement.id);
  const involvement = transfer ? undefined : await findOwnInvolvement(context, statement.id);
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  return sendAdminPage(
    reply,
    {
      title: words.statementTitle(statement.number),
      place: "passes",
      width: "wide",
      above: [{ href: formatAdminPath(brand, buildPartnerPath(partner.id)), label: partner.name }],
      ...refused,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <Done done={errors.length === 0 ? getQueryText(request, "fait") : ""} words={words} />
      <StatementSheet {...sheet} language={language} />
      <p>
        <a href={formatAdminPath(brand, buildStatementFilePath(statement.id))}>{words.file}</a>
      </p>
      <p class="ar-muted">{words.fileNote}</p>
      {transfer && <Prepared {...{ request, errors, transfer, id: statement.id, name }} />}
      {!transfer && statement.totalCents > 0 && (
        <ToTransfer {...{ request, errors, id: statement.id, writers, involvement }} />
      )}
      {voided.length > 0 && (
        <Section id="annules" title={words.voided}>
          <ul>
            {voided.map(({ attempt, voidedOn, voidedBy, reason }) => (
              <li key={attempt}>
                {words.voidedOne(
                  formatPlainDate(voidedOn, language),
                  name(voidedBy),
                  voidReasonWords[reason][language],
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>,
  );
}

function Done({ done, words }: { readonly done: string; readonly words: ReturnType<typeof adminPassWords> }) {
  if (done === "annule") return <Alert tone="success" title={words.voidDone} />;
  if (done === "prepare") return <Alert tone="success" title={words.preparedNext} />;
  if (done !== "arrete") return null;
  return (
    <Alert tone="success" title={words.closedDone}>
      <p>{words.closedNext}</p>
    </Alert>
  );
}

interface ToTransferProps {
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
  readonly id: StatementId;
  /** Who may prepare it. */
  readonly writers: readonly TransferWriter[];
  /** Why the reader may not. */
  readonly involvement: Involvement | undefined;
}

/** The form for whoever may prepare it; whom to ask, for whoever may not. */
function ToTransfer({ request, errors, id, writers, involvement }: ToTransferProps) {
  const { brand, language, csrf, context } = request.ardeco;
  const words = adminPassWords(language);
  const { actor } = context;
  const isWriter = writers.some(({ staffId }) => actor.kind === "staff" && actor.staffId === staffId);
  if (!isWriter)
    return (
      <Section id="virement" title={words.transfer}>
        <p>{involvement ? words.notYours(involvement) : words.notNow}</p>
        <p>
          {writers.length > 0
            ? words.askOne(writers.map(({ displayName }) => displayName).join(", "))
            : words.nobodyMay}
        </p>
      </Section>
    );
  const { typed } = readForm(request);
  return (
    <Section id="virement" title={words.transfer} lead={words.transferLead}>
      <Form action={formatAdminPath(brand, buildTransferPath(id))} csrf={csrf()}>
        {transferFields.map((field) => (
          <FieldView
            key={field.name}
            {...{ field, errors, language, answers: {} }}
            typed={typed.has("payer") ? typed : toTypedValues(transferFields, { payer: brand.name })}
          />
        ))}
        <Button>{words.prepare}</Button>
      </Form>
    </Section>
  );
}

type AgentNamer = (id: StaffId) => string;

async function buildAgentNamer({ ardeco: { context } }: FastifyRequest): Promise<AgentNamer> {
  const agents = await readAgents(context);
  return (id) => agents.find((one) => one.id === id)?.displayName ?? "";
}

interface PreparedProps {
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
  readonly transfer: Transfer;
  readonly id: StatementId;
  readonly name: AgentNamer;
}

/** Once prepared, it is the same file whatever the day: neither its account nor its day changes. */
function Prepared({ request, errors, transfer, id, name }: PreparedProps) {
  const { brand, language, csrf, context } = request.ardeco;
  const words = adminPassWords(language);
  const { payer, payOn, writtenOn, writtenBy, attempt } = transfer;
  const account = `…${formatLastFour(payer.iban)}`;
  return (
    <Section id="virement" title={words.prepared}>
      <Alert tone="info" title={words.payOnce}>
        <p>{words.preparedBy(formatPlainDate(writtenOn, language), name(writtenBy))}</p>
      </Alert>
      <Definition
        items={[
          { term: words.payer, description: payer.name },
          { term: words.payerIban, description: account },
          { term: words.payOn, description: formatPlainDate(payOn, language) },
        ]}
      />
      <Form action={formatAdminPath(brand, buildTransferPath(id))} csrf={csrf()} hidden={{ encore: "oui" }}>
        <Button variant="secondary" icon="download">
          {words.takeFile}
        </Button>
      </Form>
      {payOn < toCivilDate(context.now()) && <p>{words.dayPast}</p>}
      <h3>{words.voidIt}</h3>
      <p>{words.voidLead}</p>
      <Form
        action={formatAdminPath(brand, buildVoidPath(id))}
        csrf={csrf()}
        hidden={{ essai: String(attempt) }}
      >
        <Select
          name="raison"
          label={words.voidReason}
          error={errors.find(({ field }) => field === "raison")?.[language]}
          choices={voidReasons.map((value) => ({ value, label: voidReasonWords[value][language] }))}
        />
        <Button variant="secondary">{words.voidIt}</Button>
      </Form>
    </Section>
  );
}

export async function sendFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const read = await readStatement(context, parseStatementParam(request));
  const transfer = await readTransfer(context, read.statement.id);
  return reply
    .header("content-disposition", `attachment; filename="releve-${read.statement.number}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(formatCsv(buildStatementCells(read, transfer)));
}

function readAsked(request: FastifyRequest) {
  const today = toCivilDate(request.ardeco.context.now());
  const { answers, errors } = parseFields(transferFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return { errors };
  const text = (name: string) => findTextAnswer(answers, name) ?? "";
  return { payer: { name: text("payer"), iban: text("iban") }, payOn: text("pay_on") };
}

/** Prepared, the page says it and gives the file; asked again, the file itself. */
export async function sendTransfer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parseStatementParam(request);
  const known =
    getTypedText(readForm(request).typed, "encore") === "" ? undefined : await readTransfer(context, id);
  const asked = known ?? readAsked(request);
  if ("errors" in asked) return showStatement(request, reply, asked.errors);
  return submitOrShowAgain(() => writeTransfer(context, { id, payer: asked.payer, payOn: asked.payOn }), {
    besides: toBesides(passesErrors, "virement"),
    again: ({ errors }) => showStatement(request, reply, errors),
    after: (xml) =>
      known
        ? saveDocument(reply, { content: Buffer.from(xml), fileName: "virement.xml" })
        : sendSeeOther(reply, `${formatAdminPath(brand, buildStatementPath(id))}?fait=prepare`),
  });
}

export async function handleTransferVoiding(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parseStatementParam(request);
  const { typed } = readForm(request);
  const cancel = async () => {
    const reason = getTypedText(typed, "raison");
    if (!isVoidReason(reason)) throw passesErrors.error("passes.void_reason_needed");
    await cancelTransfer(context, { id, attempt: Number(getTypedText(typed, "essai")), reason });
  };
  return submitOrShowAgain(cancel, {
    besides: { ...toBesides(passesErrors, "virement"), "passes.void_reason_needed": "raison" },
    again: ({ errors }) => showStatement(request, reply, errors),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, buildStatementPath(id))}?fait=annule`),
  });
}
