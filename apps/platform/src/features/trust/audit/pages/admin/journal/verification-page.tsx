import {
  Alert,
  Button,
  ButtonGroup,
  Form,
  LinkButton,
  Progress,
  Section,
  SummaryList,
  Table,
} from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import { sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { type AskedVerification, readVerifications, requestVerification } from "../../../index.ts";
import { verificationWords } from "./verification-words.ts";

export const VERIFICATION = `${adminPlaces.journal.path}/verification`;

/** Asked once, done by a job: the page says how far it is, then what it found. */
export function defineVerificationPages(app: FastifyInstance): void {
  app.get(VERIFICATION, showVerification);
  app.post(VERIFICATION, async (request, reply) => {
    const { context, brand } = request.ardeco;
    await requestVerification(context);
    return sendSeeOther(reply, formatAdminPath(brand, VERIFICATION));
  });
}

async function showVerification(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const { asked, waiting } = await readVerifications(context);
  const words = verificationWords(language);
  const [last, ...before] = asked;
  return sendAdminPage(
    reply,
    {
      title: words.title,
      place: "journal",
      width: "task",
      above: [],
    },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {last ? <Last {...{ last, visit }} /> : <p>{words.never}</p>}
      <p>{words.waitingNow(waiting)}</p>
      <Act {...{ last, visit }} />
      {before.length > 0 && <FormerVerification {...{ before, visit }} />}
    </>,
  );
}

interface LastProps {
  readonly last: AskedVerification;
  readonly visit: Visit;
}

function Last({ last, visit: { language } }: LastProps) {
  const words = verificationWords(language);
  const asked = words.askedBy(last.askedBy, formatLongInstant(last.askedAt, language));
  if (last.state === "running" || last.state === "interrupted")
    return (
      <>
        {last.state === "interrupted" && (
          <Alert tone="warning" title={words.interrupted(last.line)}>
            <p>{words.interruptedText}</p>
          </Alert>
        )}
        <Progress
          id="avancement"
          label={words.progress}
          value={last.line}
          max={Math.max(last.size, 1)}
          text={words.progressText(last.line, last.size)}
        />
        <p>{asked}</p>
      </>
    );
  return (
    <>
      {last.state === "intact" && last.size === 0 ? (
        <Alert tone="info" title={words.nothingSealed} />
      ) : last.state === "intact" ? (
        <Alert tone="success" title={words.intact(last.size - last.unverifiableCount)}>
          <p>{last.unverifiableCount === 0 ? words.intactText : words.intactOthers}</p>
        </Alert>
      ) : (
        <Altered {...{ last, language }} />
      )}
      {last.unverifiableCount > 0 && (
        <Alert tone="warning" title={words.unverifiable(last.unverifiableCount)}>
          <p>{words.unverifiableText}</p>
          <p>{words.alteredLines(last.unverifiable, last.unverifiableCount - last.unverifiable.length)}</p>
        </Alert>
      )}
      <SummaryList
        rows={[
          { label: words.sealed, value: words.lines(last.size - last.unverifiableCount) },
          { label: words.notSealed, value: words.lines(last.waiting) },
          ...(last.root === null
            ? []
            : [{ label: words.root, value: <code class="ar-code">{last.root}</code> }]),
          { label: words.asked, value: asked },
          { label: words.ended, value: last.endedAt ? formatLongInstant(last.endedAt, language) : "" },
        ]}
      />
      {last.root !== null && <p>{words.rootText}</p>}
    </>
  );
}

function Altered({
  last,
  language,
}: {
  readonly last: AskedVerification;
  readonly language: Visit["language"];
}) {
  const words = verificationWords(language);
  const more = last.alteredCount - last.altered.length;
  return (
    <Alert
      tone="danger"
      title={last.alteredCount > 0 ? words.altered(last.alteredCount) : words.alteredProofs}
    >
      {last.alteredCount > 0 && <p>{words.alteredLines(last.altered, more)}</p>}
      {last.fault !== null && <p>{words.faults[last.fault]}</p>}
      <p>{words.alteredNext}</p>
    </Alert>
  );
}

function Act({
  last,
  visit: { brand, language, csrf },
}: {
  readonly last: AskedVerification | undefined;
  readonly visit: Visit;
}) {
  const words = verificationWords(language);
  const at = formatAdminPath(brand, VERIFICATION);
  if (last?.state === "running")
    return (
      <ButtonGroup>
        <LinkButton href={at} icon="refresh-cw">
          {words.refresh}
        </LinkButton>
      </ButtonGroup>
    );
  const label = last === undefined ? words.begin : last.state === "interrupted" ? words.resume : words.again;
  return (
    <Form action={at} csrf={csrf()}>
      <Button icon="shield-check">{label}</Button>
    </Form>
  );
}

/** Results are kept: each says who asked, when, of how many lines, and under which root. */
function FormerVerification({
  before,
  visit: { language },
}: {
  readonly before: readonly AskedVerification[];
  readonly visit: Visit;
}) {
  const words = verificationWords(language);
  return (
    <Section id="precedentes" title={words.before}>
      <Table
        id="verifications"
        caption={words.before}
        isTitled
        columns={Object.values(words.columns).map((label) => ({ label }))}
        rows={before.map((one) => ({
          key: one.askedAt.toISOString(),
          cells: [
            formatLongInstant(one.askedAt, language),
            one.askedBy,
            words.states[one.state],
            words.lines(one.size),
            one.root === null ? "" : <code class="ar-code">{one.root}</code>,
          ],
        }))}
      />
    </Section>
  );
}
