// Drives the language server from Monaco in Chromium: the founding sample's finding shows, vanishes when its fix is typed into
// another file, comes back when that is undone; hover, definition, a quick fix that is applied.
//   BSPLINT="java -jar target/bsplint.jar" BSPLINT_PROJECT=copy-of-sample node run.js [SCREENSHOT]
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { chromium } = require('playwright-core');
const bridge = require('./bridge');

const RULE = 'otp-write-refused-by-optee';
const FIX = 'EXTRA_OEMAKE += "CFG_STM32_BSEC_WRITE=y"';
const SCRIPT = 'provision/close.cmd';
const APPEND = 'layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend';

async function main() {
  const root = fs.realpathSync(process.env.BSPLINT_PROJECT);
  const monaco = path.join(__dirname, 'node_modules', 'monaco-editor', 'min');
  const server = await bridge.start({ monaco, page: __dirname }, process.env.BSPLINT.split(' '));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    timeout: 120000,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage({ viewport: { width: 1240, height: 340 } });
  page.setDefaultTimeout(120000);
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/page/page.html`);
  await page.evaluate((folder) => window.open_(folder), pathToFileURL(root).href);
  const show = (slot, name) => page.evaluate(([to, title, address, text]) => window.show(to, title, address, text),
    [slot, name, pathToFileURL(path.join(root, name)).href, fs.readFileSync(path.join(root, name), 'utf8')]);
  const shows = (wanted) => page.waitForFunction(([rule, there]) => window.rules(0).includes(rule) === there, [RULE, wanted]);
  const tell = (text) => console.log(`  ${text}`);

  await show(0, SCRIPT);
  await show(1, APPEND);
  await shows(true);
  tell('the finding shows');
  await page.evaluate(() => { window.editor0.setPosition({ lineNumber: 4, column: 1 }); window.editor0.focus(); window.editor0.trigger('test', 'editor.action.marker.next'); });
  await page.waitForSelector('.peekview-widget, .marker-widget');
  if (process.argv[2]) await page.screenshot({ path: process.argv[2] });
  await page.keyboard.press('Escape');

  const last = await page.evaluate(() => { const model = window.editor1.getModel(); const line = model.getLineCount();
    window.editor1.setPosition({ lineNumber: line, column: model.getLineMaxColumn(line) }); window.editor1.focus(); return line; });
  await page.keyboard.type(FIX);
  await shows(false);
  tell('it vanishes when the fix is typed into another file, unsaved');
  const hover = JSON.stringify(await page.evaluate((line) => window.ask(1, 'textDocument/hover', line, 22), last));
  if (!hover.includes('CFG_STM32_BSEC_WRITE') || !hover.includes('`y`')) throw new Error('hover: ' + hover);
  tell('hover tells the effective value');
  const definition = JSON.stringify(await page.evaluate((line) => window.ask(1, 'textDocument/definition', line, 22), last));
  if (!definition.includes('bbappend')) throw new Error('definition: ' + definition);
  tell('definition finds the assignment that wins');
  for (let i = 0; i < FIX.length; i++) await page.keyboard.press('Backspace');
  await shows(true);
  tell('it comes back when that is undone');

  const actions = await page.evaluate(() => window.fixes(0, 4));
  const fix = actions.find((one) => one.isPreferred && JSON.stringify(one.edit).includes('CFG_STM32_BSEC_WRITE'));
  if (!fix) throw new Error('no quick fix: ' + JSON.stringify(actions));
  await page.evaluate((edit) => window.apply(edit), fix.edit);
  await shows(false);
  tell('the quick fix takes it away');
  if (problems.length > 0) throw new Error('the page failed: ' + problems.join('; '));
  await browser.close();
  console.log('ok: Monaco in Chromium');
  process.exit(0);
}

main().catch((error) => { console.error('FAILED: ' + (error.stack || error)); process.exit(1); });
