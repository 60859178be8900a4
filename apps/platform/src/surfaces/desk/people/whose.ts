import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { PersonView } from "../../../modules/enrolment/index.ts";
import { canActFor } from "../../../modules/households/index.ts";
import { isRecoverable } from "../../../modules/recovery/index.ts";
import { ageIn } from "../common/age.ts";
import type { Whose } from "./offered-acts.ts";

/** Who this is, and who acts for them today: what the acts offered follow. */
export async function readWhose(
  tx: Tx,
  context: Context,
  { person, elements, representatives }: PersonView,
): Promise<{ readonly whose: Whose; readonly speakers: readonly PersonId[] }> {
  const age = ageIn(elements, civilDate(context.now()));
  const speakers: PersonId[] = [];
  for (const { representativeId: by } of representatives) {
    if (await canActFor(tx, context, { personId: by, forPersonId: person.id, act: "prepare" }))
      speakers.push(by);
  }
  return {
    whose: {
      status: person.status,
      ...(age === undefined ? {} : { age }),
      isRepresented: speakers.length > 0,
      isRecoverable: await isRecoverable(tx, context, person.id),
    },
    speakers,
  };
}
