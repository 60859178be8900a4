import { Button, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import {
  readStatement,
  readStatementsOf,
  statementRows,
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
} from "../../../web/index.ts";
import { csvOf } from "../../common/csv/csv.ts";
import { StatementSheet } from "../../common/passes/statement-sheet.tsx";
import { adminPage, under } from "../common/admin-page.tsx";
import { pathId } from "../common/path-id.ts";
import { transferFields } from "./pass-fields.ts";
import { passWords } from "./pass-words.ts";
import { filePath, partnerPath, transferPath } from "./paths.ts";

const statementIn = (request: FastifyRequest) => pathId<"passStatement">(request, "releve");

async function whole(request: FastifyRequest) {
  const { context } = request.ardeco;
  const statement = await readStatement(context, statementIn(request));
  const { partner, offers } = await readStatementsOf(context, statement.partnerId);
  return { statement, partner, offers };
}

export async function showStatement(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { language, brand, csrf } = request.ardeco;
  const words = passWords(language);
  const sheet = await whole(request);
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
      {statement.totalCents > 0 && (
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

export async function sendFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { statement, partner, offers } = await whole(request);
  return reply
    .header("content-disposition", `attachment; filename="releve-${statement.number}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(csvOf(statementRows(statement, { partner: partner.name, offers })));
}

export async function sendTransfer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(transferFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return showStatement(request, reply, errors);
  const text = (name: string) => textAnswer(answers, name) ?? "";
  try {
    const payer = { name: text("payer"), iban: text("iban") };
    const xml = await writeTransfer(context, { id: statementIn(request), payer, payOn: text("pay_on") });
    return saveDocument(reply, { content: Buffer.from(xml), fileName: "virement.xml" });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("passes.")) throw error;
    if (error.status !== 422) throw error;
    return showStatement(
      request,
      reply,
      error.fields.length > 0 ? error.fields : [besideField("payer", error)],
    );
  }
}
