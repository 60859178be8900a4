import type { CssColor } from "@digdir/designsystemet/color";

const HEX = /^#[0-9a-f]{6}$/i;

/** Six digits: what a colour picker gives, and nothing that could close a rule. */
export const isHex = (value: string): value is CssColor => HEX.test(value);
