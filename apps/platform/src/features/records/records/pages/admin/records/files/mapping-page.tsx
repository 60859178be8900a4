import { Alert, Button, ButtonGroup, Details, Form, LinkButton, Section, Select, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate } from "../../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import { listCodes } from "../../../../../../../kernel/recover-refusal.ts";
import {
  FormErrors,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
  type Visit,
} from "../../../../../../../web/index.ts";
import {
  buildFilePreview,
  isRole,
  isSeparator,
  type PersonFile,
  type PersonFileId,
  type Preview,
  type PreviewLine,
  type Role,
  recordsErrors,
  roles,
  startFile,
} from "../../../../index.ts";
import { columnPrefix, formatFilePath } from "./paths.ts";
import { formatProblem } from "./problem-words.ts";
import { recordWords } from "./record-words.ts";

interface MappingView {
  readonly file: PersonFile;
  readonly preview: Preview;
  readonly errors?: readonly FieldError[];
  /** The first lines were asked for. */
  readonly isLookedAt?: boolean;
  /** It waited already when it was handed in. */
  readonly isKnown?: boolean;
}

const COLUMNS_FORM = "dire-les-colonnes";

/** What the columns are, with the first lines as they will be kept. */
export function showMapping(
  reply: FastifyReply,
  { file, preview, errors = [], isLookedAt = false, isKnown = false }: MappingView,
): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand } = visit;
  const words = recordWords(language);
  const status = errors.length > 0 ? 422 : 200;
  const title = words.fileTitle(file.establishment);
  return sendAdminPage(
    reply,
    { title, place: "records", width: "wide", above: [], status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      {isKnown && <Alert tone="info" title={words.alreadyKnown} />}
      {file.isAgain && (
        <Alert tone="info" title={words.again}>
          <p>{words.againText}</p>
        </Alert>
      )}
      <p class="ar-lead">{words.mapLead(words.writtenAs[file.receivedAs])}</p>
      <FirstLines preview={preview} visit={visit} isOpen={isLookedAt} />
      <Section id="colonnes" title={words.mapTitle}>
        <Columns {...{ file, preview, visit, errors }} />
      </Section>
      <Form action={formatAdminPath(brand, `${formatFilePath(file.id)}/retirer`)} csrf={visit.csrf()}>
        <Button variant="secondary" icon="trash-2">
          {words.drop}
        </Button>
      </Form>
    </>,
  );
}

function Columns({ file, preview, visit, errors = [] }: MappingView & { readonly visit: Visit }) {
  const { language, brand, csrf } = visit;
  const words = recordWords(language);
  const errorAt = (name: string) => {
    const error = errors.find(({ field }) => field === name)?.[language];
    return error === undefined ? {} : { error };
  };
  return (
    <Form id={COLUMNS_FORM} action={formatAdminPath(brand, formatFilePath(file.id))} csrf={csrf()}>
      <Select
        name="separateur"
        label={words.separator}
        choices={Object.entries(words.separators).map(([value, label]) => ({ value, label }))}
        value={preview.separator}
      />
      {preview.columns.map(({ header, role }, at) => (
        <Select
          key={at}
          name={`${columnPrefix}${at}`}
          label={words.column(header, at + 1)}
          hint={words.sample(preview.samples[at] ?? "")}
          choices={[
            { value: "non", label: words.notTaken },
            ...roles.map((value) => ({ value, label: words.roles[value] })),
          ]}
          value={role ?? "non"}
          {...errorAt(`${columnPrefix}${at}`)}
        />
      ))}
      <ButtonGroup>
        <Button name="geste" value="lancer">
          {words.go}
        </Button>
        <Button name="geste" value="voir" variant="secondary" icon="eye">
          {words.look}
        </Button>
      </ButtonGroup>
    </Form>
  );
}

interface LinesProps {
  readonly preview: Preview;
  readonly visit: Visit;
  readonly isOpen: boolean;
}

/**
 * What to do comes before the lines, which are long on a small screen: the same button as at the end of the
 * columns.
 */
