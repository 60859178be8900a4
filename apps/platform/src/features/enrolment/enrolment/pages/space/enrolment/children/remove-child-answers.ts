import type { Answer, Answers } from "../../../../../../../web/index.ts";
import { childNumbers, formatChildField, listAnsweredChildren } from "../steps/children/child-fields.ts";

const names = ["given_name", "family_name", "birthdate", "school", "relation"] as const;

/** The answers without the n-th child; those after it move up. */
export function removeChildAnswers(answers: Answers, removed: number): Answers {
  const kept = listAnsweredChildren(answers).filter((child) => child !== removed);
  const others = Object.entries(answers).filter(([name]) => !/^child_\d+_/.test(name) && name !== "children");
  const moved = kept.flatMap((before, index) =>
    listRenumberedAnswers(answers, before, index + 1, kept.length),
  );
  return Object.fromEntries([...others, ["children", kept.length > 0 ? "yes" : "no"], ...moved]);
}

function listRenumberedAnswers(
  answers: Answers,
  before: number,
  now: number,
  count: number,
): Array<[string, Answer]> {
  const said = names.flatMap((name): Array<[string, Answer]> => {
    const answer = answers[formatChildField(before, name)];
    return answer === undefined ? [] : [[formatChildField(now, name), answer]];
  });
  if (now === childNumbers.length) return said;
  return [...said, [formatChildField(now, "another"), now < count ? "yes" : "no"]];
}
