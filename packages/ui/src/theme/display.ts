/** How a reader wants pages to look, whatever their device says; "device" lets it say. */
export const displays = ["device", "light", "dark", "contrast", "contrast-dark"] as const;
export type Display = (typeof displays)[number];

export const asDisplay = (text: unknown): Display | undefined => displays.find((one) => one === text);

interface Wish {
  readonly scheme: "light" | "dark";
  readonly contrast: boolean;
}

const wishes: Readonly<Record<Exclude<Display, "device">, Wish>> = {
  light: { scheme: "light", contrast: false },
  dark: { scheme: "dark", contrast: false },
  contrast: { scheme: "light", contrast: true },
  "contrast-dark": { scheme: "dark", contrast: true },
};

/** For the browser, before any style arrives. */
export const colorSchemeOf = (display: Display = "device"): string =>
  display === "device" ? "light dark" : wishes[display].scheme;

const FEATURE = /\(prefers-(color-scheme|contrast): ?([a-z]+)\)/g;
const PREFERENCE = /@media ((?:\(prefers-(?:color-scheme|contrast): ?[a-z]+\)(?: and )?)+)\s*\{/g;

/**
 * The same style where what the device prefers is already answered. No class on the page, no script: another
 * address for the stylesheet is all that a choice takes.
 */
export function inDisplay(css: string, display: Display): string {
  if (display === "device") return css;
  const { scheme, contrast } = wishes[display];
  const holds = (feature: string, value: string) =>
    feature === "contrast" ? (value === "more") === contrast : value === scheme;
  return css
    .replaceAll(PREFERENCE, (_rule, condition: string) => {
      const all = [...condition.matchAll(FEATURE)].every(([, feature = "", value = ""]) =>
        holds(feature, value),
      );
      return `@media ${all ? "all" : "not all"}{`;
    })
    .replaceAll(/color-scheme: ?light dark/g, `color-scheme:${scheme}`);
}
