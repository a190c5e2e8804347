// Drives Chromium over its debugging port, without packages: opens the page, and holds what it does.
import { spawn } from 'node:child_process';
import { readFileSync, existsSync, writeFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';

const [browser, work, page, axe] = process.argv.slice(2);
const profile = `${work}/profile`;
const chromium = spawn(browser, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { stdio: 'ignore' });
process.on('exit', () => chromium.kill());
const limit = setTimeout(() => { console.error('the browser took longer than two minutes'); process.exit(1); }, 120_000);

const portFile = `${profile}/DevToolsActivePort`;
for (let tries = 0; !existsSync(portFile); tries++) { assert(tries < 300, 'Chromium starts'); await sleep(100); }
const port = readFileSync(portFile, 'utf8').split('\n')[0];
const [target] = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()).filter(t => t.type === 'page');
const socket = new WebSocket(target.webSocketDebuggerUrl);
await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });

let next = 0;
const waiting = new Map(), complaints = [], requests = [];
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.id) { waiting.get(message.id)(message); return; }
  const { method, params } = message;
  if (method === 'Runtime.exceptionThrown') complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
  if (method === 'Runtime.consoleAPICalled' && params.type === 'error') complaints.push(params.args.map(a => a.value).join(' '));
  if (method === 'Log.entryAdded' && params.entry.level === 'error') complaints.push(params.entry.text);
  if (method === 'Network.requestWillBeSent') requests.push(params.request.url);
};
const send = (method, params = {}) => new Promise((resolve, reject) => {
  waiting.set(++next, message => message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result));
  socket.send(JSON.stringify({ id: next, method, params }));
});
const run = async expression => {
  const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true });
  assert(!exceptionDetails, `${expression}: ${exceptionDetails?.exception?.description}`);
  return result.value;
};
const seen = selector => run(`[...document.querySelectorAll(${JSON.stringify(selector)})].filter(n => n.getClientRects().length && (n.tagName === 'SUMMARY' || !n.closest('details:not([open])'))).map(n => n.textContent)`);
const size = (width, mobile) => send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile });
const change = (id, value, event) => run(`{ const n = document.getElementById('${id}'); n.value = ${JSON.stringify(value)}; n.dispatchEvent(new Event('${event}', { bubbles: true })); }`);

for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
await size(1280, false);
await send('Page.navigate', { url: pathToFileURL(page).href + '#zh' });
// Until the page's own script has drawn it: the load of the empty page before may still be told.
for (let tries = 0; !(await run("location.protocol === 'file:' && Boolean(document.querySelector('#headlines li'))")); tries++) {
  assert(tries < 600, 'the page draws itself');
  await sleep(100);
}

// The language switch changes every word the page itself says.
const spoken = 'h1, h2, h3, button:not(.link), label > span, thead th, summary, nav a, #headlines li, .note, .quiet, caption';
const zh = await seen(spoken);
assert(zh.length > 40 && (await run('document.documentElement.lang')) === 'zh-Hans');
await run("document.getElementById('lang').click()");
const en = await seen(spoken);
assert.equal(en.length, zh.length);
const same = zh.filter((text, i) => text === en[i] && /[\u4e00-\u9fff]/.test(text));
assert.deepEqual(same, [], 'words that stay Chinese');
assert.equal(await run('document.documentElement.lang'), 'en');
const left = (await seen(spoken)).filter(text => /[\u4e00-\u9fff]/.test(text) && text !== '中文');
assert.deepEqual(left, [], 'Chinese in the English page');

// Nor is there a word of the other language in any text of the page, opened as a whole, but where it is marked as
// such: quoted sentences of a plan, references. Ids, files, abbreviations and the names of people stay.
const NAMES = ['carecast', 'english', 'npm', 'china', 'division', 'package', 'json', 'bayesTFR', 'doi', 'tekun', 'docs'];
const texts = lang => run(`(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const held = node.parentElement.closest('script, style, noscript, [lang]');
    if (held && held !== document.documentElement && (/SCRIPT|STYLE/i.test(held.tagName) || !held.lang.startsWith('${lang}'))) continue;
    if (node.data.trim()) found.push(node.data);
  }
  return found;
})()`);
const english = text => text.replace(/《[^》]*》/g, ' ').split(/[^A-Za-z0-9_./:@=+-]+/).filter(word => !/^--|[0-9_./:=]/.test(word))
  .flatMap(word => word.split('-')).filter(word => /[a-z]/.test(word) && !/^[A-Z][a-z]+$/.test(word) && !NAMES.includes(word));
assert.deepEqual((await texts('en')).filter(text => /[\u4e00-\u9fff]/.test(text)), [], 'Chinese anywhere in the English page');
await run("document.getElementById('lang').click()");
assert.deepEqual((await texts('zh')).filter(text => english(text).length), [], 'English anywhere in the Chinese page');
await run("document.getElementById('lang').click()");

