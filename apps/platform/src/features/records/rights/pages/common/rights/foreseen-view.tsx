import { Alert, Card } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { ErasureForeseen } from "../../../index.ts";
import { erasureWords } from "./erasure-words.ts";

interface ForeseenProps {
  readonly foreseen: ErasureForeseen;
  readonly language: Language;
}

/** Before the act: what goes, what each service is told and keeps, what has to stay, and until when. */
export function ForeseenView({ foreseen, language }: ForeseenProps) {
  const words = erasureWords(language);
  return (
    <>
      <h2>{words.goes}</h2>
      <Lines lines={words.goesList.split("\n")} />
      <h2>{words.services}</h2>
      <Services foreseen={foreseen} language={language} />
      <h2>{words.stays}</h2>
      <p>{words.staysText}</p>
      <Lines lines={words.staysList(plainDay(foreseen.proofUntil, language)).split("\n")} />
      {foreseen.actsFor.length > 0 && (
        <Alert tone="warning" title={words.actsFor}>
          <Lines
            lines={foreseen.actsFor.map(({ name, services }) =>
              words.leftBehind(name || words.unnamed, services.map((title) => title[language]).join(", ")),
            )}
          />
        </Alert>
      )}
      <p>{words.comeBack}</p>
    </>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

function Services({ foreseen: { services, otherServices }, language }: ForeseenProps) {
  const words = erasureWords(language);
  if (services.length + otherServices === 0) return <p>{words.noService}</p>;
  return (
    <div class="ar-stack">
      <p>{words.servicesText}</p>
      {services.map(({ title, providerName, kept, erasedBy, owed }) => (
        <Card key={`${title.fr}-${providerName}`} title={`${title[language]} (${providerName})`}>
          <Lines
            lines={[
              ...kept.map(({ label, until, law }) =>
                words.kept(label[language], plainDay(until, language), law),
              ),
              (kept.length > 0 ? words.erasedBy : words.keptNone)(plainDay(erasedBy, language)),
              ...(owed ? [`${words.owed}${language === "fr" ? " : " : ": "}${owed[language]}`] : []),
            ]}
          />
        </Card>
      ))}
      {otherServices > 0 && <p>{words.others(otherServices)}</p>}
    </div>
  );
}
