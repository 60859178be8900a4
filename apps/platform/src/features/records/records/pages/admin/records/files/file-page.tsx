import {
  Alert,
  Button,
  ButtonGroup,
  Definition,
  Form,
  LinkButton,
  Progress,
  Section,
  Table,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../../frames/admin/common/places.ts";
import type { Context } from "../../../../../../../kernel/context.ts";
import { formatCsv } from "../../../../../../../web/format/index.ts";
import { getQueryText, type Visit } from "../../../../../../../web/index.ts";
import { hasCapability, readAgents } from "../../../../../../access/access/index.ts";
import {
  getFile,
  type LineLeftOut,
  listProblems,
  type PersonFile,
  type PersonFileId,
} from "../../../../index.ts";
import { FILES, formatFilePath } from "./paths.ts";
import { formatProblem } from "./problem-words.ts";
import { recordWords } from "./record-words.ts";

const LISTED = 50;

/** How far it is, what came of it, which lines were left out. */
export async function showFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, id }: { readonly file: PersonFile; readonly id: PersonFileId },
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const words = recordWords(language);
  const problems = await listProblems(context, id, LISTED + 1);
  const reviewers = await listReviewers(context);
  const title = words.fileTitle(file.establishment);
  const text = { received: "", running: words.runningText, stopped: words.stoppedText, done: words.doneText };
  return sendAdminPage(
    reply,
    { title, place: "records", width: "wide", above: [] },
    <>
      <h1>{title}</h1>
      {getQueryText(request, "deja") === "oui" && <Alert tone="info" title={words.alreadyKnown} />}
      {file.state === "done" ? (
        <Alert tone="success" title={words.states.done}>
          <p>{words.doneText}</p>
        </Alert>
      ) : (
        <>
          <p class="ar-lead">{text[file.state]}</p>
          <Advance {...{ file, visit }} />
        </>
      )}
      <Counts {...{ file, visit }} />
      {file.state === "done" && <Next {...{ file, visit, reviewers }} />}
      {file.state === "done" && <Redo visit={visit} />}
      {problems.length > 0 && <LeftOut {...{ file, problems, visit }} />}
      <p>
        <LinkButton variant="secondary" href={formatAdminPath(brand, FILES)}>
          {words.back}
        </LinkButton>
      </p>
    </>,
  );
}

/** Nothing is known of it yet, but that it is on its way. */
export function showArriving(reply: FastifyReply, id: PersonFileId): FastifyReply {
  const { language, brand } = reply.request.ardeco;
  const words = recordWords(language);
  return sendAdminPage(
    reply,
    { title: words.arriving, place: "records", width: "task", above: [] },
    <>
      <h1>{words.arriving}</h1>
      <p class="ar-lead">{words.arrivingText}</p>
      <ButtonGroup>
        <LinkButton href={formatAdminPath(brand, formatFilePath(id))} icon="refresh-cw">
          {words.refresh}
        </LinkButton>
        <LinkButton variant="secondary" href={formatAdminPath(brand, FILES)}>
          {words.back}
        </LinkButton>
      </ButtonGroup>
    </>,
  );
}

/** Who looks at what is alike, by name: an administrator may not, and knows whom to ask. */
async function listReviewers(context: Context): Promise<readonly string[]> {
  const agents = await readAgents(context);
  return agents
    .filter(({ id, displayName, roles }) =>
      hasCapability({ kind: "staff", staffId: id, label: displayName, roles }, "record.review"),
    )
    .map(({ displayName }) => displayName);
}

interface PartProps {
  readonly file: PersonFile;
  readonly visit: Visit;
}

