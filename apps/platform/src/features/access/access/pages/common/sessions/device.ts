import type { Language } from "../../../../../../kernel/errors.ts";

// The order matters: Edge and Opera say Chrome, Chrome says Safari, Android says Linux.
const browsers = [
  ["edge", /\bEdg(?:e|A|iOS)?\//, "Edge"],
  ["opera", /\bOPR\//, "Opera"],
  ["firefox", /\b(?:Firefox|FxiOS)\//, "Firefox"],
  ["chrome", /\b(?:Headless)?(?:Chrome|CriOS|Chromium)\//, "Chrome"],
  ["safari", /\bSafari\//, "Safari"],
] as const;
const systems = [
  ["iphone", /\biPhone\b/, "iPhone"],
  ["ipad", /\biPad\b/, "iPad"],
  ["android", /\bAndroid\b/, "Android"],
  ["windows", /\bWindows\b/, "Windows"],
  ["mac", /\bMac OS X\b/, "Mac"],
  ["linux", /\bLinux\b/, "Linux"],
] as const;

type Kinds = readonly (readonly [string, RegExp, string])[];
const matchDeviceKind = (kinds: Kinds, text: string): string =>
  kinds.find(([, sign]) => sign.test(text))?.[0] ?? "";
const formatKindName = (kinds: Kinds, kind: string): string => kinds.find(([one]) => one === kind)?.[2] ?? "";

/**
 * "firefox/windows": enough for its owner to know it again, too little to follow anybody. "" when neither is
 * known.
 */
export function parseDevice(userAgent: string | undefined): string {
  const text = (userAgent ?? "").slice(0, 500);
  const [browser, system] = [matchDeviceKind(browsers, text), matchDeviceKind(systems, text)];
  return browser || system ? `${browser}/${system}` : "";
}

/** "Firefox sur Windows". */
export function formatDevice(device: string, language: Language): string {
  const [browser = "", system = ""] = device.split("/");
  const names = [formatKindName(browsers, browser), formatKindName(systems, system)].filter(Boolean);
  return names.join(language === "fr" ? " sur " : " on ");
}
