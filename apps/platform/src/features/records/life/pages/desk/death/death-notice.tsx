import { Alert, Button, Form } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import type { Death } from "../../../index.ts";
import { deathWords } from "./death-words.ts";

/** Posted where a death is recorded: another agent has seen that it is that of both merged records. */
export const GESTURE = "geste";
export const CONFIRM_MERGED = "confirmer_reunie";

interface DeathNoticeProps {
  readonly death: Death;
  readonly personId: PersonId;
  readonly visit: Visit;
}

/** First thing to read on the page of somebody who died, and the way back from a mistake. */
export function DeathNotice({ death, personId, visit }: DeathNoticeProps) {
  const { language, brand, context } = visit;
  const words = deathWords(language);
  const day = (date: string) => formatLongDate(date, language);
  return (
    <Alert tone="info" title={words.recorded(day(death.recordedOn), death.recordedBy)}>
      <p>{words.recordedText(day(death.diedOn))}</p>
      {death.needsColleague && <p>{words.mergedToo}</p>}
      {death.needsColleague && hasCapability(context.actor, "death.record") && (
        <Form action={buildDeskAddresses(brand).death(personId)} csrf={visit.csrf()}>
          <Button name={GESTURE} value={CONFIRM_MERGED} variant="secondary">
            {words.confirmMerged}
          </Button>
        </Form>
      )}
      {hasCapability(context.actor, "death.record") && (
        <p>
          {words.reverseUntil(day(death.reversibleUntil))}{" "}
          <a href={buildDeskAddresses(brand).deathReversal(personId)}>{words.reverse}</a>
        </p>
      )}
    </Alert>
  );
}
