import { Card, CardGrid, Tag } from "@ardeco/ui";
import type { Visit } from "../../../../../../web/index.ts";
import { kindNames, type StateSourceKind, sourceNames } from "../../../index.ts";
import { formatRecentAnswer } from "./ask-view.tsx";
import type { PersonQuestions } from "./read-person-questions.ts";
import { sourceWords } from "./source-words.ts";

interface KindCardsProps {
  readonly visit: Visit;
  readonly kinds: readonly StateSourceKind[];
  readonly lately: PersonQuestions["lately"];
  readonly hrefOf: (kind: StateSourceKind) => string;
}

/** What may be asked, and of whom. What was asked today leads nowhere: it says when. */
export function KindCards({ visit, kinds, lately, hrefOf }: KindCardsProps) {
  const { language } = visit;
  const words = sourceWords(language);
  return (
    <CardGrid>
      {kinds.map((kind) => {
        const asked = lately.get(kind);
        return (
          <Card
            key={kind}
            title={kindNames[kind][language]}
            href={asked ? undefined : hrefOf(kind)}
            status={asked && <Tag tone="info">{words.lately}</Tag>}
          >
            <p>
              {asked ? formatRecentAnswer(asked, visit) : `${words.who} : ${sourceNames[kind][language]}.`}
            </p>
          </Card>
        );
      })}
    </CardGrid>
  );
}
