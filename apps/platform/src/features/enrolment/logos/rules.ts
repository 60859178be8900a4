import type { Logos } from "./logo.ts";

export const LOGO_MAX_BYTES = 1024 * 1024;
export const MOST_SIDE = 2000;

export const gestures = ["publish", "drop", "remove", "restore"] as const;
export type LogoGesture = (typeof gestures)[number];

type Named = { readonly digest: string };

/**
 * What there is after a gesture on the picture looked at: "same" when it was done already, "meanwhile" when
 * another picture is there now.
 */
export function computeGestureResult<One extends Named>(
  now: Logos<One>,
  { gesture, digest }: { readonly gesture: LogoGesture; readonly digest: string },
): Logos<One> | "same" | "meanwhile" {
  const { proposed, shown, former } = now;
  const is = (one: One | undefined) => one?.digest === digest;
  switch (gesture) {
    case "publish":
      if (is(proposed)) return { shown: proposed, former: shown ?? former };
      return is(shown) ? "same" : "meanwhile";
    case "drop":
      if (is(proposed)) return { shown, former };
      return proposed ? "meanwhile" : "same";
    case "remove":
      if (is(shown)) return { proposed, former: shown };
      return !shown && is(former) ? "same" : "meanwhile";
    case "restore":
      if (is(former)) return computeProposalResult({ shown: former, former: shown }, proposed);
      return is(shown) ? "same" : "meanwhile";
  }
}

/** A picture newly sent: nothing to look at when it is the one shown. */
export function computeProposalResult<One extends Named>(
  now: Logos<One>,
  picture: One | undefined,
): Logos<One> {
  const { shown, former } = now;
  return { shown, former, proposed: shown?.digest === picture?.digest ? undefined : picture };
}

/** \s is U+FEFF too: said beside it, 85 of them would be tried in 2^85 ways. */
const SVG = /^\s*<(?:\?xml|!doctype\s+svg|!--|svg)/i;

/** Told apart from the other unknown types, because a designer often sends one. */
export const hasSvgContent = (file: Buffer): boolean => SVG.test(file.subarray(0, 256).toString("utf8"));
