import { Alert, Button, Definition, FileField, Form, Section, Table, Tag, type Tone } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { AppError, FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  getQueryText,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { formatInvoiceCents } from "../../../../invoices/pages/common/invoices/invoice-words.ts";
import { type Collection, type CollectionId, type DebitFigures, readDebits } from "../../../index.ts";
import { debitAdminWords } from "./debit-admin-words.ts";
import { buildCollectionPath, buildCollectionPreparationPath, buildReturnsPath } from "./paths.ts";
import { FirstCreditorView, WaitingChangeView } from "./waiting-change.tsx";

const both = bothIn(debitAdminWords);

export const dayField: Field = { kind: "date", name: "on", label: both(({ on }) => on) };

interface Shown {
  readonly figures: DebitFigures;
  readonly visit: Visit;
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}

/** Mandates in numbers, what is prepared, what the bank answered: nobody’s name. */
export async function showSeries(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
  refusal?: AppError,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const figures = await readDebits(context, parsePathId<"invoiceSeries">(request, "series"));
  const shown: Shown = { figures, visit, errors, typed: readForm(request).typed };
  const refused = errors.length > 0 || refusal ? { status: refusal?.status ?? 422, hasErrors: true } : {};
  const title = figures.series.name;
  return sendAdminPage(
    reply,
    { title, place: "debits", width: "wide", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      {refusal && (
        <Alert tone="warning" title={refusal.definition[language]}>
          <p>{refusal.definition.todo[language]}</p>
        </Alert>
      )}
      {errors.length === 0 && !refusal && <Done request={request} />}
      <h1>{title}</h1>
      <p class="ar-lead">{debitAdminWords(language).under(figures.creditor.name, figures.creditor.ics)}</p>
      <FirstCreditorView figures={figures} visit={visit} />
      <WaitingChangeView figures={figures} visit={visit} />
      <Mandates shown={shown} />
      <Collections shown={shown} />
      <Prepare shown={shown} />
      {figures.rights.collects && <Returns shown={shown} />}
      <Anomalies shown={shown} />
    </>,
  );
}

function Done({ request }: { readonly request: FastifyRequest }) {
  const words = debitAdminWords(request.ardeco.language);
  const done = getQueryText(request, "fait");
  if (done === "creancier") return <Alert tone="success" title={words.saved} />;
  if (done === "premier") return <Alert tone="success" title={words.firstDone} />;
  if (done === "accepte") return <Alert tone="success" title={words.firstAgreed} />;
  if (done === "demande") return <Alert tone="success" title={words.asked} />;
  if (done === "confirme") return <Alert tone="success" title={words.confirmed} />;
  if (done === "abandonne") return <Alert tone="success" title={words.withdrawn} />;
  const [, returned, already, anomalies] = /^lu-(\d{1,6})-(\d{1,6})-(\d{1,6})$/.exec(done) ?? [];
  if (returned === undefined) return null;
  return (
    <Alert tone="success" title={words.readDone(Number(returned), Number(already), Number(anomalies))} />
  );
}

function Mandates({ shown: { figures, visit } }: { readonly shown: Shown }) {
  const words = debitAdminWords(visit.language);
  const { active, waiting, ended } = figures.mandates;
  const reasons = Object.entries(waiting) as [keyof typeof words.why, number][];
  return (
    <Section id="mandats" title={words.mandates}>
      <Definition
        items={[
          { term: words.active, description: <strong>{String(active)}</strong> },
          ...(reasons.length === 0
            ? []
            : [
                {
                  term: words.waiting,
                  description: (
                    <ul>
                      {reasons.map(([why, count]) => (
                        <li key={why}>{words.why[why](count)}</li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          { term: words.ended, description: String(ended) },
        ]}
      />
    </Section>
  );
}

export const collectionTones: Readonly<Record<Collection["state"], Tone>> = {
  prepared: "info",
  sent: "warning",
  settled: "success",
  cancelled: "neutral",
};

function Collections({ shown: { figures, visit } }: { readonly shown: Shown }) {
  const { language, brand } = visit;
  const words = debitAdminWords(language);
  const { columns } = words;
  const { collections } = figures;
  return (
    <Section id="echeances" title={words.collections}>
      {collections.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          id="echeances-faites"
          caption={words.collections}
          isTitled
          columns={[
            { label: columns.on },
            { label: columns.state },
            { label: columns.debits, numeric: true },
            { label: columns.cents, numeric: true },
            { label: columns.back, numeric: true },
          ]}
          rows={collections.map(({ collection, debits, cents, returned, returnedCents }) => ({
            key: collection.id,
            cells: [
              <a href={formatAdminPath(brand, buildCollectionPath(collection.id))}>
                {formatPlainDate(collection.collectOn, language)}
              </a>,
              <Tag tone={collectionTones[collection.state]}>{words.states[collection.state]}</Tag>,
              String(debits),
              formatInvoiceCents(cents, language),
              returned === 0 ? "–" : `${returned} (${formatInvoiceCents(returnedCents, language)})`,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Prepare({ shown: { figures, visit, errors, typed } }: { readonly shown: Shown }) {
  const { language, brand, csrf, context } = visit;
  const words = debitAdminWords(language);
  const field: Field = {
    ...dayField,
    hint: both(({ onHint }, spoken) => onHint(formatPlainDate(figures.soonest, spoken))),
  };
  return (
    <Section id="preparer" title={words.prepare} lead={words.prepareLead}>
      <Form
        action={formatAdminPath(brand, buildCollectionPreparationPath(figures.series.id))}
        csrf={csrf()}
        hidden={{ id: context.newId<CollectionId>() }}
      >
        <FieldView {...{ field, typed, errors, language, answers: {} }} />
        <Button icon="send">{words.prepareNow}</Button>
      </Form>
    </Section>
  );
}

function Returns({ shown: { figures, visit, errors } }: { readonly shown: Shown }) {
  const { language, brand, csrf } = visit;
  const words = debitAdminWords(language);
  const error = errors.find(({ field }) => field === "fichier")?.[language];
  return (
    <Section id="retours" title={words.returns} lead={words.returnsLead}>
      <Form action={formatAdminPath(brand, buildReturnsPath(figures.series.id))} csrf={csrf()} multipart>
        <FileField
          name="fichier"
          label={words.file}
          hint={words.fileHint}
          accept=".xml,text/xml,application/xml"
          {...(error === undefined ? {} : { error })}
        />
        <Button variant="secondary" icon="upload">
          {words.read}
        </Button>
      </Form>
    </Section>
  );
}

function Anomalies({ shown: { figures, visit } }: { readonly shown: Shown }) {
  const { language } = visit;
  const words = debitAdminWords(language);
  const { anomalies } = figures;
  if (anomalies.length === 0) return null;
  return (
    <Section id="anomalies" title={words.anomalies} lead={words.anomalyLead}>
      <Table
        id="anomalies-listees"
        caption={words.anomalies}
        isTitled
        columns={Object.entries(words.anomalyColumns).map(([name, label]) => ({
          label,
          numeric: name === "cents",
        }))}
        rows={anomalies.map(({ day, what, reference, code, cents }) => ({
          key: `${what} ${reference} ${code} ${cents}`,
          cells: [
            formatPlainDate(day, language),
            words.whats[what],
            reference,
            code,
            cents === null ? "–" : formatInvoiceCents(cents, language),
          ],
        }))}
      />
    </Section>
  );
}
