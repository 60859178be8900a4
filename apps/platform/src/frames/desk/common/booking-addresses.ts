import type { Brand } from "../../../web/index.ts";

/** Bookings of somebody, at the desk. */
export const buildBookingAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const of = (personId: string) => `/${slug}/agents/personnes/${personId}/reservations`;
  return {
    of,
    done: (personId: string, query: Readonly<Record<string, string>>) =>
      `${of(personId)}?${new URLSearchParams(query)}`,
    cancel: (personId: string, booking: string) => `${of(personId)}/${booking}/annuler`,
    excuse: (personId: string, booking: string) => `${of(personId)}/${booking}/excuser`,
  };
};
