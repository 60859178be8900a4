import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type PersonView, readPersonView } from "../../../../../enrolment/enrolment/index.ts";
import {
  hasDecidingAge,
  type RepresentationKind,
  readActingRepresentatives,
} from "../../../../../identity/households/index.ts";
import type { ElementPair } from "../../../../../identity/identity/index.ts";

/** Somebody who may say yes or no aloud: the person, or who acts for them. A subject of an opening too. */
export interface Speaker {
  /** Whom the service is for. */
  readonly id: PersonId;
  readonly elements: readonly ElementPair[];
  /** Who speaks. */
  readonly by: PersonId;
  readonly name: string;
  /** How who speaks is tied to the person; absent when it is the person. */
  readonly link?: RepresentationKind;
}

export interface AtCounter {
  readonly personId: PersonId;
  readonly view: PersonView;
  readonly name: string;
  readonly speakers: readonly Speaker[];
}

/**
 * The person on the agent's screen, and who may speak for them today. The journal tells that they were looked
 * at.
 */
export async function readCounter(context: Context, personId: PersonId, unnamed: string): Promise<AtCounter> {
  requireCapability(context, "person.enrol");
  const view = await readPersonView(context, { personId, purpose: "help_at_desk" });
  const subject = { id: personId, elements: view.elements };
  const name = view.displayName || unnamed;
  const speakers: Speaker[] = (await hasDecidingAge(context, personId))
    ? [{ ...subject, by: personId, name }]
    : [];
  for (const { representativeId: by, kind: link, state } of await readActingRepresentatives(context, {
    forPersonId: personId,
    act: "usual",
  })) {
    if (state !== "validated") continue;
    speakers.push({ ...subject, by, link, name: view.names.get(by) || unnamed });
  }
  return { personId, view, name, speakers };
}
