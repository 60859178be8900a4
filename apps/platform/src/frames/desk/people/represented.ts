import {
  type DeskRenewal,
  listDeskRenewals,
} from "../../../features/consent/campaigns/pages/desk/campaigns/person-renewals.tsx";
import {
  type Consultation,
  type PersonView,
  readPersonView,
  type TrackedFile,
} from "../../../features/enrolment/enrolment/index.ts";
import { hasRepresentation } from "../../../features/identity/households/index.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { isOver } from "./live-files.ts";

/** Somebody whom the person on the page represents, with what waits for them. */
export interface Represented {
  readonly personId: PersonId;
  readonly name: string;
  readonly files: readonly TrackedFile[];
  readonly renewals: readonly DeskRenewal[];
}

/** A family fits; an association that protects hundreds of adults is answered from each one's own page. */
const AT_MOST = 12;

/**
 * What waits for those whom this person acts for today: who comes to the desk comes for them too. Each of
 * their journals tells that an agent looked.
 */
export async function listRepresentedWaiting(
  context: Context,
  { view, ...why }: Omit<Consultation, "personId"> & { readonly view: PersonView },
): Promise<readonly Represented[]> {
  const found: Represented[] = [];
  const by = view.person.id;
  for (const { representedId } of view.represented.slice(0, AT_MOST)) {
    if (!(await hasRepresentation(context, { personId: by, forPersonId: representedId, act: "prepare" })))
      continue;
    const { displayName: name, files } = await readPersonView(context, {
      ...why,
      personId: representedId,
    });
    const renewals = await listDeskRenewals(context, representedId);
    const waiting = {
      files: files.filter(({ file }) => !isOver(file)),
      renewals: renewals.filter(({ renewal }) => renewal.state === "waiting"),
    };
    found.push({ personId: representedId, name, ...waiting });
  }
  return found;
}
