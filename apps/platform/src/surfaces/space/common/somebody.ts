import { formatElement } from "@ardeco/contracts";
import type { FastifyRequest } from "fastify";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  canActFor,
  householdsErrors,
  listRepresented,
  type RepresentationKind,
} from "../../../modules/households/index.ts";
import { type ElementPair, listElementsOf } from "../../../modules/identity/index.ts";
import { queryText } from "../../../web/index.ts";
import { FOR } from "./addresses.ts";
import { personOf } from "./signed-in.ts";

/** A person whom the pages may be about: the reader, or somebody the reader acts for today. */
export interface Somebody {
  readonly id: PersonId;
  readonly self: boolean;
  readonly link?: RepresentationKind;
  /** "" when nothing was said yet. */
  readonly givenName: string;
  readonly fullName: string;
  readonly elements: readonly ElementPair[];
}

/** The reader first, then those they act for, in the order their links were made. */
export async function listPeople(tx: Tx, context: Context, reader: PersonId): Promise<readonly Somebody[]> {
  const links = new Map<PersonId, RepresentationKind>();
  for (const { representedId, kind } of await listRepresented(tx, context, reader)) {
    if (await canActFor(tx, context, { personId: reader, forPersonId: representedId, act: "prepare" })) {
      // Several links to one person: a parent stays one, as the use cases hear them.
      if (links.get(representedId) !== "parental_authority") links.set(representedId, kind);
    }
  }
  const elements = await listElementsOf(tx, context, [reader, ...links.keys()]);
  return [reader, ...links.keys()].map((id) => {
    const known = elements.get(id) ?? [];
    const link = links.get(id);
    return { ...namesOf(known), id, self: id === reader, elements: known, ...(link ? { link } : {}) };
  });
}

export interface Chosen {
  readonly people: readonly Somebody[];
  readonly somebody: Somebody;
}

/** Whom the address names (`?pour=`), or the reader. Throws households.cannot_act_for for anybody else. */
export async function choosePerson(
  tx: Tx,
  request: FastifyRequest,
  asked = queryText(request, FOR),
): Promise<Chosen> {
  const { ardeco } = request;
  const people = await listPeople(tx, ardeco.context, personOf(ardeco));
  const somebody = people.find(({ id, self }) => (asked === "" ? self : id === asked));
  if (!somebody) throw householdsErrors.error("households.cannot_act_for");
  return { people, somebody };
}

function namesOf(known: readonly ElementPair[]): Pick<Somebody, "givenName" | "fullName"> {
  const text = (name: "given_name" | "family_name" | "name_of_use") => {
    const pair = known.find((one) => one.name === name);
    return formatElement(name, (pair?.validated ?? pair?.declared)?.value, "fr");
  };
  const givenName = text("given_name");
  return {
    givenName,
    fullName: [givenName, text("name_of_use") || text("family_name")].filter(Boolean).join(" "),
  };
}
