// The map of squares and the card of the chosen region.
const COLOURS = [['#f9f0d8', 0], ['#bedca7', 0], ['#6bc3ad', 0], ['#299fb9', 0], ['#0170a9', 1], ['#113e7e', 1]];
// Four classes, merged and greyer where the 80 % interval runs over three of them, or over all:
// Correll, Moritz and Heer (2018); the colours of the maps' files.
const FADING = [[['#fbe58c', 0], ['#56bf8b', 0], ['#1676aa', 1], ['#10306b', 1]], [['#dccfb4', 0], ['#8798b8', 0]], [['#bdbdbd', 0]]];
const SIDE = 60;
const state = { sheet: 0, subject: '', statistic: 'prob', year: LAST, region: F.widest };

const subjectOf = () => ({ isTarget: state.subject[0] === 't', at: Number(state.subject.slice(1)) });
const STATISTICS = { t: ['prob', 'p50', 'p50u', 'p90', 'mean', 'add90'], i: ['p50', 'p50u', 'p10', 'p90'] };
function figure(region, year = state.year) {
  const { isTarget, at } = subjectOf();
  if (!isTarget) return fanOf(at, region, year)[{ p10: 1, p50: 3, p50u: 3, p90: 5 }[state.statistic]];
  const now = standing(at, region, year);
  if (state.statistic === 'prob') return now.met === null ? null : 1 - now.met;
  return { p50: now.p50, p50u: now.p50, p90: now.p90, mean: now.mean, add90: now.add }[state.statistic];
}
// The 80 % interval, where the map is to show how sure a figure is.
function interval(region, year = state.year) {
  const { isTarget, at } = subjectOf();
  if (state.statistic !== 'p50u') return null;
  if (!isTarget) { const fan = fanOf(at, region, year); return [fan[1], fan[5]]; }
  const now = standing(at, region, year);
  return [now.p10, now.p90];
}
function unitShown() {
  const { isTarget, at } = subjectOf();
  if (!isTarget) return F.indicators[at].unit;
  return state.statistic === 'prob' ? 'share' : F.targets[at].lack_unit;
}
const basisOf = region => { const { isTarget, at } = subjectOf(); return (isTarget ? F.targets : F.indicators)[at].basis[region]; };
const subjectName = () => {
  const { isTarget, at } = subjectOf();
  return isTarget ? F.targets[at].name[L] + ' ' + F.targets[at].asked[L] : F.indicators[at].name[L];
};

// Classes: fixed for probabilities; else round numbers near the quintiles over all years, so
// that the slider does not move the scale.
function classes(regions) {
  if (state.statistic === 'prob') return { breaks: [0.05, 0.25, 0.5, 0.75, 0.95], zero: false };
  const values = [];
  for (let year = 0; year <= LAST; year++) for (const r of regions) values.push(figure(r, year), ...(interval(r, year) || []));
  const known = values.filter(v => v !== null).sort((a, b) => a - b);
  const zero = subjectOf().isTarget && known[0] === 0;
  const used = zero ? known.filter(v => v > 0) : known;
  const fades = state.statistic === 'p50u', groups = fades ? 4 - zero : 5, breaks = [];
  for (let n = 1; n < groups && used.length; n++) {
    const at = roundTo(used[Math.floor((used.length - 1) * n / groups)], used);
    if (at > used[0] && at <= used[used.length - 1] && !breaks.includes(at)) breaks.push(at);
  }
  if (zero && used.length) breaks.unshift(Number.MIN_VALUE);
  return { breaks, zero, fades };
}
function roundTo(value, used) {
  const range = used[used.length - 1] - used[0] || 1;
  const step = 10 ** Math.floor(Math.log10(range / 8));
  return Number((Math.round(value / step) * step).toPrecision(12));
}
const classAt = (scale, value) => scale.breaks.filter(b => b <= value).length;
const colourAt = (scale, at) => scale.breaks.length ? COLOURS[Math.round(at * 5 / scale.breaks.length)] : COLOURS[scale.zero ? 0 : 1];
const layerOf = (scale, [low, high]) => Math.min(2, Math.max(0, classAt(scale, high) - classAt(scale, low) - 1));
const faded = (at, layer) => FADING[layer][Math.floor(at / 2 ** layer)];
function colourOf(scale, value, range) {
  const at = classAt(scale, value);
  return scale.fades ? faded(at, layerOf(scale, range)) : colourAt(scale, at);
}
function figureShown(value, range, unit, step) {
  if (!range || !(range[0] < range[1])) return compact(value, unit, step);
  const [low, high] = range.map(end => compact(end, unit, step)), word = step[1];
  // The step once: 0.8–1.2万.
  return (word && low.endsWith(word) && high.endsWith(word) && low[0] !== '<' ? low.slice(0, -word.length) : low) + '–' + high;
}
function classLabel(scale, at, unit) {
  const from = at ? scale.breaks[at - 1] : null, to = scale.breaks[at], step = stepOf(scale);
  if (scale.zero && at === 0) return '0';
  if (scale.zero && at === 1) return to === undefined ? '> 0' : '< ' + compact(to, unit, step);
  if (to === undefined) return from === null ? '' : '≥ ' + compact(from, unit, step);
  return from === null ? '< ' + compact(to, unit, step) : compact(from, unit, step) + ' – ' + compact(to, unit, step);
}

