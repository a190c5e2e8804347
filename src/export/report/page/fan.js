// The path of an indicator in a region, with its 50, 80 and 95 per cent intervals.
let fanIndicator = Math.max(0, F.indicators.findIndex(indicator => indicator.id === (F.targets.length ? 'nursing_bed_share' : 'share_60plus')));
const showFanRegion = regionInput('fanRegion', () => state.region, region => choose(region));
const BANDS = [[0, 6, 'band95'], [1, 5, 'band80'], [2, 4, 'band50']].filter(([from]) => F.quantiles.includes(from));

function ticks(low, high, n) {
  const range = high - low || Math.abs(high) || 1, raw = range / n, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find(digit => digit * power >= raw) * power, list = [];
  for (let at = Math.ceil(low / step - 1e-9) * step; at <= high + step * 1e-9; at += step) list.push(Number(at.toPrecision(12)));
  return list;
}
function drawFan() {
  showFanRegion();
  const indicator = F.indicators[fanIndicator], unit = indicator.unit, region = state.region;
  const bands = [...BANDS].reverse().map(([, , key]) => key.slice(4));
  const data = YEARS.map((_, year) => fanOf(fanIndicator, region, year)), known = data.flat().filter(v => v !== null);
  const box = $('fanChart');
  $('fanCaption').textContent = indicator.name[L] + (L ? ', ' : '，') + nameOf(region) + (unitWord(unit) ? (L ? ' (' : '（') + unitWord(unit) + (L ? ')' : '）') : '') +
    (L ? `. Line: median; ${bands.length > 1 ? 'bands: 50, 80 and 95' : 'band: 80'} % of futures. Basis: ` : `。线：中位数；带：${bands.map(n => n + '%').join('、')}的未来。依据：`) + (basisWord(indicator.basis[region]) || '—');
  const heads = [w('year'), ...F.quantiles.map(quantile => QUANTILES[quantile])];
  table($('fanTable'), null, indicator.name[L] + ' · ' + nameOf(region), heads, data.map((row, year) => [String(YEARS[year]), ...F.quantiles.map(quantile => number(row[quantile], unit))]));
  if (!known.length) { box.replaceChildren(el('p', { class: 'note' }, w('noDenominator'))); return; }
  const goals = F.targets.filter(target => target.indicator === indicator.id);
  const narrow = box.clientWidth > 0 && box.clientWidth < 520, W = narrow ? 420 : 860, H = narrow ? 300 : 340;
  const [left, right, top, bottom] = [58, 14, 14, 30];
  let low = Math.min(...known), high = Math.max(...known);
  const target = F.targets.find(t => t.headline && t.unit === unit && t.indicator === indicator.id);
  if (target) { low = Math.min(low, target.threshold); high = Math.max(high, target.threshold); }
  if (low > 0 && low < 0.5 * high) low = 0;
  const pad = 0.04 * (high - low || Math.abs(high) || 1);
  high += pad; if (low !== 0) low -= pad;
  const x = year => left + (W - left - right) * (LAST ? year / LAST : 0.5), y = value => H - bottom - (H - top - bottom) * (value - low) / (high - low || 1);
  const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': $('fanCaption').textContent });
  const scaleTicks = ticks(low, high, 5);
  for (const tick of scaleTicks) {
    picture.append(svg('line', { x1: left, x2: W - right, y1: y(tick), y2: y(tick), class: 'grid' }),
      svg('text', { x: left - 6, y: y(tick) + 4, class: 'axis end' }, axisText(tick, scaleTicks, unit)));
  }
  const every = narrow ? 5 : LAST > 20 ? 5 : LAST > 8 ? 2 : 1;
  YEARS.forEach((year, at) => { if (at % every === 0) picture.append(svg('text', { x: x(at), y: H - 9, class: 'axis middle' }, String(year))); });
  const path = q => data.map((row, at) => row[q] === null ? null : [x(at), y(row[q])]).filter(Boolean).map(p => p.map(v => v.toFixed(1)).join(' '));
  for (const [from, to, key] of BANDS) {
    picture.append(svg('path', { d: 'M' + path(to).join('L') + 'L' + path(from).reverse().join('L') + 'Z', class: key }));
  }
  picture.append(svg('path', { d: 'M' + path(3).join('L'), class: 'median' }));
  if (target) {
    picture.append(svg('line', { x1: left, x2: W - right, y1: y(target.threshold), y2: y(target.threshold), class: 'asked' }),
      svg('text', { x: left + 6, y: y(target.threshold) - 5, class: 'axis strong' }, w('threshold') + ' ' + target.asked[L]));
    const due = target.deadline - YEARS[0];
    if (due > 0 && due <= LAST) picture.append(svg('line', { x1: x(due), x2: x(due), y1: top, y2: H - bottom, class: 'due' }),
      svg('text', { x: x(due) + 4, y: top + 10, class: 'axis' }, w('deadlineMark') + ' ' + target.deadline));
  }
  picture.append(svg('line', { x1: x(state.year), x2: x(state.year), y1: top, y2: H - bottom, class: 'cursor' }));
  box.replaceChildren(el('ul', { class: 'legend' }, ...[...BANDS].reverse().map(([, , key]) => el('li', {},
    svg('svg', { viewBox: '0 0 14 14', 'aria-hidden': 'true' }, svg('rect', { width: 14, height: 14, class: key })), w(key))),
    el('li', {}, svg('svg', { viewBox: '0 0 14 14', 'aria-hidden': 'true' }, svg('path', { d: 'M0 7H14', class: 'median' })), w('p50'))), picture);
}
