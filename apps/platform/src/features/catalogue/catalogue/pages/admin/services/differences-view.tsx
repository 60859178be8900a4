import { Section, Table } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { compareDefinitions, type Difference } from "./differences.ts";
import { formatElementLabel } from "./element-choices.ts";
import type { VersionFound } from "./find-version.ts";
import { formatMemberLine } from "./format-member-line.ts";
import { listPresentationParts } from "./presentation-labels.ts";
import { versionWords } from "./version-words.ts";

/** What an approver looks at first. */
export function DifferencesView({
  found,
  language,
}: {
  readonly found: VersionFound;
  readonly language: Language;
}) {
  const words = versionWords(language);
  const published = found.versions.find(({ state }) => state === "published");
  const changes = published ? compareDefinitions(published.definition, found.version.definition) : [];
  return (
    <Section id="differences" title={words.differences}>
      {!published && <p>{words.first}</p>}
      {published && changes.length === 0 && <p>{words.same}</p>}
      {changes.length > 0 && (
        <Table
          id="changes"
          caption={words.differences}
          columns={[words.part, words.before, words.after].map((label) => ({ label }))}
          rows={changes.map((change) => ({
            key: `${change.part} ${change.of}`,
            cells: [
              formatDifferenceName(change, found, language),
              <Lines key="before" part={change.part} lines={change.before} language={language} />,
              <Lines key="after" part={change.part} lines={change.after} language={language} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function formatDifferenceName(
  { part, of }: Difference,
  { territory }: VersionFound,
  language: Language,
): string {
  const parts = { ...listPresentationParts(language), ...versionWords(language).parts };
  const name = Object.entries(parts).find(([key]) => key === part)?.[1] ?? part;
  return of === undefined ? name : `${name} : ${formatElementLabel(of, territory, language)}`;
}

function Lines({
  part,
  lines,
  language,
}: {
  readonly part: string;
  readonly lines: readonly string[] | undefined;
  readonly language: Language;
}) {
  if (!lines) return <span class="ar-hint">{versionWords(language).absent}</span>;
  return (
    <div>
      {lines.map((line) => (
        <div key={line}>{formatMemberLine(part, line, language)}</div>
      ))}
    </div>
  );
}
