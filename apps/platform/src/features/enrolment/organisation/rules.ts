import type { Actor } from "../../../kernel/context.ts";
import type { Desk } from "../../authorities/authorities/index.ts";

/**
 * Who takes part in the work: the authority itself, a service at its own desk, or the team of an upper
 * authority.
 */
export type Helper = "town_hall" | "service" | "pooled";
export type Validator = "town_hall" | "service";
/** Where a file may be begun. */
export type Door = "web" | "service" | "town_hall";

export interface Mode {
  /** Who helps with the account itself. */
  readonly support: readonly Helper[];
  /** Who helps with one service. */
  readonly serviceSupport: readonly Helper[];
  readonly validation: readonly Validator[];
  readonly doors: readonly Door[];
}

/**
 * The five organisation modes, as the field found them.
 * Source: « Projet Ardeco : rapport final » (2017), document 5, table 4; HAL hal-04653076, CC BY 4.0.
 */
export const modes = {
  internal_town_hall: {
    support: ["town_hall"],
    serviceSupport: ["town_hall"],
    validation: ["town_hall"],
    doors: ["town_hall"],
  },
  internal_web: {
    support: ["town_hall"],
    serviceSupport: ["town_hall"],
    validation: ["town_hall"],
    doors: ["web"],
  },
  internal_delegated: {
    support: ["town_hall"],
    serviceSupport: ["town_hall", "service"],
    validation: ["service"],
    doors: ["web", "service"],
  },
  pooled_technical: {
    support: ["pooled"],
    serviceSupport: ["town_hall", "service"],
    validation: ["service", "town_hall"],
    doors: ["web", "service", "town_hall"],
  },
  optimised: {
    support: ["pooled"],
    serviceSupport: ["service"],
    validation: ["service"],
    doors: ["web"],
  },
} as const satisfies Record<string, Mode>;

export type ModeName = keyof typeof modes;
export const modeNames = Object.keys(modes) as readonly ModeName[];

/** Of an authority that chose none. */
export const usualMode: ModeName = "internal_web";

export const isModeName = (name: string): name is ModeName => Object.hasOwn(modes, name);

const getMode = (name: ModeName): Mode => modes[name];

/**
 * Is this door open? Nobody is forced online: whoever comes to the authority's own counter is served there in
 * every mode (CRPA art. L112-8 gives the right to go online, not the duty). The web and the services'
 * counters can be closed.
 */
export function isModeOpen(name: ModeName, door: Door): boolean {
  return door === "town_hall" || getMode(name).doors.includes(door);
}

export function mayModeValidate(name: ModeName, who: Validator): boolean {
  return getMode(name).validation.includes(who);
}

export function mayModeAssist(name: ModeName, who: Helper): boolean {
  return getMode(name).support.includes(who);
}

/**
 * Which desks help with one service, the nearest to it first: the service's own, the authority's, or both, as
 * the mode says. A service without a desk of its own is helped by the authority's: nobody is left without an
 * answer.
 */
export function routeHelp(name: ModeName, desks: readonly Desk[], serviceSlug: string): readonly Desk[] {
  const { serviceSupport } = getMode(name);
  const own = desks.filter((desk) => desk.serviceSlug === serviceSlug);
  const front = desks.filter(({ isDefault }) => isDefault);
  const helping = [
    ...(serviceSupport.includes("service") ? own : []),
    ...(serviceSupport.includes("town_hall") ? front : []),
  ];
  return helping.length > 0 ? helping : front;
}

export const resolveFileHolder = ({ serviceSlug }: Pick<Desk, "serviceSlug">): Validator =>
  serviceSlug === undefined ? "town_hall" : "service";

export interface RoutedFile {
  readonly desks: readonly Desk[];
  /** The desk where an agent opened it. */
  readonly openedAt?: Desk;
  /** Slug of the service that the person was heading for. */
  readonly startedFor?: string;
}

/**
 * Where a file goes when it is sent. The service's desk when services validate, else the authority's. A file
 * for which no service's desk is known goes to the authority's, which decides it if the mode allows, or sends
 * it on.
 */
export function routeFile(name: ModeName, { desks, openedAt, startedFor }: RoutedFile): Desk | undefined {
  const opened = openedAt && resolveFileHolder(openedAt) === "service" ? openedAt : undefined;
  const wanted = desks.find(({ serviceSlug }) => serviceSlug !== undefined && serviceSlug === startedFor);
  const service = opened ?? wanted;
  if (service && mayModeValidate(name, "service")) return service;
  return openedAt && resolveFileHolder(openedAt) === "town_hall"
    ? openedAt
    : desks.find(({ isDefault }) => isDefault);
}

/**
 * May a file go to this desk without an exception? Only where the mode has it decided.
 */
export function isOnRoute(name: ModeName, desk: Desk): boolean {
  return mayModeValidate(name, resolveFileHolder(desk));
}

export interface Placed {
  /**
   * Under which the file was sent: a mode changed since does not move it. Undefined for those sent before
   * modes existed.
   */
  readonly mode?: ModeName;
  readonly desk: Desk;
  /** Sent there by a justified exception. */
  readonly byException: boolean;
}

/**
 * Whose decision it is, the agent's reach being checked elsewhere. Same answer as ardeco_decides() in SQL.
 */
export function mayActorDecide(actor: Actor, { mode, desk, byException }: Placed): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  if (mode === undefined || byException) return true;
  if (resolveFileHolder(desk) === "town_hall") return mayModeValidate(mode, "town_hall");
  if (mayModeValidate(mode, "town_hall") && actor.roles.some(({ role }) => role === "validator")) return true;
  return mayModeValidate(mode, "service") && isOfTheDesk(actor, desk);
}

/** Whose role names the desk: a validator of the whole authority is not of the service. */
function isOfTheDesk(actor: Actor & { kind: "staff" }, { id }: Desk): boolean {
  return actor.roles.some(
    ({ role, deskId }) => deskId === id && (role === "service_validator" || role === "validator"),
  );
}

const everyDoor: readonly Door[] = ["web", "service", "town_hall"];

interface ModeChange {
  readonly opens: readonly Door[];
  readonly closes: readonly Door[];
  readonly validation?: { readonly from: readonly Validator[]; readonly to: readonly Validator[] };
  readonly support?: { readonly from: readonly Helper[]; readonly to: readonly Helper[] };
  readonly serviceSupport?: { readonly from: readonly Helper[]; readonly to: readonly Helper[] };
}

/** What an administrator reads before changing. */
export function compareModes(from: ModeName, to: ModeName): ModeChange {
  const [before, after] = [getMode(from), getMode(to)];
  return {
    opens: everyDoor.filter((door) => !isModeOpen(from, door) && isModeOpen(to, door)),
    closes: everyDoor.filter((door) => isModeOpen(from, door) && !isModeOpen(to, door)),
    ...(hasSameItems(before.validation, after.validation)
      ? {}
      : { validation: { from: before.validation, to: after.validation } }),
    ...(hasSameItems(before.support, after.support)
      ? {}
      : { support: { from: before.support, to: after.support } }),
    ...(hasSameItems(before.serviceSupport, after.serviceSupport)
      ? {}
      : { serviceSupport: { from: before.serviceSupport, to: after.serviceSupport } }),
  };
}

const hasSameItems = (left: readonly string[], right: readonly string[]): boolean =>
  [...left].sort().join() === [...right].sort().join();
