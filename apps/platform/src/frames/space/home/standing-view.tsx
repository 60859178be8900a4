import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import type { Visit } from "../../../web/index.ts";
import { formatLongDay } from "../../common/dates/dates.ts";
import type { Somebody } from "../common/somebody.ts";
import { spaceHomeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home-facts.ts";

/** The first line: who is checked reads it, with what, since when, and what comes next. */
export function Standing({ facts, visit }: { readonly facts: HomeFacts; readonly visit: Visit }) {
  const { language } = visit;
  const words = spaceHomeWords(language);
  const checked = findCheckedIdentity(facts.people.find((one) => one.self));
  if (!checked) return <p class="ar-lead">{words.lead}</p>;
  // Whoever leaves is not told to choose a service.
  const isLeaving = facts.erasures.some(({ somebody }) => somebody.self);
  const labels = checked.names.map((name) => formatInnerLabel(elementDefinition(name).label[language]));
  const list = new Intl.ListFormat(language).format(labels);
  return (
    <>
      <p class="ar-lead">
        {words.checkedSince(formatLongDay(checked.since, language))}
        {facts.holdings.length === 0 && !isLeaving && ` ${words.chooseService}`}
      </p>
      <p>{words.whatIsChecked(list)}</p>
    </>
  );
}

const identity: readonly ElementName[] = ["given_name", "family_name", "birthdate"];

/** Undefined until an agent, or the State, vouches for who they are. */
function findCheckedIdentity(self: Somebody | undefined) {
  const validated = self?.elements.flatMap((pair) => pair.validated ?? []) ?? [];
  const known = new Map(validated.map((element) => [element.name, element.provenance.at]));
  const days = identity.map((name) => known.get(name) ?? "");
  if (days.includes("")) return undefined;
  return { names: [...known.keys()], since: days.toSorted().at(-1) ?? "" };
}
