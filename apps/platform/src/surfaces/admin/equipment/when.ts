const PARIS = { timeZone: "Europe/Paris" } as const;

/** "25/11/2026 10:42", or "25/11/2026, 10:42" in English. */
export const instantText = (instant: Date, language: "fr" | "en"): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    ...PARIS,
    dateStyle: "short",
    timeStyle: "short",
  }).format(instant);