function FirstLines({ preview, visit, isOpen }: LinesProps) {
  const { language } = visit;
  const words = recordWords(language);
  return (
    <Section id="apercu" title={words.toDoTitle} lead={words.lookedAt(preview.lookedAt, preview.wouldBeLeft)}>
      <p>{words.toDo}</p>
      <ButtonGroup>
        <Button form={COLUMNS_FORM} name="geste" value="lancer">
          {words.go}
        </Button>
        <LinkButton variant="secondary" href="#colonnes">
          {words.correct}
        </LinkButton>
      </ButtonGroup>
      <Details summary={words.firstLines} open={isOpen}>
        <p>{words.shownOf(preview.lines.length, preview.lookedAt, preview.isWhole)}</p>
        <Table
          id="lignes"
          caption={words.firstLines}
          isTitled
          columns={[{ label: words.line }, { label: words.understood }]}
          rows={preview.lines.map((line) => ({
            key: String(line.line),
            cells: [String(line.line), <Understood key="what" {...{ line, visit }} />],
          }))}
        />
      </Details>
    </Section>
  );
}

function Understood({ line, visit: { language } }: { readonly line: PreviewLine; readonly visit: Visit }) {
  const words = recordWords(language);
  const { values, problems } = line;
  if (!values)
    return (
      <div>
        <strong>{words.leftOut}</strong>
        {problems.map((problem) => (
          <p key={problem.code + (problem.header ?? "")}>{formatProblem(problem, language)}</p>
        ))}
      </div>
    );
  const shown = roles.flatMap((role): [string, string][] => {
    if (role === "number") return [[words.roles.number, values.number]];
    if (role === "history" || role === "history_date") return [];
    const text = values.fields[role];
    if (text === undefined) return [];
    return [[words.roles[role], role === "birth_date" ? formatPlainDate(text, language) : text]];
  });
  const history = values.history.map(({ on, what, text }): [string, string] => [
    what,
    [text, on === undefined ? "" : formatPlainDate(on, language)].filter(Boolean).join(", "),
  ]);
  return (
    <ul class="ar-inline-facts">
      {[...shown, ...history].map(([label, text]) => (
        <li key={label + text}>
          {label}
          {language === "fr" ? "\u00a0: " : ": "}
          <strong>{text}</strong>
        </li>
      ))}
    </ul>
  );
}

/** As typed: shown again, or started. */
export async function postMapping(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, id }: { readonly file: PersonFile; readonly id: PersonFileId },
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const separator = getTypedText(typed, "separateur");
  const changed = isSeparator(separator) && separator !== file.separator;
  const said: (Role | null)[] = [];
  for (let at = 0; typed.has(`${columnPrefix}${at}`); at += 1) {
    const role = getTypedText(typed, `${columnPrefix}${at}`);
    said[at] = isRole(role) ? role : null;
  }
  const isOther = changed && getTypedText(typed, "geste") !== "lancer";
  // Another separator makes other columns: they are recognised anew.
  const mapping = {
    separator: isSeparator(separator) ? separator : file.separator,
    roles: isOther ? [] : said,
  };
  const preview = () => context.transaction((tx) => buildFilePreview(tx, context, id, mapping));
  if (getTypedText(typed, "geste") !== "lancer")
    return showMapping(reply, { file, preview: await preview(), isLookedAt: true });
  return submitOrShowAgain(() => startFile(context, { id, mapping }), {
    besides: toBesides(ofMapping, `${columnPrefix}0`),
    rename: (field) => `${columnPrefix}${field}`,
    again: async ({ errors }) => showMapping(reply, { file, preview: await preview(), errors }),
    after: () => sendSeeOther(reply, formatAdminPath(brand, formatFilePath(id))),
  });
}

const ofMapping = listCodes(
  recordsErrors,
  "records.mapping_no_number",
  "records.mapping_no_family_name",
  "records.mapping_twice",
  "records.mapping_other_number",
  "records.mapping_number_later",
);
