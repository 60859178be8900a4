import { type ElementValue, parseElement } from "@ardeco/contracts";
import { addMonths, type CivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  findTextAnswer,
  type PostedForm,
  parseFields,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { validateCommune } from "../../../../../identity/identity/pages/common/elements/communes.ts";
import { parseElementAnswer } from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import { moveWords } from "./move-words.ts";

const both = bothIn(moveWords);

/** As the page that completes a service names it, so that the document joins it the same way. */
const ADDRESS = "value_address";
const SINCE = "depuis";
const ALONG = "avec";
/** Set once what it changes has been shown. */
export const SHOWN = "vu";

/** Somebody who may move along, by name. */
export interface Mate {
  readonly id: PersonId;
  readonly name: string;
}

export function listMoveFields(today: CivilDate, mates: readonly Mate[]): readonly Field[] {
  return [
    { kind: "address", name: ADDRESS, label: both(({ address }) => address), refuse: validateCommune },
    {
      kind: "date",
      name: SINCE,
      past: true,
      earliest: addMonths(today, -12),
      label: both(({ since }) => since),
      hint: both(({ sinceHint }) => sinceHint),
    },
    ...(mates.length === 0
      ? []
      : [
          {
            kind: "choices" as const,
            name: ALONG,
            optional: true,
            label: both(({ along }) => along),
            hint: both(({ alongHint }) => alongHint),
            options: mates.map(({ id, name }) => ({ value: id, label: { fr: name, en: name } })),
          },
        ]),
  ];
}

export interface MoveAnswers {
  readonly address: ElementValue<"address">;
  readonly since: CivilDate;
  readonly companions: readonly PersonId[];
}

export type ReadMove =
  | { readonly ok: true; readonly move: MoveAnswers }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads either step: the second one carries the first, unseen. */
export function readMove(form: PostedForm, today: CivilDate, mates: readonly Mate[]): ReadMove {
  const typed = toFirstStepValues(form.typed);
  const { answers, errors } = parseFields(
    listMoveFields(today, mates),
    { ...form, typed },
    { today, answers: {} },
  );
  const since = findTextAnswer(answers, SINCE);
  if (errors.length > 0 || since === undefined) return { ok: false, errors };
  const parsed = parseElement("address", parseElementAnswer("address", answers, ADDRESS), today);
  if (!parsed.ok || parsed.value.insee_code === undefined) {
    const sentence = both(({ noCommune }) => noCommune);
    return {
      ok: false,
      errors: [{ field: `${ADDRESS}_city`, code: "element.address.commune", ...sentence }],
    };
  }
  const companions = listTypedCompanions(form.typed).map((id) => parseId<"person">(id));
  return { ok: true, move: { address: parsed.value, since, companions } };
}

const listTypedCompanions = (typed: TypedValues): readonly string[] =>
  (typed.get(ALONG) ?? []).flatMap((ids) => ids.split(",")).filter(isUuid);

/** The button that goes back to the first step, with what it said. */
export const CORRECT = { name: "geste", value: "corriger" } as const;

export const isCorrection = ({ typed }: PostedForm): boolean =>
  typed.get(CORRECT.name)?.[0] === CORRECT.value;

/** Either step's answers as the first step's own inputs hold them. */
export const toFirstStepValues = (typed: TypedValues): TypedValues =>
  new Map([...typed, [ALONG, listTypedCompanions(typed)]]);

/** What the first step said, carried by the second. */
export function toCarriedValues(typed: TypedValues): Readonly<Record<string, string>> {
  const kept = [...typed].filter(([name]) => name.startsWith(`${ADDRESS}_`) || name.startsWith(`${SINCE}_`));
  return {
    ...Object.fromEntries(kept.map(([name, [value = ""]]) => [name, value])),
    [ALONG]: listTypedCompanions(typed).join(","),
    [SHOWN]: "1",
  };
}
