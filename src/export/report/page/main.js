// Controls, language, and the first drawing.
function drawControls() {
  $('sheetBox').hidden = F.maps.length < 2;
  options($('sheet'), F.maps.map((map, at) => [at, map.region[L] + ' · ' + LEVELS[map.level][L]]), state.sheet);
  const group = (name, list) => el('optgroup', { label: name }, ...list.map(([value, text]) => el('option', { value }, text)));
  const groups = [];
  if (F.targets.length) groups.push(group(w('targets'), planOrder(F.widest).map(at => ['t' + at, F.targets[at].name[L] + ' ' + F.targets[at].asked[L]])));
  groups.push(group(w('indicators'), F.indicators.map((indicator, at) => ['i' + at, indicator.name[L]])));
  $('subject').replaceChildren(...groups);
  $('subject').value = state.subject;
  options($('statistic'), STATISTICS[state.subject[0]].map(key => [key, w(key)]), state.statistic);
  options($('fanIndicator'), F.indicators.map((indicator, at) => [at, indicator.name[L]]), fanIndicator);
  $('regionList').replaceChildren(...F.regions.map((_, at) => el('option', { value: choiceOf(at) })));
  Object.assign($('year'), { min: YEARS[0], max: YEARS[LAST], step: 1, value: YEARS[state.year] });
  $('yearShown').textContent = YEARS[state.year];
}
function drawYear() { $('yearShown').textContent = YEARS[state.year]; drawMap(); drawCard(); drawFan(); drawRank(); }
function choose(region) { state.region = region; drawMap(); drawCard(); drawFan(); drawPyramid(); }

// Of a quotation.
const langOf = text => /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en';
function drawAbout() {
  const own = F.maps.map(map => map.outline).find(Boolean);
  const notes = own ? [...NOTES.slice(0, 3), own.approval] : NOTES;
  const list = F.counties_left_out ? [...notes, ['县级数据见同目录的 CSV 文件：本页只含市级及以上。', 'County figures are in the CSV files: this page holds prefectures and above.']] : notes;
  $('notes').replaceChildren(...list.map(note => el('li', {}, note[L])));
  table($('policyTable'), null, w('policyRows'), ['ID', w('status'), w('due'), w('quote'), w('needs')],
    DATA.policy.map(row => [row.id, STATUSES[row.status][L], row.deadline, el('span', { lang: 'zh' }, row.quote), row.note[L]]));
  const plain = (value, useGrouping) => new Intl.NumberFormat(L ? 'en' : 'zh-CN', { maximumSignificantDigits: 5, useGrouping }).format(value);
  const value = row => row.shape[L] + (L ? ', ' : '，') + plain(row.mean, row.unit[1] !== 'year') + (row.sd ? ' ± ' + plain(row.sd, true) : '');
  table($('assumptionTable'), null, w('assumptions'), ['meaning', 'value', 'basis', 'reason'].map(w), DATA.assumptions.map(row => [
    row.meaning[L], value(row) + (L ? ' (' : '（') + row.unit[L] + (L ? ')' : '）'), row.by_scenario ? w('own') : row.basis[L], row.reason[L]]));
  table($('sourceTable'), null, w('sources'), ['title', 'publisher', 'period', 'basis', 'licence'].map(w), DATA.sources.map(row => [
    el('span', {}, row.title[L], el('small', { lang: langOf(row.reference) }, row.reference), el('small', { lang: langOf(row.note) }, row.note), el('small', { class: 'sum' }, 'SHA-256 ' + row.sha256)), row.publisher[L], row.period, row.basis[L], row.licence[L]]));
}
function drawText() {
  document.documentElement.lang = L ? 'en' : 'zh-Hans';
  document.title = DATA.title[L];
  for (const node of document.querySelectorAll('[data-w]')) node.textContent = w(node.dataset.w);
  $('lang').textContent = w('lang');
  $('lang').setAttribute('lang', L ? 'zh' : 'en');
  $('lang').setAttribute('aria-pressed', String(Boolean(L)));
  $('title').textContent = DATA.title[L];
  $('question').textContent = DATA.question[L];
  const years = YEARS[0] + '–' + YEARS[LAST];
  $('facts').textContent = L ? `${F.draws.toLocaleString('en')} simulated futures · ${years} · residents · scenario ${DATA.scenario} · disabled by: ${DATA.need[L]} · carers by: ${DATA.carers[L]}` : `${F.draws.toLocaleString('en')}种模拟未来 · ${years}年 · 常住人口口径 · 情景 ${DATA.scenario} · 失能口径：${DATA.need[L]} · 护理员配比：${DATA.carers[L]}`;
  const said = DATA.headlines.map(line => el('li', {}, line[L]));
  if (!F.targets.length) said.push(el('li', {}, L ? 'The scenario is held against no plan.' : '本情景未对照规划。'));
  $('headlines').replaceChildren(...said);
  $('plan').hidden = !F.targets.length;
  $('foot').textContent = `carecast ${DATA.version} · ${L ? 'seed' : '随机种子'} ${DATA.seed} · ${L ? 'made of' : '情景构成'}: ${DATA.layers.join(' ← ')}`;
}
function drawContents() {
  $('nav').setAttribute('aria-label', L ? 'Contents' : '目录');
  $('nav').replaceChildren(...['answer', 'plan', 'map', 'fan', 'pyramid', 'rank', 'reserve', 'course', 'trust', 'about'].filter(key => !$(key).hidden).map(key => el('a', { href: '#' + key }, w(key))));
}
function draw() {
  drawText(); drawControls();
  if (F.targets.length) drawPlan();
  drawMap(); drawCard(); drawFan(); drawPyramid(); drawRank(); drawReserve(); drawCourse(); drawTrust(); drawAbout(); drawContents();
}

