import { approveCoupling, submitCoupling } from "../features/activities/couplings/index.ts";
import { addDays, selectLaterDate, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { computeLastSeptember } from "./load-tariffs.ts";
import { toSeedId } from "./seed-files.ts";
import { toContextOnDay } from "./to-context-on-day.ts";

/**
 * Who has the library and the sports workshops pays half of an aquagym session. One manager runs both, and
 * accepts for both; an administrator approves. A second offer, of evening study, was proposed a week ago, or
 * as the school year began: it waits at the top of the administration of whoever may approve it.
 */
export async function loadCouplings({
  manager,
  approver,
}: {
  readonly manager: Context;
  readonly approver: Context;
}): Promise<void> {
  const service = (key: string) => toSeedId<"service">("service", key);
  const today = toCivilDate(manager.now());
  const id = toSeedId<"coupling">("coupling", "aquagym");
  await submitCoupling(manager, {
    id,
    name: { fr: "L’aquagym à moitié prix", en: "Aquagym at half price" },
    giverId: service("sport"),
    tariffId: toSeedId<"tariff">("tariff", "sport"),
    off: { percent: 50 },
    needed: [service("mediatheque")],
    needs: "all",
    stacks: false,
    startsOn: today,
    endsOn: null,
  });
  await approveCoupling(approver, { id });
  // Its tariff began with the school year.
  await submitCoupling(
    toContextOnDay(manager, selectLaterDate(addDays(today, -7), computeLastSeptember(manager))),
    {
      id: toSeedId<"coupling">("coupling", "etude"),
      name: { fr: "L’étude du soir à 0,50 € de moins", en: "Evening study at €0.50 less" },
      giverId: service("etude-du-soir"),
      tariffId: toSeedId<"tariff">("tariff", "etude-du-soir"),
      off: { cents: 50 },
      needed: [service("centre-de-loisirs")],
      needs: "all",
      stacks: false,
      startsOn: today,
      endsOn: null,
    },
  );
}
