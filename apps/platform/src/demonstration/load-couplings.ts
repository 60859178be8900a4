import { civilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { proposeCoupling } from "../modules/couplings/index.ts";
import { seedId } from "./seed-files.ts";

/** Who has the library and the sports workshops pays half of an aquagym session. One manager runs both, and accepts for both. */
export async function loadCouplings(manager: Context): Promise<void> {
  const service = (key: string) => seedId<"service">("service", key);
  await proposeCoupling(manager, {
    id: seedId<"coupling">("coupling", "aquagym"),
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
}
