// Opens a report in Chromium as people do, and prints as JSON what came of it: node browse_report.cjs CHROMIUM FILE
"use strict";
const fs = require("fs");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [, , executablePath, file, screenshots] = process.argv;
const address = pathToFileURL(file).href;
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const settled = (page) => page.waitForTimeout(450);
const shown = (page) => page.locator("#result").textContent();
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

async function opened(browser, told, options = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  page.on("console", (message) => told.console.push(message.text()));
  page.on("pageerror", (error) => told.console.push(String(error)));
  page.on("request", (request) => request.url().split("#")[0] === address || told.requests.push(request.url()));
  await page.goto(address);
  return page;
}

async function looked(browser, told) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      const page = await opened(browser, told, { colorScheme, viewport: { width, height: 900 } });
      if (await page.locator("#open").count()) await page.locator("#open").click();
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      // From the console, where the policy of the page, which forbids other scripts, does not reach.
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run({ rules: { "target-size": { enabled: true } } }));
      const violations = found.violations.map((one) => [one.id, one.nodes.map((node) => node.html).slice(0, 3)]);
      if (screenshots) await page.screenshot({ path: `${screenshots}/${colorScheme}-${width}.png`, fullPage: true });
      told.looks.push({ colorScheme, width, overflow, violations, passes: found.passes.length });
      await page.context().close();
    }
  }
}

async function driven(browser, told) {
  const page = await opened(browser, told);
  const keys = (told.keys = { before: await shown(page) });
  await page.keyboard.press("Tab");
  keys.first = await focused(page);
  await page.keyboard.press("Enter");
  keys.skipped = await focused(page);
  for (let step = 0; step < 300 && (await focused(page)) !== "q"; step++) await page.keyboard.press("Tab");
  keys.reached = await focused(page);
  await page.keyboard.type("drafts/old");
  await settled(page);
  keys.after = await shown(page);
  keys.hash = await page.evaluate(() => location.hash);
  keys.visible = await page.locator("#list li[data-s]:visible").count();
  keys.rules = await page.locator(".rule:visible h3").allTextContents();
  await page.reload();
  keys.again = await shown(page);
  await page.locator("button[type=reset]").focus();
  await page.keyboard.press("Enter");
  await settled(page);
  keys.cleared = [await shown(page), await page.evaluate(() => location.hash)];
  const filters = (told.filters = {});
  for (const hash of ["severity=error", "outcome=cannotTell", "authority=wcag22", "rule=link-http", "since=new",
    "folder=0", "owner=0", "q=nothing+has+these+words", "severity=no-such&rule=nor-this"]) {
    await page.evaluate((value) => (location.hash = value), hash);
    await settled(page);
    filters[hash] = [await shown(page), await page.locator("#list [data-s]").evaluateAll(
      (items) => items.filter((item) => !item.closest("[hidden]")).length)];
  }
  await page.evaluate(() => (location.hash = ""));
  await page.locator("#table-owners ~ tbody td button").first().press("Enter");
  await settled(page);
  told.fromTable = [await focused(page), await shown(page)];
  await page.evaluate(() => (location.hash = "q=nothing+has+these+words"));
  await settled(page);
  await page.locator("#table-rules ~ tbody a").first().press("Enter");
  await settled(page);
  told.revealed = [await page.evaluate(() => location.hash), await shown(page),
    await page.locator(".rule:target .places li[data-s]").first().isVisible()];
  told.small = await page.evaluate(() =>
    [...document.querySelectorAll("button, input, select, summary, nav a")]
      .filter((one) => one.checkVisibility())
      .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([html]) => html));
  told.outlines = await page.evaluate(() => {
    const seen = new Set();
    for (const one of document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")) {
      one.focus({ focusVisible: true });
      if (document.activeElement === one) seen.add(getComputedStyle(one).outlineStyle);
    }
    return [...seen];
  });
  await page.context().close();
}

async function printed(browser, told) {
  const page = await opened(browser, told, { javaScriptEnabled: false });
  told.plain = {
    form: await page.locator("#filter").isVisible(),
    noscript: await page.locator("noscript p").isVisible(),
    findings: await page.locator("#list li[data-s]").count(),
  };
  await page.emulateMedia({ media: "print" });
  told.print = {
    nav: await page.locator("nav").isVisible(),
    places: await page.locator(".places li").first().evaluate((item) => item.getBoundingClientRect().height > 0),
  };
  await page.context().close();
}

(async () => {
  const told = { console: [], requests: [], looks: [] };
  const browser = await chromium.launch({ executablePath, headless: true, args });
  try {
    await looked(browser, told);
    await driven(browser, told);
    await printed(browser, told);
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify(told));
})();
