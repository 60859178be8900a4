import { Alert, SummaryList } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { WithdrawalExplained } from "../../../index.ts";
import { withdrawalWords } from "./withdrawal-words.ts";

/** What stops, what is erased and when, what the law keeps, what is owed. */
export function WithdrawalView({
  explained,
  language,
}: {
  explained: WithdrawalExplained;
  language: Language;
}) {
  const words = withdrawalWords(language);
  const { stops, erased, kept, stopsAtOnce, owed } = explained;
  return (
    <>
      <h2>{words.stops}</h2>
      <p>{words.stopsText}</p>
      <ul>
        {stops.map(({ name, label }) => (
          <li key={name}>{label[language]}</li>
        ))}
      </ul>
      {stopsAtOnce && <p>{words.serviceStops}</p>}
      {owed && (
        <Alert tone="warning" title={words.owed}>
          <p>{owed[language]}</p>
        </Alert>
      )}
      {erased.length > 0 && (
        <>
          <h2>{words.erased}</h2>
          <SummaryList
            rows={erased.map(({ label, by }) => ({
              label: label[language],
              value: words.erasedBy(plainDay(by, language)),
            }))}
          />
        </>
      )}
      <h2>{words.kept}</h2>
      {kept.length === 0 && <p>{words.nothingKept}</p>}
      {kept.length > 0 && (
        <SummaryList
          rows={kept.map(({ label, until, law }) => ({
            label: label[language],
            value: words.keptUntil(plainDay(until, language), law),
          }))}
        />
      )}
    </>
  );
}
