/** Where the code of the desk is typed. */
export const RECOVERY = "/recuperation";

/** Where it leads. */
export const INSIDE = `${RECOVERY}/acces`;

/** Every other device at once. */
export const ALL = "tout";
