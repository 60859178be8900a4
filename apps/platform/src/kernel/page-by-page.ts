/**
 * Does the work of a job page after page, each row once: what is refused stays in the list, and a job that
 * asked for the first ones again would never end.
 * @param first comes before every row
 * @param size how many rows a whole page has: a shorter one is the last
 * @param work treats the page after a place, in transactions of its own, and says its rows' places in their
 *   order
 */
export async function runPageByPage<Place>(
  { first, size }: { readonly first: Place; readonly size: number },
  work: (after: Place) => Promise<readonly Place[]>,
): Promise<void> {
  let after: Place | undefined = first;
  while (after !== undefined) {
    const done = await work(after);
    after = done.length === size ? done.at(-1) : undefined;
  }
}
