import { LinkButton, Section, SummaryList } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { LogSummary } from "../../../index.ts";
import { VERIFY_COMMAND } from "../../common/journal/verify-command.ts";
import { formatArchiveFolder } from "./archive.ts";
import { logWords } from "./journal-words.ts";

/** How to verify the journal without this platform. */
export function ProofSection({
  log,
  visit,
}: {
  readonly log: LogSummary | undefined;
  readonly visit: Visit;
}) {
  const { language, brand, context } = visit;
  const today = toCivilDate(context.now());
  const folder = formatArchiveFolder(brand.slug, today);
  // Of that day: the next one does not take its place.
  const kept = `checkpoint-${brand.slug}-${today}.txt`;
  const { proof } = logWords(language);
  if (!log) return null;
  const day = formatLongDate(toCivilDate(log.signedAt), language);
  const at = `${day}, ${formatTimeOfDay(log.signedAt, language)}`;
  return (
    <Section id="verifier" title={proof.title}>
      <p>{proof.lead}</p>
      <SummaryList
        rows={[
          { label: proof.covered, value: proof.lines(log.size) },
          { label: proof.signed, value: at },
          { label: proof.key, value: <code>{log.key}</code> },
        ]}
      />
      <ol>
        <li>{proof.take}</li>
        <li>
          {proof.run}
          <pre class="ar-code">
            {`tar -xf ${folder}.tar\n${VERIFY_COMMAND} verify ${folder} --key '${log.key}'`}
          </pre>
        </li>
        <li>
          {proof.keep}{" "}
          <a href={`/${brand.slug}/journal/checkpoint`} download={kept}>
            {proof.checkpoint}
          </a>
          {`. ${proof.later}`}
          <pre class="ar-code">{`--since ${kept}`}</pre>
        </li>
      </ol>
      <LinkButton
        variant="secondary"
        icon="download"
        href={formatAdminPath(brand, `${adminPlaces.journal.path}/preuves.tar`)}
      >
        {proof.download}
      </LinkButton>
    </Section>
  );
}