state.subject = F.targets.length ? 't' + planOrder(F.widest)[0] : 'i' + Math.max(0, F.indicators.findIndex(i => i.id === 'share_60plus'));
state.statistic = F.targets.length ? 'prob' : 'p50';
if (F.targets.length) state.year = yearOf(planOrder(F.widest)[0]);
if (F.targets.length && F.maps.length && F.maps[0].tiles.some(tile => standing(subjectOf().at, tile[0], state.year).p50 > 0)) state.statistic = 'p50';
const worst = () => {
  const map = F.maps[state.sheet];
  if (!map) return F.widest;
  const known = map.tiles.map(tile => [tile[0], figure(tile[0])]).filter(pair => pair[1] !== null);
  return known.length ? known.reduce((a, b) => b[1] > a[1] ? b : a)[0] : F.widest;
};
state.region = worst();

$('lang').addEventListener('click', () => { L = 1 - L; draw(); });
$('print').addEventListener('click', () => window.print());
$('sheet').addEventListener('change', event => { state.sheet = Number(event.target.value); state.region = worst(); drawYear(); drawPyramid(); });
$('subject').addEventListener('change', event => {
  state.subject = event.target.value;
  if (!STATISTICS[state.subject[0]].includes(state.statistic)) state.statistic = state.subject[0] === 't' ? 'prob' : 'p50';
  if (state.subject[0] === 'i') fanIndicator = subjectOf().at;
  drawControls(); drawYear();
});
$('statistic').addEventListener('change', event => { state.statistic = event.target.value; drawMap(); drawRank(); });
$('year').addEventListener('input', event => { state.year = event.target.value - YEARS[0]; drawYear(); });
$('fanIndicator').addEventListener('change', event => { fanIndicator = Number(event.target.value); drawFan(); });

const tip = $('tip');
const tileAt = event => event.target.closest ? event.target.closest('.tile') : null;
const regionAt = tile => F.maps[state.sheet].tiles[tile.dataset.i][0];
$('tiles').addEventListener('pointermove', event => {
  const tile = event.pointerType === 'touch' ? null : tileAt(event);
  tip.hidden = !tile;
  if (!tile) return;
  tip.replaceChildren(...tipText(regionAt(tile)).map((line, at) => el(at ? 'span' : 'strong', {}, line)));
  tip.style.left = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8) + 'px';
  tip.style.top = Math.min(event.clientY + 14, window.innerHeight - tip.offsetHeight - 8) + 'px';
});
$('tiles').addEventListener('pointerleave', () => { tip.hidden = true; });
$('tiles').addEventListener('click', event => { const tile = tileAt(event); if (tile) { tile.focus({ preventScroll: true }); choose(regionAt(tile)); } });
$('tiles').addEventListener('keydown', event => {
  const tile = tileAt(event), step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!tile) return;
  if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(regionAt(tile)); return; }
  if (!step) return;
  event.preventDefault();
  const map = F.maps[state.sheet], [, column, row] = map.tiles[tile.dataset.i];
  const ahead = map.tiles.map((t, i) => [i, (t[1] - column) * step[0] + (t[2] - row) * step[1], Math.abs((t[1] - column) * step[1]) + Math.abs((t[2] - row) * step[0])])
    .filter(([, along]) => along > 0).sort((a, b) => a[1] + 2 * a[2] - b[1] - 2 * b[2])[0];
  if (!ahead) return;
  const next = $('tiles').querySelector(`[data-i="${ahead[0]}"]`);
  next.focus(); choose(map.tiles[ahead[0]][0]);
});
let opened = [];
window.addEventListener('beforeprint', () => { opened = [...document.querySelectorAll('details:not([open])')]; opened.forEach(node => { node.open = true; }); });
window.addEventListener('afterprint', () => opened.forEach(node => { node.open = false; }));
L = /^zh/i.test(navigator.language || 'zh') || location.hash === '#zh' ? 0 : 1;
if (location.hash === '#en') L = 1;
draw();
