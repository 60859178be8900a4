/** Ends a field of variable length. */
export const GS = "\u001d";
/** Ends a field that was cut short because it did not fit. */
export const RS = "\u001e";
/** Ends what is signed; the signature follows. */
export const US = "\u001f";
