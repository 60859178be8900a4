import { civilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { approveCoupling, proposeCoupling } from "../modules/couplings/index.ts";
import { seedId } from "./seed-files.ts";

/** Who has the library and the sports workshops pays half of an aquagym session. One manager runs both, and accepts for both; an administrator approves. */
export async function loadCouplings({
  manager,
  approver,
}: {
  readonly manager: Context;
  readonly approver: Context;
}): Promise<void> {
  const service = (key: string) => seedId<"service">("service", key);
  const id = seedId<"coupling">("coupling", "aquagym");
  await proposeCoupling(manager, {
    id,
    name: { fr: "L’aquagym à moitié prix", en: "Aquagym at half price" },
    giverId: service("sport"),
    tariffId: seedId<"tariff">("tariff", "sport"),
    off: { percent: 50 },
    needed: [service("mediatheque")],
    needs: "all",
    stacks: false,
    startsOn: civilDate(manager.now()),
    endsOn: null,
  });
  await approveCoupling(approver, { id });
}
