import { Alert, Details, LinkButton, Section, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import {
  buildPersonStatement,
  type LinesVerified,
  type LogSummary,
  readLogSummary,
  verifyLines,
} from "../../../index.ts";
import { CHECKPOINT_FILE, VERIFY_COMMAND } from "../../common/journal/verify-command.ts";
import { ownJournalWords } from "./journal-words.ts";

const FILE = "mes-lignes.json";

/** The lines of somebody, each verified as they would do it, and the file to do it without us. */
export async function checkPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const { somebody } = await resolveChosenPerson(request);
  const verified = await verifyLines(context, somebody.id);
  const log = await readLogSummary(context);
  const words = ownJournalWords(language);
  const say = words.check;
  const at = buildSpaceAddresses(brand);
  const title = somebody.self
    ? say.title
    : say.titleFor(spaceCommonWords(language).of(formatPersonName(somebody, language)));
  const above = somebody.self
    ? words.title
    : words.titleFor(spaceCommonWords(language).of(formatPersonName(somebody, language)));
  return sendSpacePage(
    reply,
    {
      title,
      place: "journal",
      width: "task",
      above: [{ href: formatPersonAddress(at.journal, somebody), label: above }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Verified verified={verified} isSelf={somebody.self} language={language} />
      <Section id="sans-nous" title={say.alone}>
        <p>{somebody.self ? say.aloneText : say.aloneTextFor(formatPersonName(somebody, language))}</p>
        <LinkButton icon="download" href={formatPersonAddress(at.journalFile, somebody)}>
          {somebody.self ? say.file : say.fileFor}
        </LinkButton>
        {log && <Alone log={log} visit={request.ardeco} />}
      </Section>
      <Details summary={say.limits}>
        <p>{say.limitsText}</p>
      </Details>
    </>,
  );
}

/**
 * The key by an address that does not change, for who would not take the one of a file for granted; the
 * command, whole.
 */
function Alone({
  log: { key },
  visit: { brand, language, context },
}: {
  readonly log: LogSummary;
  readonly visit: Visit;
}) {
  const say = ownJournalWords(language).check;
  const published = `/${brand.slug}/journal`;
  const at = `${context.ports.publicUrl}${published}/key`;
  return (
    <>
      <p>{say.aloneKey}</p>
      <SummaryList
        rows={[
          { label: say.key, value: <code class="ar-code">{key}</code> },
          { label: say.keyAt, value: <a href={`${published}/key`}>{at}</a> },
          {
            label: say.checkpoint,
            value: (
              <a href={`${published}/checkpoint`} download={CHECKPOINT_FILE}>
                {say.checkpointTake}
              </a>
            ),
          },
        ]}
      />
      <p>{say.aloneRun}</p>
      <pre class="ar-code">
        {`${VERIFY_COMMAND} verify-lines ${FILE} --key '${key}' --checkpoint ${CHECKPOINT_FILE}`}
      </pre>
      <p>{say.aloneSays}</p>
    </>
  );
}

interface VerifiedProps {
  readonly verified: LinesVerified;
  readonly isSelf: boolean;
  readonly language: Language;
}

function Verified({ verified: { held, waiting, differing }, isSelf, language }: VerifiedProps) {
  const say = ownJournalWords(language).check;
  if (differing.length > 0) {
    return (
      <Alert tone="danger" title={say.differs(differing.length)}>
        <ul>
          {differing.map((at) => (
            <li key={at?.toISOString() ?? ""}>
              {at ? say.differsAt(formatCheckMoment(at, language)) : say.differsUnknown}
            </li>
          ))}
        </ul>
        <p>{say.differsText}</p>
      </Alert>
    );
  }
  if (held === 0) {
    return (
      <Alert tone="info" title={say.nothing}>
        <p>{say.nothingText}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="success" title={isSelf ? say.held(held) : say.heldFor(held)}>
      <p>{say.heldText}</p>
      {waiting > 0 && <p>{say.waiting(waiting)}</p>}
    </Alert>
  );
}

const formatCheckMoment = (at: Date, language: Language): string =>
  `${formatLongDate(toCivilDate(at), language)}, ${formatTimeOfDay(at, language)}`;

/** The same lines, opened, with their proofs: what `transparency-log verify-lines` reads. */
export async function sendLines(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const { somebody } = await resolveChosenPerson(request);
  const statement = await buildPersonStatement(context, somebody.id);
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename="${FILE}"`)
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(statement, null, 1));
}
