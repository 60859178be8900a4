/** Pages worth a link: the ends, the current one and its neighbours; `undefined` marks a gap. */
export function visiblePages(current: number, total: number): Array<number | undefined> {
  const near = new Set([1, current - 1, current, current + 1, total]);
  const pages = [...near].filter((page) => page >= 1 && page <= total).sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const previous = pages[index - 1];
    return previous !== undefined && page - previous > 1 ? [undefined, page] : [page];
  });
}
