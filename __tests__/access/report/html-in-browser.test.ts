import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { rendered } from "../../../lib/access/command/rendered";
import { differenceBetween } from "../../../lib/access/difference";
import type { Fact } from "../../../lib/access/fact";
import { describeWith } from "../../support/describe-with";
import { mainWith } from "../main-changed";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));

describeWith(
  "Chromium",
  executablePath !== undefined,
  "the page of the access review, in a real browser",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "access-page-"));
    let browser: Browser;

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    });

    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** The page of the facts, opened from a file. The second value collects its errors and its requests. */
    async function opened(facts: readonly Fact[], before?: readonly Fact[]): Promise<[Page, string[]]> {
      const changes = before && differenceBetween(before, facts);
      const file = join(folder, "access.html");
      writeFileSync(file, rendered("html", { hasColours: false }, facts, changes));
      const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
      const noise: string[] = [];
      page.on("pageerror", (error) => noise.push(String(error)));
      page.on("console", (message) => noise.push(message.text()));
      page.on("dialog", (dialog) => {
        noise.push(dialog.message());
        void dialog.dismiss();
      });
      const { href } = pathToFileURL(file);
      page.on("request", (request) => {
        if (request.url() !== href) noise.push(request.url());
      });
      await page.goto(href);
      return [page, noise];
    }

    const rowsOf = (page: Page, table: string): Promise<string[]> =>
      page.locator(`#${table} tbody tr:visible`).allInnerTexts();

    test("shows every fact, and the search finds rows by several words in any order", async () => {
      const facts = mainWith();
      const [page, noise] = await opened(facts);
      expect(await page.title()).toBe("Who can call what");
      expect(await rowsOf(page, "facts")).toHaveLength(facts.length);
      await page.getByRole("searchbox", { name: "Search" }).fill("GROUP  orders");
      const found = await rowsOf(page, "facts");
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(facts.length);
      expect(found.every((row) => /orders/i.test(row) && /group/i.test(row))).toBe(true);
      await page.getByRole("searchbox", { name: "Search" }).fill("");
      expect(await rowsOf(page, "facts")).toHaveLength(facts.length);
      expect(noise).toEqual([]);
    });

    test("draws inside of the page: no text leaves its box, and no box the drawing", async () => {
      const [page, noise] = await opened(mainWith());
      const outside = await page.evaluate(`
      (() => {
        const svg = document.querySelector("svg");
        const frame = svg.getBoundingClientRect();
        const isIn = (inner, outer) =>
          inner.left >= outer.left - 1 && inner.right <= outer.right + 1 &&
          inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
        return [...svg.querySelectorAll("rect, text")]
          .filter((one) => !isIn(one.getBoundingClientRect(), frame))
          .map((one) => one.textContent || one.outerHTML);
      })()
    `);
      expect(outside).toEqual([]);
      expect(await page.locator("svg rect").count()).toBeGreaterThan(5);
      expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
      expect(noise).toEqual([]);
    });

    test("shows what a change widens, in the colour of danger", async () => {
      const opens = [
        'source: FunctionSource.directory("functions/orders"),\n      ingress: IngressSettings.INTERNAL',
        'source: FunctionSource.directory("functions/orders"),\n      ingress: IngressSettings.ALL',
      ] as const;
      const [page, noise] = await opened(mainWith(opens), mainWith());
      expect(await rowsOf(page, "changes")).toHaveLength(1);
      expect(await page.locator("#changes .widened").allInnerTexts()).toEqual(["widened"]);
      expect(await page.evaluate(`getComputedStyle(document.querySelector("#changes .widened")).color`)).toBe(
        "rgb(204, 0, 0)",
      );
      expect(noise).toEqual([]);
    });

    test("text of a user stays text", async () => {
      const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
      const facts = mainWith().map((fact) => ({ ...fact, path: `${fact.path}${evil}`, subject: evil }));
      const [page, noise] = await opened(facts);
      expect(await page.locator("img").count()).toBe(0);
      expect(await page.locator("script").count()).toBe(1);
      expect((await rowsOf(page, "facts"))[0]).toContain(evil);
      expect(noise).toEqual([]);
    });
  },
);
