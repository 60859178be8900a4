/** A page of a list, from 1. */
export interface ListPage {
  readonly page: number;
  /** How many there are, one at least. */
  readonly pages: number;
  readonly offset: number;
  readonly limit: number;
}

/**
 * The page that was asked for, or the nearest that there is: the last of a list shrinks away while somebody
 * works through it.
 */
export function computeNearestPage(
  wanted: number | undefined,
  { total, size }: { readonly total: number; readonly size: number },
): ListPage {
  const pages = Math.max(1, Math.ceil(total / size));
  const asked = wanted !== undefined && Number.isSafeInteger(wanted) ? wanted : 1;
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, offset: (page - 1) * size, limit: size };
}
