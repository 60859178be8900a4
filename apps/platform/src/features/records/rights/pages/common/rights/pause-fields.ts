import { type GrantId, isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  listChoiceAnswers,
} from "../../../../../../web/index.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import type { Grant } from "../../../../../consent/consent/index.ts";
import {
  isRestrictionGround,
  type RestrictionGround,
  restrictionGrounds,
} from "../../../../../trust/restrictions/index.ts";
import { pauseWords } from "./pause-words.ts";

const both = bothIn(pauseWords);
const EVERYTHING = "tout";

/** Why, and what: the same questions online and at the desk. */
export function listPauseFields(
  grants: readonly { readonly grant: Grant; readonly service: OfferedService }[],
): readonly Field[] {
  const ground: Field = {
    kind: "choice",
    name: "motif",
    label: both((words) => words.ground),
    why: both((words) => words.groundWhy),
    options: restrictionGrounds.map((value) => ({ value, label: both(({ grounds }) => grounds[value]) })),
  };
  const live = grants.filter(({ grant }) => grant.state === "live");
  // Without a service open, there is nothing to name.
  if (live.length === 0) return [ground];
  return [
    ground,
    {
      kind: "choices",
      name: "porte",
      label: both((words) => words.scope),
      why: both((words) => words.scopeWhy),
      options: [
        {
          value: EVERYTHING,
          label: both((words) => words.everything),
          hint: both((words) => words.everythingHint),
        },
        ...live.map(({ grant, service }) => ({ value: grant.id, label: service.definition.title })),
      ],
    },
  ];
}

/** What was answered; everything wins over what is ticked beside it. */
export function parsePause(answers: Answers): {
  readonly ground: RestrictionGround;
  readonly grantIds: readonly GrantId[];
} {
  const ground = findTextAnswer(answers, "motif") ?? "";
  const ticked = listChoiceAnswers(answers, "porte");
  return {
    ground: isRestrictionGround(ground) ? ground : "accuracy",
    grantIds: ticked.includes(EVERYTHING) ? [] : ticked.filter(isUuid).map((id) => parseId<"grant">(id)),
  };
}
