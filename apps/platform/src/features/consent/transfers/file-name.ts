/** Of letters, digits, dashes and dots only, whatever the service: a name that no folder takes for a path. */
export const formatTransferFileName = (slug: string, number: number): string =>
  `ardeco-${slug.replace(/[^a-z0-9-]/g, "")}-${String(number).padStart(6, "0")}.csv`;
