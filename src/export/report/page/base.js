// Data, language, figures in words, and elements. Text only ever enters the page as text.
const DATA = JSON.parse(document.getElementById('data').textContent);
const F = DATA.figures, YEARS = F.years, LAST = YEARS.length - 1;
let L = 0; // 0 中文, 1 English
const w = key => WORDS[key][L];
const $ = id => document.getElementById(id);

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}
function svg(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
}

// Three characters a figure between the least and the greatest; see pack.rs.
const DIGIT = {};
for (let code = 33, n = 0; code < 127; code++) {
  const c = String.fromCharCode(code);
  if (!'"&<>\\'.includes(c)) DIGIT[c] = n++;
}
const NONE = 89 ** 3 - 1;
const cache = new Map();
function unpack(packed, n) {
  if (!packed) return new Array(n).fill(null);
  if (cache.has(packed)) return cache.get(packed);
  const [low, high, text] = packed;
  const values = [];
  // Rounded to the last digit that the packing keeps, so that whole numbers come back whole.
  const step = 10 ** Math.ceil(Math.log10((high - low) / NONE || 1));
  for (let i = 0; i < n; i++) {
    if (!text) { values.push(low); continue; }
    const code = (DIGIT[text[3 * i]] * 89 + DIGIT[text[3 * i + 1]]) * 89 + DIGIT[text[3 * i + 2]];
    values.push(code === NONE ? null : Number((Math.round((low + (high - low) * code / (NONE - 1)) / step) * step).toPrecision(9)));
  }
  cache.set(packed, values);
  return values;
}
// Seven quantiles of an indicator in a region and year; those that the page does not hold are null.
const QUANTILES = ['p2.5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p97.5'];
function fanOf(indicator, region, year) {
  const each = F.quantiles.length, values = unpack(F.indicators[indicator].fans[region], each * YEARS.length), fan = new Array(7).fill(null);
  F.quantiles.forEach((quantile, at) => { fan[quantile] = values[each * year + at]; });
  return fan;
}
// How a region stands to a target at the end of a year.
function standing(target, region, year) {
  const [met, actual, mean, p10, p50, p90, add] = F.targets[target].rows[region].map(packed => unpack(packed, YEARS.length)[year]);
  return { met, actual, mean, p10, p50, p90, add };
}

