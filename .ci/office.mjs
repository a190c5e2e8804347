// Has LibreOffice open workbooks and write them again, and holds both against each other, without packages.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';

const [office, work] = process.argv.slice(2);
const books = readdirSync(`${work}/books`).filter(name => name.endsWith('.xlsx'));
assert(books.length > 3, 'there are workbooks');

function convert(names, to, folder) {
  mkdirSync(folder, { recursive: true });
  const profile = pathToFileURL(`${work}/profile`).href;
  return spawnSync(office, [`-env:UserInstallation=${profile}`, '--headless', '--norestore', '--convert-to', to, '--outdir', folder, ...names],
    { timeout: 300_000, encoding: 'utf8' });
}

// The parts of a zip file, by name.
function unzip(bytes) {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  assert(end >= 0, 'a zip file');
  const parts = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), (method ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return parts;
}

const plain = text => text.replace(/&(lt|gt|quot|apos|#39|#10|amp);/g, (_, name) =>
  ({ lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#10': '\n', amp: '&' })[name]);
const attribute = (tag, name) => { const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag); return found && plain(found[1]); };
const BUILT_IN = { 0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 49: '@' };

// What a reader of the workbook sees: sheets with their cells and formats, frozen heads, checks and charts.
function read(bytes) {
  const parts = unzip(bytes), texts = [], formats = [];
  for (const [, item] of (parts.get('xl/sharedStrings.xml') || '').matchAll(/<si>(.*?)<\/si>/gs)) {
    texts.push([...item.replace(/<rPh.*?<\/rPh>/gs, '').matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)].map(([, text]) => plain(text)).join(''));
  }
  const styles = parts.get('xl/styles.xml'), codes = new Map();
  for (const [tag] of styles.matchAll(/<numFmt\s[^>]*>/g)) codes.set(attribute(tag, 'numFmtId'), attribute(tag, 'formatCode'));
  for (const [tag] of /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)[1].matchAll(/<xf\s[^>]*>/g)) {
    const id = attribute(tag, 'numFmtId');
    formats.push(codes.get(id) ?? BUILT_IN[id] ?? id);
  }
  const targets = new Map();
  for (const [tag] of parts.get('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)) targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'));
  const sheets = [];
  for (const [tag] of parts.get('xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)) {
    const xml = parts.get(targets.get(attribute(tag, 'r:id'))), cells = new Map();
    for (const [, head, body] of xml.matchAll(/<c\s([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = /<v(?:\s[^>]*)?>(.*?)<\/v>/s.exec(body || '');
      if (!value) continue;
      const type = attribute(' ' + head, 't'), isText = type === 's' || type === 'str';
      cells.set(attribute(' ' + head, 'r'), { isText, value: type === 's' ? texts[value[1]] : isText ? plain(value[1]) : Number(value[1]), format: formats[attribute(' ' + head, 's') || 0] });
      assert(type !== 'e', `${attribute(tag, 'name')} has an error: ${value[1]}`);
    }
    sheets.push({ name: attribute(tag, 'name'), cells, frozen: /state="frozen(Split)?"/.test(xml), checks: (xml.match(/<dataValidation\s/g) || []).length,
      filtered: /<autoFilter\s/.test(xml), bars: (xml.match(/<(x14:)?cfRule\s[^>]*type="dataBar"/g) || []).length > 0 });
  }
  const charts = [...parts].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name)).map(([, xml]) =>
    [...xml.matchAll(/<c:title>(.*?)<\/c:title>/gs)].map(([, title]) => [...title.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text]) => plain(text)).join('')));
  const titles = (parts.get('xl/workbook.xml').match(/_xlnm\.Print_Titles/g) || []).length;
  return { sheets, charts, titles };
}

// A part of a number format that says how it is read: text, share, or figure with or without groups.
const kind = format => format === '@' ? 'text' : /%/.test(format) ? 'share' : /#,##0/.test(format) ? 'grouped' : 'plain';

const paths = books.map(name => `${work}/books/${name}`);
const told = convert(paths, 'xlsx', `${work}/again`);
assert.equal(told.status, 0, told.stderr);
assert.equal(/repair|corrupt|damaged/i.test(told.stdout + told.stderr), false, told.stderr);
convert(paths, 'pdf', `${work}/pdf`);
let cellCount = 0, chartCount = 0;
for (const name of books) {
  assert(existsSync(`${work}/again/${name}`), `LibreOffice opens ${name}`);
  const [before, after] = ['books', 'again'].map(folder => read(readFileSync(`${work}/${folder}/${name}`)));
  assert.deepEqual(after.sheets.map(sheet => sheet.name), before.sheets.map(sheet => sheet.name), `sheets of ${name}`);
  before.sheets.forEach((sheet, at) => {
    const other = after.sheets[at], where = `${name}, ${sheet.name}`;
    for (const [ref, cell] of sheet.cells) {
      const again = other.cells.get(ref);
      assert(again, `${where}!${ref} is lost: ${cell.value}`);
      assert.equal(again.isText, cell.isText, `${where}!${ref} changed between text and number`);
      if (cell.isText) assert.equal(again.value, cell.value, `${where}!${ref}`);
      else assert(Math.abs(again.value - cell.value) <= 1e-14 * Math.abs(cell.value), `${where}!${ref}: ${cell.value} became ${again.value}`);
      assert.equal(kind(again.format), kind(cell.format), `${where}!${ref}: format ${cell.format} became ${again.format}`);
      // What looks like a county's code is text, so that no program drops a digit or sums it.
      if (/^[A-Z]+\d+$/.test(ref) && /^[1-9]\d{5}$/.test(String(cell.value)) && ref.startsWith('A')) assert(cell.isText && cell.format === '@', `${where}!${ref} is a code as a number`);
    }
    assert.equal(other.cells.size, sheet.cells.size, `cells of ${where}`);
    // What is frozen belongs to a view, and without a screen LibreOffice has none; heads repeated on paper it keeps.
    assert(sheet.frozen || sheet.name.match(/charts|说明|instructions/), `${where} has no frozen head`);
    for (const what of ['filtered', 'bars', 'checks']) assert.equal(other[what], sheet[what], `${where}: ${what}`);
    cellCount += sheet.cells.size;
  });
  assert.equal(after.titles, before.titles, `heads repeated on paper, ${name}`);
  assert.equal(after.charts.length, before.charts.length, `charts of ${name}`);
  for (const titles of after.charts) {
    assert(titles.length >= 2, `a chart of ${name} has a title and a named axis`);
    for (const title of titles) assert(/[\u4e00-\u9fff]/.test(title) && /[A-Za-z]{3}/.test(title), `a title in one language: ${title}`);
  }
  chartCount += before.charts.length;
  const pdf = readFileSync(`${work}/pdf/${name.replace('.xlsx', '.pdf')}`);
  assert(pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 10_000, `${name} prints`);
}
assert(chartCount > 3 && cellCount > 10_000);

// That a broken workbook would have been noticed: one whose first sheet is cut in the middle of its zip.
const whole = readFileSync(paths[0]);
mkdirSync(`${work}/broken`);
writeFileSync(`${work}/broken/broken.xlsx`, Buffer.concat([whole.subarray(0, whole.length / 3), whole.subarray(whole.length / 2)]));
convert([`${work}/broken/broken.xlsx`], 'xlsx', `${work}/broken/again`);
let refused = !existsSync(`${work}/broken/again/broken.xlsx`);
if (!refused) { try { refused = read(readFileSync(`${work}/broken/again/broken.xlsx`)).sheets.length < read(whole).sheets.length; } catch { refused = true; } }
assert(refused, 'a broken workbook is noticed');
console.log(`${books.length} workbooks, ${cellCount} cells and ${chartCount} charts come back as they were`);
