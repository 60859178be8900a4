import { elementDefinition, elementNames } from "@ardeco/contracts";
import { Definition } from "@ardeco/ui";
import type { Answers, Visit } from "../../../../../../../web/index.ts";
import { withheldText } from "../../../../../../identity/identity/index.ts";
import { isWithheld } from "../withheld-answer.ts";

/** Before sending: what is known and comes from another representative, in the place of its value. */
export function WithheldNote({ answers, visit: { language } }: { answers: Answers; visit: Visit }) {
  const items = elementNames
    .filter((name) => isWithheld(answers, name))
    .map((name) => ({
      term: elementDefinition(name).label[language],
      description: withheldText[language],
    }));
  return items.length === 0 ? null : <Definition items={items} />;
}