// Figures for people.
const isShare = unit => unit === 'share' || unit === 'probability' || unit === 'fraction';
const nf = digits => new Intl.NumberFormat(L ? 'en' : 'zh-CN', { maximumFractionDigits: digits, minimumFractionDigits: digits });
function number(value, unit) {
  if (value === null || value === undefined) return '—';
  if (isShare(unit)) return nf(1).format(100 * value) + '%';
  const size = Math.abs(value);
  if (!L && size >= 99999.5) return nf(size < 1e7 ? 2 : 1).format(value / 1e4) + '万';
  if (unit === 'ratio') return nf(3).format(value);
  return nf(size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2).format(value);
}
const unitWord = unit => isShare(unit) ? '' : (F.units[unit] || [unit, unit])[L];
function amount(value, unit) {
  const word = unitWord(unit);
  if (value === null || value === undefined) return '—';
  return number(value, unit) + (word ? (L ? ' ' : '') + word : '');
}
// Beds, people and facilities are whole; less than half of one is not none.
// Halves go to the even number, as on the terminal.
function whole(value) {
  if (value === null || value === undefined || Math.abs(value) < 0.5) return value;
  const near = Math.round(value);
  return near - value === 0.5 && near % 2 ? near - 1 : near;
}
// Short enough for a tile, in the step that its whole map has.
function compact(value, unit, step) {
  if (value === null || value === undefined) return '—';
  if (isShare(unit)) {
    if (value > 0 && value < 0.005) return '<1%';
    if (value < 1 && value > 0.995) return '>99%';
    return Math.round(100 * value) + '%';
  }
  if (step && step[0] > 1) {
    const scaled = value / step[0], size = Math.abs(scaled), digits = size < 0.995 ? 2 : size < 9.95 ? 1 : 0;
    return value === 0 ? '0' : size < 0.005 ? '<0.01' + step[1] : nf(digits).format(scaled) + step[1];
  }
  const size = Math.abs(value), digits = size < 9.95 && !Number.isInteger(value) ? 1 : 0;
  return value !== 0 && size < 0.05 ? '<0.1' : nf(digits).format(digits ? value : whole(value)).replace(/^-0$/, '0');
}
// One step for all figures of a map: 万 or thousands where its classes are so large and the least still has digits;
// the two figures of an interval need the room sooner.
function stepOf({ breaks, fades }) {
  const above = breaks.filter(at => at > 1e-9), [least, most] = [above[0], above[above.length - 1]];
  const steps = L ? [[1e6, 'M'], [1e3, 'k']] : [[1e8, '亿'], [1e4, '万']];
  return steps.find(([by]) => most >= (fades ? 0.3 : 1) * Math.max(by, 1e4) && least >= by / 20) || [1, ''];
}
// Ticks of an axis, all in one step and with no more digits than they need.
function axisText(tick, all, unit) {
  const text = (value, word) => new Intl.NumberFormat(L ? 'en' : 'zh-CN', { maximumSignificantDigits: 6 }).format(value) + word;
  if (isShare(unit)) return text(Math.round(1000 * tick) / 10, '%');
  const most = Math.max(...all.map(Math.abs)), steps = L ? [[1e6, 'M'], [1e3, 'k']] : [[1e8, '亿'], [1e4, '万']];
  const [by, word] = steps.find(([from]) => most >= Math.max(from, 1e4)) || [1, ''];
  return tick ? text(tick / by, word) : '0';
}
const error = p => Math.sqrt(p * (1 - p) / F.draws);
function chance(p) {
  if (p === null) return '—';
  if (p === 0 || p === 1) return (p ? '> ' : '< ') + Number((p ? 100 - 100 / F.draws : 100 / F.draws).toPrecision(3)) + '%';
  const points = 100 * error(p);
  const digits = F.draws >= 400 ? 1 : 0;
  return nf(digits).format(100 * p) + '% ±' + nf(digits).format(points);
}
const basisWord = basis => basis ? F.bases[basis][L] : '';
const isWeak = basis => basis === 'assumption' || basis === 'downscaled';
function basisMark(basis) {
  return el('span', { class: 'basis ' + (basis || '') }, basisWord(basis));
}

// Regions are chosen by a name and a code that tell them apart.
const nameOf = region => F.regions[region].name[L];
const choiceOf = region => nameOf(region) + ' ' + F.regions[region].code;
function regionFrom(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return -1;
  const all = F.regions.map((region, index) => [index, region]);
  const exact = all.find(([, r]) => wanted.split(/\s+/).includes(r.code));
  if (exact) return exact[0];
  const named = all.filter(([, r]) => r.name.some(name => name.toLowerCase() === wanted));
  if (named.length) return named[0][0];
  const partly = all.filter(([, r]) => r.name.some(name => name.toLowerCase().includes(wanted)));
  return partly.length === 1 ? partly[0][0] : -1;
}
function regionInput(id, read, set) {
  const input = $(id);
  const show = () => { input.value = choiceOf(read()); input.removeAttribute('aria-invalid'); };
  input.addEventListener('change', () => {
    const region = regionFrom(input.value);
    if (region < 0) input.setAttribute('aria-invalid', 'true');
    else { set(region); show(); }
  });
  input.addEventListener('focus', () => input.select());
  return show;
}

// A table: heads are words, rows arrays of text or elements; the first cell heads its row.
function table(node, captionId, caption, heads, rows) {
  const body = el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map((cell, at) =>
    el(at ? 'td' : 'th', at ? {} : { scope: 'row' }, cell)))));
  const head = el('thead', {}, el('tr', {}, ...heads.map(text => el('th', { scope: 'col' }, text))));
  node.replaceChildren(el('caption', captionId ? { id: captionId } : {}, caption), head, body);
}
function options(select, list, chosen) {
  select.replaceChildren(...list.map(([value, text]) => el('option', { value }, text)));
  select.value = chosen;
}
