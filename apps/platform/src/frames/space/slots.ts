import type { ActLink, IconName } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { BalanceThing } from "../../kernel/balance.ts";
import type { ComingThing } from "../../kernel/coming.ts";
import type { DueThing } from "../../kernel/due.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { defineSlot, type SlotInput } from "../feature/slots.ts";
import type { Somebody } from "./common/somebody.ts";

/** The reader and whom they act for. */
export interface SpaceFamilyInput extends SlotInput {
  readonly subjects: readonly PersonId[];
  readonly reader: PersonId;
  /** The same people with what the reader may know of them, the reader first: read once for the page. */
  readonly people: readonly Somebody[];
}

/** As the page calls them; undefined for the reader. */
export const findOtherName = ({ people }: SpaceFamilyInput, subject: string): string | undefined =>
  people.find(({ id, self }) => id === subject && !self)?.givenName;

/** A fact that the home draws: what is due, what comes, what is left. */
export type HomeThing = DueThing | ComingThing | BalanceThing;

/** What each feature knows of these, for the home of the space. */
export const spaceHomeSlot = defineSlot<readonly HomeThing[], SpaceFamilyInput>({ name: "space.home" });

/** Before anything else of the home: what a person must know before any act. */
export const spaceNoticesSlot = defineSlot<ComponentChildren, SpaceFamilyInput>({ name: "space.notices" });

export interface SpaceSearchInput extends SpaceFamilyInput {
  /** What the reader typed. */
  readonly typed: string;
}

/** Something of one's own that answers a search. */
export interface FoundThing {
  readonly title: string;
  readonly text?: string;
  readonly href: string;
  readonly icon: IconName;
}

/** What each feature finds among the things of the reader and of whom they act for. */
export const spaceSearchSlot = defineSlot<readonly FoundThing[], SpaceSearchInput>({ name: "space.search" });

/** The services that the family holds today. */
export interface SpaceServicesInput extends SlotInput {
  readonly subjects: readonly ServiceId[];
  /** Of each service, who holds it and may use it now: a service in pause has nobody here. */
  readonly holders: ReadonlyMap<ServiceId, readonly Somebody[]>;
}

/** What each feature lets the holders of a service do: book, pay, show a code. */
export const spaceServiceUsesSlot = defineSlot<readonly ActLink[], SpaceServicesInput>({
  name: "space.service-uses",
});
