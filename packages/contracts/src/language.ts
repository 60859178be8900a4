/** Languages every text of the product exists in; French comes first. */
export type Language = "fr" | "en";

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>;
