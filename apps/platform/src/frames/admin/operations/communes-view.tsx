import {
  Alert,
  Button,
  ButtonGroup,
  EmptyState,
  FileField,
  Form,
  LinkButton,
  Section,
  Table,
  TextField,
} from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { officialEdition, type TerritoryImport } from "../../../features/authorities/authorities/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { FormErrors, type Visit } from "../../../web/index.ts";
import { formatAdminPath, sendAdminPage } from "../common/admin-page.tsx";
import { adminPlaces } from "../common/places.ts";
import { communesWords } from "./communes-words.ts";

const PATH = `${adminPlaces.operations.path}/communes`;

interface ImportsShown {
  readonly imports: readonly TerritoryImport[];
  readonly errors: readonly FieldError[];
  /** As typed: the browser forgets the file, not what was written beside it. */
  readonly year: string;
  /** One has just been confirmed. */
  readonly asked: boolean;
}

export function showImports(
  reply: FastifyReply,
  { imports, errors, year, asked }: ImportsShown,
): FastifyReply {
  const visit = reply.request.ardeco;
  const { language } = visit;
  const words = communesWords(language);
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title: words.title, place: "operations", above: [], width: "wide", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      {asked && (
        <Alert tone="success" title={words.asked}>
          <p>{words.askedText}</p>
        </Alert>
      )}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Packaged visit={visit} />
      <Uploaded visit={visit} errors={errors} year={year} />
      <Past visit={visit} imports={imports} />
    </>,
  );
}

function Packaged({ visit: { brand, language, csrf } }: { visit: Visit }) {
  const words = communesWords(language);
  return (
    <Section id="packaged" title={words.packaged} lead={words.packagedText(String(officialEdition))}>
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()} hidden={{ source: "package" }}>
        <Button icon="eye">{words.prepare}</Button>
      </Form>
    </Section>
  );
}

function Uploaded({ visit, errors, year }: Pick<ImportsShown, "errors" | "year"> & { visit: Visit }) {
  const { brand, language, csrf } = visit;
  const words = communesWords(language);
  const errorOf = (name: string) => {
    const error = errors.find(({ field }) => field === name)?.[language];
    return error === undefined ? {} : { error };
  };
  return (
    <Section id="other" title={words.other}>
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()} hidden={{ source: "file" }} multipart>
        <TextField
          name="edition"
          label={words.edition}
          inputMode="numeric"
          value={year}
          {...errorOf("edition")}
        />
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".json,application/json"
          {...errorOf("file")}
        />
        <Button variant="secondary" icon="upload">
          {words.send}
        </Button>
      </Form>
    </Section>
  );
}

function Past({ visit, imports }: { visit: Visit; imports: readonly TerritoryImport[] }) {
  const { brand, language } = visit;
  const words = communesWords(language);
  return (
    <Section id="past" title={words.past}>
      {imports.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          id="imports"
          caption={words.past}
          isTitled
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={imports.map((one) => renderImportRow(one, visit))}
        />
      )}
      {imports.some(({ state }) => state === "waiting") && (
        <ButtonGroup>
          <LinkButton variant="secondary" href={formatAdminPath(brand, PATH)} icon="refresh-cw">
            {words.refresh}
          </LinkButton>
        </ButtonGroup>
      )}
    </Section>
  );
}

function renderImportRow(one: TerritoryImport, { brand, language }: Visit) {
  const words = communesWords(language);
  const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
  const state = words.states[one.state];
  return {
    key: one.id,
    cells: [
      String(one.edition),
      words.sources[one.source],
      one.state === "proposed" ? (
        <a key="state" href={formatAdminPath(brand, `${PATH}/${one.id}`)}>
          {state}
          <span class="ds-sr-only"> {one.edition}</span>
        </a>
      ) : (
        `${state}, ${words.progress(number.format(one.done), number.format(one.total))}`
      ),
      number.format(one.created),
      number.format(one.renewed),
    ],
  };
}
