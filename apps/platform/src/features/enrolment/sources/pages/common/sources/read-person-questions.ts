import type { ElementName } from "@ardeco/contracts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { type Element, listElementHistory } from "../../../../../identity/identity/index.ts";
import {
  isAskedLately,
  listQuestions,
  readIdentities,
  readOffer,
  readWish,
  type SourceQuestion,
  type StateSourceKind,
} from "../../../index.ts";

export interface PersonQuestions {
  readonly kinds: readonly StateSourceKind[];
  readonly legalBasis: string;
  readonly isSimulated: boolean;
  readonly questions: readonly SourceQuestion[];
  readonly history: readonly Element[];
  readonly yearly: boolean | undefined;
  readonly missing: readonly ElementName[];
  /** By kind, the question that waits or was answered today: it is not asked twice a day. */
  readonly lately: ReadonlyMap<StateSourceKind, SourceQuestion>;
}

/** Everything that the pages of questions show of one person, as the actor may read it. */
export async function readPersonQuestions(context: Context, personId: PersonId): Promise<PersonQuestions> {
  const offer = await readOffer(context);
  const known = {
    questions: await listQuestions(context, personId),
    history: await listElementHistory(context, personId),
    yearly: await readWish(context, personId),
    identity: (await readIdentities(context, [personId])).get(personId),
  };
  const { identity, ...rest } = known;
  const missing = identity && "missing" in identity ? identity.missing : [];
  const today = toCivilDate(context.now());
  const lately = known.questions.filter((question) => isAskedLately(question, today));
  return { ...offer, ...rest, missing, lately: new Map(lately.map((one) => [one.kind, one])) };
}
