import type { ElementName } from "@ardeco/contracts";

/** What may be changed from a button, and to what: another value that a person could have, and back again. */
const others = {
  family_name: (now: unknown) => (String(now).endsWith("-Duval") ? String(now).slice(0, -6) : `${now}-Duval`),
  address: (now: unknown) =>
    findNextStreet(now) === moved.street_address
      ? { ...moved, street_address: "2 place de la République" }
      : moved,
  email: (now: unknown) =>
    String(now).startsWith("nouvelle.") ? String(now).slice(9) : `nouvelle.${String(now)}`,
  phone_number: (now: unknown) => (now === "+33639980099" ? "+33639980098" : "+33639980099"),
  family_quotient: (now: unknown) => (Number(now) === 742 ? 1_250 : 742),
} as const satisfies Partial<Record<ElementName, (now: unknown) => unknown>>;

export type ChangeableName = keyof typeof others;
export const changeableNames = Object.keys(others) as readonly ChangeableName[];

export const isChangeable = (name: string): name is ChangeableName => Object.hasOwn(others, name);

const moved = {
  street_address: "31 avenue du 6-Juin",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

/** Never the value of now. */
export const getNextValue = (name: ChangeableName, now: unknown): unknown => others[name](now);

function findNextStreet(value: unknown): unknown {
  return typeof value === "object" && value !== null && "street_address" in value
    ? value.street_address
    : undefined;
}
