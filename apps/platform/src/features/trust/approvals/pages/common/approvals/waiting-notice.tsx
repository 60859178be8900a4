import { Alert } from "@ardeco/ui";
import type { Visit } from "../../../../../../web/index.ts";
import { formatPageHref } from "../../../../../../web/resource/index.ts";
import { approvalWords } from "./approval-words.ts";

interface WaitingNoticeProps {
  readonly answers: number;
  readonly path: string;
  readonly visit: Visit;
}

/** How many wait for this very agent, and where to read them. */
export function WaitingNotice({ answers, path, visit }: WaitingNoticeProps) {
  const words = approvalWords(visit.language);
  return (
    <Alert tone="info" title={words.count(answers)}>
      <p>
        {words.countText} <a href={formatPageHref(visit, path)}>{words.see}</a>
      </p>
    </Alert>
  );
}
