import { Alert } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import type { PersonMerge } from "../../../../../identity/identity/index.ts";
import { mergeWords } from "./merge-words.ts";

/** On the page of somebody who was enrolled twice: since when it is one record, and how to undo it. */
export function MergeNotice({ merges, visit }: { merges: readonly PersonMerge[]; visit: Visit }) {
  const { brand, language, context } = visit;
  const words = mergeWords(language);
  if (merges.length === 0) return null;
  return (
    <Alert tone="info" title={words.notice}>
      <p>{words.noticeText}</p>
      <ul>
        {merges.map(({ id, merged }) => (
          <li key={id}>
            {merged && words.states.active(formatLongDay(merged.at, language), merged.by)}
            {hasCapability(context.actor, "person.merge") && (
              <>
                {". "}
                <a href={buildDeskAddresses(brand).merge(id)}>{words.see}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
