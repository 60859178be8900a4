import type { PersonView } from "../../../features/enrolment/enrolment/index.ts";
import { isHeldByParents, readActingRepresentatives } from "../../../features/identity/households/index.ts";
import { isRecoverable } from "../../../features/identity/recovery/index.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { elevate } from "../../../kernel/elevate.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { computeAge, computeCheckedAge } from "../common/age.ts";
import { MAJORITY_YEARS, type Whose } from "./offered-acts.ts";

/** Who this is, and who acts for them today: what the acts offered follow. */
export async function readWhose(
  context: Context,
  { person, elements }: PersonView,
): Promise<{ readonly whose: Whose; readonly speakers: readonly PersonId[] }> {
  const today = toCivilDate(context.now());
  const age = computeAge(elements, today);
  const acting = await readActingRepresentatives(context, { forPersonId: person.id, act: "prepare" });
  const speakers = [...new Set(acting.map(({ representativeId }) => representativeId))];
  return {
    whose: {
      status: person.status,
      ...(age === undefined ? {} : { age }),
      isRepresented: speakers.length > 0,
      isHeldByParents: await isHeld(context, { id: person.id, age: computeCheckedAge(elements, today) }),
      isRecoverable: await isRecoverable(context, person.id),
    },
    speakers,
  };
}

interface Aged {
  readonly id: PersonId;
  readonly age: number | undefined;
}

/**
 * By the system: what parents held is not read from the desk, whether the account is to be handed over is.
 */
async function isHeld(context: Context, { id, age }: Aged): Promise<boolean> {
  if (age === undefined || age < MAJORITY_YEARS) return false;
  return isHeldByParents(
    elevate(context, {
      name: "households",
      reason: "What parents held is not read from the desk; whether the account is to be handed over is.",
    }),
    id,
  );
}