function Advance({ file, visit: { language, brand, csrf } }: PartProps) {
  const words = recordWords(language);
  const at = formatAdminPath(brand, formatFilePath(file.id));
  const percent = file.bytes === 0 ? 0 : Math.floor((file.atByte / file.bytes) * 100);
  return (
    <>
      <Progress
        id="avancement"
        label={words.progress}
        value={percent}
        max={100}
        text={words.progressText(percent, file.lines)}
      />
      <ButtonGroup>
        {file.state === "running" && (
          <LinkButton href={at} icon="refresh-cw">
            {words.refresh}
          </LinkButton>
        )}
        <Form action={`${at}/${file.state === "running" ? "arreter" : "continuer"}`} csrf={csrf()}>
          <Button variant={file.state === "running" ? "secondary" : "primary"}>
            {file.state === "running" ? words.stop : words.resume}
          </Button>
        </Form>
      </ButtonGroup>
    </>
  );
}

function Next({ file, visit, reviewers }: PartProps & { readonly reviewers: readonly string[] }) {
  const { language, brand, context } = visit;
  const words = recordWords(language);
  const mayReview = hasCapability(context.actor, "record.review");
  const names = new Intl.ListFormat(language, { type: "conjunction" }).format(reviewers);
  return (
    <Section id="suite" title={words.next} lead={words.nextCompare}>
      {mayReview ? (
        <p>
          <LinkButton href={formatAdminPath(brand, adminPlaces.proposals.path)}>{words.nextGo}</LinkButton>
        </p>
      ) : reviewers.length > 0 ? (
        <p>{words.nextWho(names)}</p>
      ) : (
        <p>
          {words.nextNobody} <a href={formatAdminPath(brand, adminPlaces.agents.path)}>{words.nextAgents}</a>
        </p>
      )}
      {file.refused > 0 && (
        <p>
          <a href="#ecartees">{words.nextLeft(file.refused)}</a>
        </p>
      )}
    </Section>
  );
}

/** Its content left once it was taken: it is handed in again. */
function Redo({ visit: { language, brand } }: Pick<PartProps, "visit">) {
  const words = recordWords(language);
  return (
    <Section id="recommencer" title={words.redo}>
      <p>{words.redoText}</p>
      <p>
        <a href={`${formatAdminPath(brand, FILES)}#deposer`}>{words.redoGo}</a>
      </p>
    </Section>
  );
}

function Counts({ file, visit: { language } }: PartProps) {
  const words = recordWords(language);
  const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
  return (
    <Definition
      items={(["added", "changed", "same", "refused"] as const).map((name) => ({
        term: words.counts[name],
        description: number.format(file[name]),
      }))}
    />
  );
}

function LeftOut({ file, problems, visit }: PartProps & { readonly problems: readonly LineLeftOut[] }) {
  const { language, brand } = visit;
  const words = recordWords(language);
  const more = file.refused - Math.min(problems.length, LISTED);
  return (
    <Section id="ecartees" title={words.problems} lead={words.problemsLead}>
      <p>
        <a href={formatAdminPath(brand, `${formatFilePath(file.id)}/ecartees.csv`)}>{words.download}</a>
      </p>
      <Table
        id="problemes"
        caption={words.problems}
        isTitled
        columns={Object.values(words.problemColumns).map((label) => ({ label }))}
        rows={problems.slice(0, LISTED).map((problem, at) => ({
          key: `${problem.line}-${at}`,
          cells: [String(problem.line), formatProblem(problem, language)],
        }))}
      />
      {more > 0 && problems.length > LISTED && <p>{words.more(more)}</p>}
    </Section>
  );
}

/** For a spreadsheet: the line's number, and the sentence. Nothing in it is run as a formula. */
export async function buildProblemsFile(
  context: Context,
  id: PersonFileId,
  language: "fr" | "en",
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const words = recordWords(language).problemColumns;
  await getFile(context, id);
  const rows = await listProblems(context, id);
  const told = rows.map((row) => [String(row.line), formatProblem(row, language)]);
  const content = Buffer.from(formatCsv([[words.line, words.problem], ...told]));
  return { name: "lignes-ecartees.csv", content };
}