// The map answers to year, statistic, subject and keys; the card follows.
const tiles = () => run("[...document.querySelectorAll('.tile')].map(t => t.textContent + t.querySelector('rect').getAttribute('fill')).sort().join('|')");
const first = await tiles();
await change('year', '2020', 'input');
const earlier = await tiles();
assert.notEqual(earlier, first, 'the year changes the map');
// A scenario without targets has indicators only.
const hasTargets = await run("Boolean(document.querySelector('#subject option[value^=t]'))");
await change('statistic', hasTargets ? 'prob' : 'p90', 'change');
const chances = await tiles();
assert.notEqual(chances, earlier, 'the statistic changes the map');
const another = await run("[...document.querySelectorAll('#subject option')].map(o => o.value).find(v => v[0] === 'i' && v !== document.getElementById('subject').value)");
await change('subject', another, 'change');
assert.notEqual(await tiles(), chances, 'the indicator changes the map');
// With uncertainty: the legend is a tree of seven colours at most, and figures are intervals.
const figures = "JSON.parse(document.getElementById('data').textContent).figures";
await change('subject', 'i' + await run(`${figures}.indicators.findIndex(i => i.id === 'disabled_people')`), 'change');
await change('year', String(await run(`${figures}.years.at(-1)`)), 'input');
await change('statistic', 'p50u', 'change');
const leaves = await run("document.querySelectorAll('#tiles .tree rect').length");
assert(leaves > 1 && leaves <= 7, `${leaves} colours in the legend of uncertainty`);
assert.match(await run("document.querySelector('.tile').textContent"), /–/, 'a tile shows its interval');
const card = () => run("document.getElementById('card').textContent");
const before = await card();
await run("document.querySelector('.tile[tabindex=\"0\"]').focus()");
for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) {
  await send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: key });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key });
}
await run("document.querySelectorAll('.tile')[3].dispatchEvent(new MouseEvent('click', { bubbles: true }))");
assert.notEqual(await card(), before, 'a click changes the card');
assert.equal(await run("document.querySelectorAll('#fanChart path').length >= 4"), true, 'the fan is drawn');
assert((await run("document.activeElement.closest('.tile') !== null")), 'the focus stays on the map');

// The reserve, the plan's course and the hindcast say figures, not that there are none.
assert.equal(await run("document.querySelectorAll('#pyramidChart rect.men, #pyramidChart rect.women').length"), 42 + 2, 'the pyramid is drawn');
for (const id of ['pyramid', 'reserve', 'trust']) {
  if (await run(`document.getElementById('${id}').hidden`)) continue;
  assert((await run(`document.querySelectorAll('#${id}Table tbody td').length`)) > 3, `${id} has rows`);
  assert.equal(/NaN|undefined|null/.test(await run(`document.getElementById('${id}').textContent`)), false, `${id} is in words`);
}
assert.equal(/NaN|undefined|null/.test(await run("document.getElementById('course').textContent")), false);

// Nothing is wider than a phone but what scrolls in its own box; every control has a name.
await size(390, true);
assert((await run('document.documentElement.scrollWidth')) <= 390, 'the page fits a phone');
await size(1280, false);
assert.deepEqual(await run("[...document.querySelectorAll('button, select, input')].filter(n => n.getClientRects().length && !(n.textContent.trim() || n.labels?.length)).map(n => n.id)"), []);

// No serious violation of the accessibility rules, in either language.
if (axe) {
  await run(readFileSync(axe, 'utf8') + ';0');
  for (const lang of ['first', 'second']) {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { awaitPromise: true, returnByValue: true,
      expression: "axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))]))" });
    assert(!exceptionDetails, exceptionDetails?.exception?.description);
    const serious = result.value.filter(([impact]) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(serious, [], `accessibility, ${lang} language`);
    await run("document.getElementById('lang').click()");
  }
}

const { data } = await send('Page.printToPDF', { preferCSSPageSize: true });
const pdf = Buffer.from(data, 'base64');
assert(pdf.length > 20_000, 'it prints');
if (process.env.KEEP_PDF) writeFileSync(process.env.KEEP_PDF, pdf);

assert.deepEqual(requests.filter(url => !url.startsWith('file:') && !url.startsWith('data:')), [], 'requests');
assert.deepEqual(complaints, [], 'complaints of the console');
const { size: bytes } = statSync(page);
// A hundred counties; a nation's prefectures are more.
assert(bytes < ((await run(`${figures}.regions.length`)) > 200 ? 10e6 : 5e6), 'the page is small');
console.log(`${zh.length} words in two languages, map, card, fan, phone and print (${pdf.length} bytes): in order${axe ? ', accessibility too' : ''}; page of ${bytes} bytes`);
clearTimeout(limit);
socket.close();
chromium.kill();
