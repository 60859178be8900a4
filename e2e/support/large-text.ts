import type { Page } from "playwright-core";

/** As somebody who reads with difficulty sets their browser. */
export async function writeTwiceAsLarge(page: Page): Promise<void> {
  await page.locator("html").evaluate((root) => {
    root.style.fontSize = "200%";
  });
}

/** What one would have to scroll sideways to read. */
export function findWiderThanScreen(page: Page): Promise<readonly string[]> {
  return page.locator("html").evaluate((root) => {
    const beyond = [...root.querySelectorAll("header *, main *")].filter((element) => {
      const { right, left, width } = element.getBoundingClientRect();
      return width > 1 && (right > root.clientWidth + 1 || left < -1);
    });
    return beyond.map(({ className, textContent }) => `${className} ${textContent?.slice(0, 40)}`);
  });
}

/** Words of which a part stands on another line: a name has its hyphens for that. */
export function findBrokenWords(page: Page): Promise<readonly string[]> {
  return page.locator("body").evaluate((body) => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const parent = node.parentElement;
      if (!parent || parent.closest(".ds-sr-only") || !parent.checkVisibility()) continue;
      for (const { 0: word, index } of (node.textContent ?? "").matchAll(/[\p{L}\p{N}’]+/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
    return broken;
  });
}
