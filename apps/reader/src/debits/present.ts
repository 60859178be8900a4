import type { PresentAnswer, PresentRequest } from "@ardeco/contracts";
import { Refusal } from "../protocol/errors.ts";
import type { House } from "./house.ts";

/** The platform opens what is on the reader, and says by a code of one use whose it is: no key of this PC, and no name, has a part in it. */
export function present(house: House, { reader }: PresentRequest): Promise<PresentAnswer> {
  return house.desk.withCard(reader, async (transport) => {
    if (!house.showCard) throw new Refusal("platform_silent");
    const { code } = await house.showCard(transport);
    return { code };
  });
}