function drawMap() {
  const map = F.maps[state.sheet], box = $('tiles');
  if (!map) { box.replaceChildren(el('p', { class: 'note' }, L ? 'No map: too many regions.' : '地区过多，不绘图。')); return; }
  const regions = map.tiles.map(tile => tile[0]), scale = classes(regions), unit = unitShown(), step = stepOf(scale);
  const at = new Map(map.tiles.map((tile, i) => [tile[1] + ',' + tile[2], i]));
  const title = subjectName() + (L ? ', ' : '，') + w(state.statistic) + (L ? ', end of ' : '，') + YEARS[state.year] + (L ? '' : '年末');
  const outline = map.outline, roomy = outline ? withRoom(map, i => [...split(map.names[L][i]), figureShown(figure(map.tiles[i][0]), interval(map.tiles[i][0]), unit, step)]) : null;
  const viewBox = outline ? `-2 -2 ${outline.size[0] + 4} ${outline.size[1] + 4}` : `-2 -2 ${map.columns * SIDE + 4} ${map.rows * SIDE + 4}`;
  const picture = svg('svg', { viewBox, role: 'group', 'aria-label': title });
  const defs = svg('defs', {}, hatch('weak0', '#1d2733'), hatch('weak1', '#ffffff'));
  picture.append(defs);
  map.tiles.forEach(([region, column, row, group], i) => {
    const value = figure(region), known = value !== null;
    const range = known ? interval(region) : null, shown = figureShown(value, range, unit, step);
    const [fill, dark] = known ? colourOf(scale, value, range) : ['#ffffff', 0];
    const tile = svg('g', { class: 'tile' + (dark ? ' dark' : '') + (region === state.region ? ' chosen' : ''),
      transform: outline ? '' : `translate(${column * SIDE} ${row * SIDE})`, role: 'button', tabindex: -1, 'data-i': i,
      'aria-pressed': region === state.region, 'aria-label': tipText(region).join(L ? '; ' : '；') });
    const short = map.names[L][i], lines = split(short);
    if (outline) { shape(tile, outline, i, fill, known, dark && known, known && isWeak(basisOf(region)), roomy.has(i) ? [...lines, shown] : []); picture.append(tile); return; }
    tile.append(svg('rect', { width: SIDE, height: SIDE, fill, class: known ? 'ground' : 'ground empty' }));
    if (known && isWeak(basisOf(region))) tile.append(svg('path', { d: 'M0 0h14l-14 14z', fill: `url(#weak${dark})` }));
    lines.forEach((line, n) => tile.append(label(line, SIDE / 2, (lines.length > 1 ? 22 : 29) + 12 * n, fitted(line, lines.length > 1 ? 11 : 13))));
    tile.append(label(shown, SIDE / 2, 50, fitted(shown, 12)));
    for (const [dx, dy, x1, y1, x2, y2] of [[1, 0, SIDE, 0, SIDE, SIDE], [-1, 0, 0, 0, 0, SIDE], [0, 1, 0, SIDE, SIDE, SIDE], [0, -1, 0, 0, SIDE, 0]]) {
      const other = at.get((column + dx) + ',' + (row + dy));
      if (other === undefined || map.tiles[other][3] !== group) tile.append(svg('line', { x1, y1, x2, y2, class: 'edge' }));
    }
    picture.append(tile);
  });
  const chosen = picture.querySelector('.chosen');
  if (chosen) picture.append(chosen);
  (chosen || picture.querySelector('.tile')).setAttribute('tabindex', 0);
  if (outline) picture.append(svg('path', { d: outline.borders, class: 'edge', fill: 'none', 'pointer-events': 'none' }));
  map.groups[L].forEach((name, i) => {
    if (!name || outline) return;
    const [, column, row] = map.tiles[i], text = cut(name, L ? 11 : 6), width = 7 + [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 9.5 : 5.4), 0);
    picture.append(svg('g', { class: 'plate', transform: `translate(${column * SIDE} ${row * SIDE})`, 'aria-hidden': 'true' },
      svg('rect', { width, height: 13 }), svg('text', { x: 3.5, y: 10 }, text)));
  });
  const held = document.activeElement && document.activeElement.closest && document.activeElement.closest('.tile');
  box.replaceChildren(el('p', { class: 'maptitle' }, title), legend(scale, unit), picture);
  if (held) { const again = picture.querySelector(`[data-i="${held.dataset.i}"]`); if (again) again.focus({ preventScroll: true }); }
  $('mapCaption').textContent = (L ? 'Click or use the arrow keys. A shaded corner marks a figure whose basis is an assumption or a downscaled total. ' : '点击或用方向键选择。左上角阴影表示依据为假设或由上级数据分解。') + (outline ? outline.approval[L] : NOTES[3][L]);
}
// A region with its own outline.
function shape(tile, outline, i, fill, known, dark, weak, lines) {
  const [x, y] = outline.anchors[i], path = outline.paths[i];
  const draw = attributes => path ? svg('path', { d: path, 'fill-rule': 'evenodd', ...attributes }) : svg('circle', { cx: x, cy: y, r: 7, ...attributes });
  tile.append(draw({ fill, class: known ? 'ground' : 'ground empty' }));
  if (weak) tile.append(draw({ fill: `url(#weak${dark ? 1 : 0})`, opacity: 0.35 }));
  lines.forEach((line, n) => tile.append(label(line, x, y + 13 * (n - (lines.length - 1) / 2) + 4, 11)));
}
// Which regions have room for their name and figure, the largest first.
function withRoom(map, linesOf) {
  const { anchors, paths } = map.outline, taken = [], roomy = new Set();
  const order = anchors.map((_, i) => i).filter(i => paths[i]).sort((a, b) => anchors[b][2] * anchors[b][3] - anchors[a][2] * anchors[a][3]);
  for (const i of order) {
    const [x, y, width, height] = anchors[i], lines = linesOf(i);
    const wide = Math.max(...lines.map(line => [...line].reduce((sum, c) => sum + (c > '\u2e80' ? 11 : 6.2), 0))), tall = 13 * lines.length;
    const box = [x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2];
    if (wide > 0.85 * width || tall > 0.8 * height || taken.some(t => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue;
    taken.push(box); roomy.add(i);
  }
  return roomy;
}
const hatch = (id, colour) => svg('pattern', { id, width: 3, height: 3, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  svg('rect', { width: 1.3, height: 3, fill: colour }));
const label = (text, x, y, size) => svg('text', { x, y, 'font-size': size }, text);
// A size at which a line stays inside its square.
const fitted = (line, size) => Math.min(size, (SIDE - 4) / [...line].reduce((sum, c) => sum + (c > '\u2e80' ? 1 : 0.62), 0));
const cut = (text, n) => [...text].length > n ? [...text].slice(0, n - 1).join('') + '…' : text;
function split(name) {
  if (/^[\u2e80-\u9fff·]+$/.test(name)) {
    const all = [...name];
    return all.length <= 4 ? [name] : [all.slice(0, Math.ceil(all.length / 2)).join(''), all.slice(Math.ceil(all.length / 2)).join('')].map(s => cut(s, 5));
  }
  const parts = name.split(' ');
  return parts.length === 1 || name.length < 9 ? [cut(name, 12)] : [cut(parts[0], 12), cut(parts.slice(1).join(' '), 12)];
}
function legend(scale, unit) {
  if (scale.fades) return tree(scale, unit);
  const items = [];
  for (let at = 0; at <= scale.breaks.length; at++) {
    const [fill] = colourAt(scale, at);
    items.push(el('li', {}, svg('svg', { viewBox: '0 0 14 14', 'aria-hidden': 'true' }, svg('rect', { width: 14, height: 14, fill })), classLabel(scale, at, unit)));
  }
  const word = unitWord(unit);
  return el('ul', { class: 'legend' }, ...items, word ? el('li', { class: 'quiet' }, (L ? 'unit: ' : '单位：') + word) : null);
}
// The tree of a palette that fades: classes from left to right, certainty from top to bottom.
function tree(scale, unit) {
  const n = scale.breaks.length + 1, cell = 44, row = 18, word = unitWord(unit);
  const picture = svg('svg', { viewBox: `0 0 ${4 * cell + 60} ${3 * row + 18}`, class: 'tree', role: 'img', 'aria-label': w('fades') });
  scale.breaks.forEach((at, i) => picture.append(svg('text', { x: (i + 1) * cell, y: 11, class: 'middle axis' }, scale.zero && i === 0 ? '> 0' : compact(at, unit, stepOf(scale)))));
  ['1–2', '3', '4'].forEach((words, layer) => {
    if (layer && n < layer + 2) return;
    for (let at = 0; at < n; at += 2 ** layer) picture.append(svg('rect', { x: at * cell, y: 16 + layer * row, width: cell * Math.min(2 ** layer, n - at), height: row, fill: faded(at, layer)[0] }));
    picture.append(svg('text', { x: n * cell + 8, y: 29 + layer * row, class: 'axis' }, words));
  });
  return el('div', { class: 'fading' }, picture, el('p', { class: 'quiet' }, w('fades') + (L ? '. ' : '。') + (L ? 'Rows: ' : '各行：') + w('spans') + (word ? (L ? '; unit: ' : '；单位：') + word : '')));
}
function tipText(region) {
  const lines = [nameOf(region), subjectName()];
  const { isTarget, at } = subjectOf();
  if (isTarget) {
    const now = standing(at, region, state.year), unit = F.targets[at].lack_unit;
    if (now.met === null) lines.push(w('noDenominator'));
    else lines.push(w('chance') + ' ' + chance(now.met), `${w('lack')} ${amount(now.p50, unit)} (80 %: ${number(now.p10, unit)} – ${number(now.p90, unit)})`, w('add') + ' ' + amount(now.add, unit));
  } else {
    const fan = fanOf(at, region, state.year), unit = F.indicators[at].unit;
    lines.push(fan[3] === null ? w('noDenominator') : `${amount(fan[3], unit)} (80 %: ${number(fan[1], unit)} – ${number(fan[5], unit)})`);
  }
  lines.push(w('basis') + (L ? ': ' : '：') + basisWord(basisOf(region)));
  return lines;
}
const CARD = ['pop_total', 'share_60plus', 'pop_80plus', 'disabled_people', 'beds_total', 'nursing_bed_share', 'nursing_beds_per_100_disabled', 'occupancy'];
function drawCard() {
  const region = state.region, year = state.year;
  const rows = CARD.flatMap(id => {
    const at = F.indicators.findIndex(indicator => indicator.id === id);
    if (at < 0) return [];
    const unit = F.indicators[at].unit, then = fanOf(at, region, year), base = fanOf(at, region, 0);
    if (then[3] === null) return [];
    return [[F.indicators[at].name[L], number(base[3], unit), number(then[3], unit), `${number(then[1], unit)} – ${number(then[5], unit)}`]];
  });
  const figures = el('table', {});
  table(figures, null, (L ? 'Median, end of ' : '中位数，') + YEARS[year] + (L ? '' : '年末'), [w('indicator'), String(YEARS[0]), String(YEARS[year]), w('band80')], rows);
  const goals = el('table', {});
  table(goals, null, (L ? 'Targets, end of ' : '目标，') + YEARS[year] + (L ? '' : '年末'), [w('target'), w('chance'), w('add')],
    F.targets.flatMap((target, at) => {
      const now = standing(at, region, year);
      return target.headline && now.met !== null ? [[target.name[L] + ' ' + target.asked[L], chance(now.met), now.add > 0 ? amount(whole(now.add), target.lack_unit) : w('none')]] : [];
    }));
  const { code, level } = F.regions[region];
  $('card').replaceChildren(el('h3', {}, nameOf(region)), el('p', { class: 'quiet' }, code + ' · ' + LEVELS[level][L]), figures, ...(F.targets.length ? [goals] : []));
}
