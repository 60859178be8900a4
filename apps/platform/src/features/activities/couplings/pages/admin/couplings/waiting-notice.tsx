import { Alert } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { WaitingCoupling } from "../../../index.ts";
import { managedWords } from "./coupling-words.ts";
import { buildCouplingPath } from "./paths.ts";

interface WaitingNoticeProps {
  readonly waiting: readonly WaitingCoupling[];
  readonly visit: Visit;
}

/** At the top of the administration, and of the list: an offer exists for nobody until this agent answers. */
export function WaitingNotice({ waiting, visit: { brand, language } }: WaitingNoticeProps) {
  const words = managedWords(language);
  if (waiting.length === 0) return null;
  return (
    <Alert tone="warning" title={words.waitForYou(waiting.length)}>
      <ul>
        {waiting.map(({ coupling: { id, name }, since }) => (
          <li key={id}>
            <a href={formatAdminPath(brand, buildCouplingPath(id))}>{name[language]}</a> –{" "}
            {words.waitsSince(formatLongDate(since, language))}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
