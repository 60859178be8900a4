import { Alert, Button, EmptyState, FileField, Form, Table, Tag } from "@ardeco/ui";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { TransferFile } from "../../../index.ts";
import { transferWords } from "./transfer-words.ts";

interface Shown {
  readonly path: string;
  readonly language: Language;
}

export function FilesTable({ files, path, language }: Shown & { readonly files: readonly TransferFile[] }) {
  const words = transferWords(language);
  if (files.length === 0) {
    return (
      <EmptyState title={words.empty} icon="inbox">
        <p>{words.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {files.some(({ isLate }) => isLate) && (
        <Alert tone="warning" title={words.late}>
          <p>{words.lateText}</p>
        </Alert>
      )}
      <Table
        id="fichiers"
        caption={words.caption}
        columns={[
          { label: words.columns.file },
          { label: words.columns.state },
          { label: words.columns.lines, numeric: true },
          { label: words.columns.since },
        ]}
        rows={files.map((file) => ({
          key: file.id,
          cells: [
            <a key="file" href={`${path}/${file.id}`}>
              {file.name}
            </a>,
            <FileStateTag key="state" file={file} language={language} />,
            String(file.lines),
            formatLongDate(file.stateOn, language),
          ],
        }))}
      />
    </>
  );
}

export function FileStateTag({
  file,
  language,
}: {
  readonly file: TransferFile;
  readonly language: Language;
}) {
  const words = transferWords(language);
  if (file.isLate) return <Tag tone="warning">{words.isLate}</Tag>;
  return <Tag tone={file.state === "settled" ? "success" : "neutral"}>{words.states[file.state]}</Tag>;
}

/** The acknowledgement that the software gave: read first, applied after. */
export function ReceiptUpload({
  path,
  csrf,
  language,
  error,
}: Shown & { readonly csrf: string; readonly error: string | undefined }) {
  const words = transferWords(language);
  return (
    <section class="ar-stack" aria-labelledby="accuse">
      <h2 id="accuse">{words.receipt}</h2>
      <p>{words.receiptLead}</p>
      <Form action={`${path}/accuses`} csrf={csrf} multipart>
        <FileField
          name="receipt"
          label={words.receiptFile}
          hint={words.receiptHint}
          accept=".csv,text/csv"
          {...(error === undefined ? {} : { error })}
        />
        <Button variant="secondary" icon="upload">
          {words.read}
        </Button>
      </Form>
    </section>
  );
}

export function ReceiptsTable({
  receipts,
  path,
  language,
}: Shown & {
  readonly receipts: readonly {
    readonly id: string;
    readonly state: "read" | "applied";
    readonly day: string;
  }[];
}) {
  const words = transferWords(language);
  if (receipts.length === 0) return null;
  return (
    <Table
      id="accuses"
      caption={words.receipts}
      columns={[{ label: words.receiptOf }, { label: words.columns.state }]}
      rows={receipts.map(({ id, state, day }) => ({
        key: id,
        cells: [
          <a key="receipt" href={`${path}/accuses/${id}`}>
            {formatLongDate(day, language)}
            <span class="ds-sr-only"> {id.slice(0, 8)}</span>
          </a>,
          <Tag key="state" tone={state === "applied" ? "success" : "warning"}>
            {words.receiptStates[state]}
          </Tag>,
        ],
      }))}
    />
  );
}
