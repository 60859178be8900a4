import { Alert, Button, Definition, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate, plainDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { listAgents } from "../../../modules/access/index.ts";
import {
  readStatement,
  readTransfer,
  type StatementId,
  statementRows,
  type Transfer,
  writeTransfer,
} from "../../../modules/passes/index.ts";
import {
  besideField,
  FieldView,
  FormErrors,
  parseFields,
  readForm,
  saveDocument,
  textAnswer,
  textOf,
} from "../../../web/index.ts";
import { csvOf } from "../../common/csv/csv.ts";
import { StatementSheet } from "../../common/passes/statement-sheet.tsx";
import { adminPage, under } from "../common/admin-page.tsx";
import { pathId } from "../common/path-id.ts";
import { transferFields } from "./pass-fields.ts";
import { passWords } from "./pass-words.ts";
import { filePath, partnerPath, transferPath } from "./paths.ts";

const statementIn = (request: FastifyRequest) => pathId<"passStatement">(request, "releve");

export async function showStatement(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { language, brand, csrf } = request.ardeco;
  const words = passWords(language);
  const { context } = request.ardeco;
  const sheet = await readStatement(context, statementIn(request));
  const transfer = await readTransfer(context, sheet.statement.id);
  const { statement, partner } = sheet;
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  return adminPage(
    reply,
    {
      title: words.statementTitle(statement.number),
      place: "passes",
      width: "wide",
      above: [{ href: under(brand, partnerPath(partner.id)), label: partner.name }],
      ...refused,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <StatementSheet {...sheet} language={language} />
      <p>
        <a href={under(brand, filePath(statement.id))}>{words.file}</a>
      </p>
      <p class="ar-muted">{words.fileNote}</p>
      {transfer && (
        <Prepared {...{ request, transfer, id: statement.id, by: await nameOf(request, transfer) }} />
      )}
      {!transfer && statement.totalCents > 0 && (
        <Section id="virement" title={words.transfer} lead={words.transferLead}>
          <Form action={under(brand, transferPath(statement.id))} csrf={csrf()}>
            {transferFields.map((field) => (
              <FieldView
                key={field.name}
                {...{
                  field,
                  errors,
                  language,
                  typed: readForm(request).typed,
                  answers: { payer: brand.name },
                }}
              />
            ))}
            <Button icon="download">{words.prepare}</Button>
          </Form>
        </Section>
      )}
    </>,
  );
}

async function nameOf({ ardeco: { context } }: FastifyRequest, { writtenBy }: Transfer): Promise<string> {
  const agents = await context.transaction((tx) => listAgents(tx, context));
  return agents.find(({ id }) => id === writtenBy)?.displayName ?? "";
}

interface PreparedProps {
  readonly request: FastifyRequest;
  readonly transfer: Transfer;
  readonly id: StatementId;
  readonly by: string;
}

/** Once prepared, it is the same file: neither its account nor its day changes. */
function Prepared({ request, transfer, id, by }: PreparedProps) {
  const { brand, language, csrf } = request.ardeco;
  const words = passWords(language);
  const { payer, payOn, writtenOn } = transfer;
  const account = `…${payer.iban.slice(-4)}`;
  return (
    <Section id="virement" title={words.prepared}>
      <Alert tone="info" title={words.payOnce}>
        <p>{words.preparedBy(plainDate(writtenOn, language), by)}</p>
      </Alert>
      <Definition
        items={[
          { term: words.payer, description: payer.name },
          { term: words.payerIban, description: account },
          { term: words.payOn, description: plainDate(payOn, language) },
        ]}
      />
      <Form action={under(brand, transferPath(id))} csrf={csrf()} hidden={{ encore: "oui" }}>
        <Button variant="secondary" icon="download">
          {words.takeAgain}
        </Button>
      </Form>
    </Section>
  );
}

export async function sendFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const read = await readStatement(context, statementIn(request));
  const transfer = await readTransfer(context, read.statement.id);
  return reply
    .header("content-disposition", `attachment; filename="releve-${read.statement.number}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(csvOf(statementRows(read, transfer)));
}

function readAsked(request: FastifyRequest) {
  const today = civilDate(request.ardeco.context.now());
  const { answers, errors } = parseFields(transferFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return { errors };
  const text = (name: string) => textAnswer(answers, name) ?? "";
  return { payer: { name: text("payer"), iban: text("iban") }, payOn: text("pay_on") };
}

export async function sendTransfer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const id = statementIn(request);
  const known =
    textOf(readForm(request).typed, "encore") === "" ? undefined : await readTransfer(context, id);
  const asked = known ?? readAsked(request);
  if ("errors" in asked) return showStatement(request, reply, asked.errors);
  try {
    const xml = await writeTransfer(context, { id, payer: asked.payer, payOn: asked.payOn });
    return saveDocument(reply, { content: Buffer.from(xml), fileName: "virement.xml" });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("passes.")) throw error;
    return showStatement(
      request,
      reply,
      error.fields.length > 0 ? error.fields : [besideField("payer", error)],
    );
  }
}
