import { Card, EmptyState, LinkButton } from "@ardeco/ui";
import type { Visit } from "../../../../web/index.ts";
import { plainDay } from "../../../plain-dates.ts";
import { longDay } from "../../common/dates.ts";
import { paths } from "../paths.ts";
import type { Request } from "./list-requests.ts";
import { requestWords } from "./request-words.ts";
import { StateTag } from "./state-tag.tsx";

interface ListProps {
  readonly visit: Visit;
  readonly requests: readonly Request[];
}

export function ListView({ visit, requests }: ListProps) {
  const words = requestWords(visit.language);
  return (
    <>
      <h1>{words.list}</h1>
      <p class="ar-lead">{words.listLead}</p>
      {requests.length === 0 && <NoRequest visit={visit} />}
      {requests.length > 0 && (
        <ul class="ar-cards">
          {requests.map((request) => (
            <li key={request.file.id}>
              <RequestCard {...{ visit, request }} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function NoRequest({ visit }: { visit: Visit }) {
  const words = requestWords(visit.language);
  const begin = <LinkButton href={paths(visit.brand).start}>{words.begin}</LinkButton>;
  return (
    <EmptyState title={words.none} icon="file-text" action={begin}>
      {words.noneText}
    </EmptyState>
  );
}

export const titleOf = (
  { self, name, isChange }: Pick<Request, "self" | "name" | "isChange">,
  words: ReturnType<typeof requestWords>,
) => {
  const mine = self || name === "";
  if (isChange) return mine ? words.change : words.changeOf(name);
  return mine ? words.mine : words.of(name);
};

function RequestCard({ visit, request }: { visit: Visit; request: Request }) {
  const { language, brand } = visit;
  const { file, next, self } = request;
  const words = requestWords(language);
  const at = paths(brand);
  const draft = self ? at.draft(file.id) : at.relativeDraft(file.id);
  return (
    <Card
      title={titleOf(request, words)}
      level={2}
      icon={self ? "user" : "users"}
      href={file.state === "draft" ? draft : at.request(file.id)}
      status={<StateTag {...request} language={language} />}
    >
      <p>{next[language]}</p>
      <p class="ar-hint">
        {file.submittedAt
          ? words.sentOn(longDay(file.submittedAt, language))
          : words.openedOn(plainDay(file.openedOn, language))}
      </p>
    </Card>
  );
}
