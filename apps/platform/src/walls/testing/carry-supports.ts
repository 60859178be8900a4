import { getDefaultDesk } from "../../features/authorities/authorities/index.ts";
import type { SupportId } from "../../features/cards/supports/index.ts";
import {
  checkCode,
  issuePhoneSecret,
  recordSupportLoss,
  requestSupport,
  setSupportKinds,
  showSupportCode,
} from "../../features/cards/supports/index.ts";
import { aTerminal, shownBy } from "../../features/cards/supports/testing/a-pool.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import type { Context } from "../../kernel/context.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** She has a card on paper, lost one, and a phone that she has just shown. */
export async function carrySupports(house: TestRuntime, mayor: Context, zelie: Newcomer): Promise<void> {
  const { personId } = zelie;
  await setSupportKinds(mayor, { kinds: ["card", "printed", "phone"], version: 0 });
  const { id: deskId } = await getDefaultDesk(mayor);
  const equipment = await aTerminal(house, zelie.authorityId, { name: "Entrée", deskId });
  const paper = () => requestSupport(zelie, { id: zelie.newId<SupportId>(), personId, kind: "printed" });
  await recordSupportLoss(zelie, { id: (await paper()).id, door: "space" });
  await checkCode(zelie, { code: (await showSupportCode(zelie, (await paper()).id)).code, equipment });
  const session = { method: "passkey", createdAt: zelie.now() } as const;
  const phone = await issuePhoneSecret(zelie, { id: zelie.newId<SupportId>() }, session);
  await checkCode(zelie, { code: await shownBy(phone, zelie.now()), equipment });
}
