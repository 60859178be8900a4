import { createContext } from "preact";

/** Whether the page answers a form: what it says of it is then where the keyboard goes on. Set by `Page`. */
export const AnswersForm = createContext(false);

/**
 * Whether one field of the page has the keyboard, whatever the page says: a scanner types into it. Set by
 * `Page`.
 */
export const FieldFirst = createContext(false);

/**
 * Without it, the keyboard is back at the top of the page after each form (WCAG 2.4.3). It works without
 * scripts, on any element that may be focused (HTML, 6.6.7 "The autofocus attribute"); of several, the
 * browser takes the first.
 */
export const focusedOnArrival = { tabIndex: -1, autofocus: true } as const;
