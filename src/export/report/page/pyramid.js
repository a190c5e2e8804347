// Men and women by five-year ages: 2020 as a line, the horizon as bars with what is uncertain of them.
const P = F.pyramids, GROUPS_OF_AGE = 21;
const showPyramidRegion = P && regionInput('pyramidRegion', () => state.region, region => choose(region));
const agesOf = group => group === GROUPS_OF_AGE - 1 ? '100+' : `${5 * group}–${5 * group + 4}`;
function drawPyramid() {
  $('pyramid').hidden = !P;
  if (!P) return;
  showPyramidRegion();
  const all = unpack(P.rows[state.region], 8 * GROUPS_OF_AGE);
  const of = (figure, sex, group) => all[(2 * figure + sex) * GROUPS_OF_AGE + group];
  const box = $('pyramidChart'), narrow = box.clientWidth > 0 && box.clientWidth < 520;
  const W = narrow ? 420 : 860, H = narrow ? 460 : 520, middle = narrow ? 46 : 60, top = 24, bottom = 28, side = 10;
  const most = Math.max(...all.filter(value => value !== null), 1), step = (H - top - bottom) / GROUPS_OF_AGE;
  const reach = (W - middle) / 2 - side, y = group => H - bottom - step * (group + 1);
  const x = (sex, value) => W / 2 + (sex ? 1 : -1) * (middle / 2 + reach * value / most);
  const [from, to] = P.years, people = value => number(value === null ? null : Math.round(value), 'persons');
  $('pyramidCaption').textContent = (L ? `${nameOf(state.region)}: residents by sex and age, ${from} and ${to}. Bars: median of ${to}; whiskers: 80 % of futures; line: ${from}. Basis: `
    : `${nameOf(state.region)}：常住人口性别年龄结构，${from}年与${to}年。柱：${to}年中位数；须线：80%的未来；折线：${from}年。依据：`) + basisWord('estimated');
  const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': $('pyramidCaption').textContent });
  const scaleTicks = ticks(0, most, narrow ? 2 : 4);
  for (const tick of scaleTicks) for (const sex of [0, 1]) {
    picture.append(svg('line', { x1: x(sex, tick), x2: x(sex, tick), y1: top, y2: H - bottom, class: 'grid' }),
      svg('text', { x: x(sex, tick), y: H - 10, class: 'axis middle' }, axisText(tick, scaleTicks, 'persons')));
  }
  const bar = (sex, low, high, group, pad, kind) => picture.append(svg('rect', {
    x: Math.min(x(sex, low), x(sex, high)).toFixed(1), width: Math.abs(x(sex, high) - x(sex, low)).toFixed(1), y: (y(group) + pad).toFixed(1), height: (step - 2 * pad).toFixed(1), class: kind }));
  for (let group = 0; group < GROUPS_OF_AGE; group++) {
    picture.append(svg('text', { x: W / 2, y: y(group) + step / 2 + 4, class: 'axis middle' }, agesOf(group)));
    for (const sex of [0, 1]) {
      const [p10, p50, p90] = [1, 2, 3].map(figure => of(figure, sex, group));
      if (p50 === null) continue;
      bar(sex, 0, p50, group, 1.5, sex ? 'women' : 'men');
      const at = (y(group) + step / 2).toFixed(1), [a, b] = [x(sex, p10), x(sex, p90)].map(v => v.toFixed(1));
      picture.append(svg('path', { d: `M${a} ${at}H${b}M${a} ${y(group) + step / 2 - 4}v8M${b} ${y(group) + step / 2 - 4}v8`, class: 'whisker' }));
    }
  }
  for (const sex of [0, 1]) {
    let d = '';
    for (let group = 0; group < GROUPS_OF_AGE; group++) {
      const edge = x(sex, of(0, sex, group) || 0).toFixed(1);
      d += `${group ? 'L' : 'M'}${edge} ${(y(group) + step).toFixed(1)}V${y(group).toFixed(1)}`;
    }
    picture.append(svg('path', { d, class: 'start' }), svg('text', { x: x(sex, most / 2), y: 14, class: 'axis strong middle' }, w(sex ? 'women' : 'men')));
  }
  const sample = (kind, name, shape) => el('li', {}, svg('svg', { viewBox: '0 0 14 14', 'aria-hidden': 'true' }, shape), name);
  box.replaceChildren(el('ul', { class: 'legend' },
    sample('men', `${w('men')} ${to}`, svg('rect', { width: 14, height: 14, class: 'men' })),
    sample('women', `${w('women')} ${to}`, svg('rect', { width: 14, height: 14, class: 'women' })),
    sample('whisker', w('band80'), svg('path', { d: 'M1 7H13M1 3v8M13 3v8', class: 'whisker' })),
    sample('start', String(from), svg('path', { d: 'M7 0V14', class: 'start' }))), picture);
  const heads = [w('ages'), ...[0, 1].flatMap(sex => [`${w(sex ? 'women' : 'men')} ${from}`, `${w(sex ? 'women' : 'men')} ${to}`, w('band80')])];
  const rows = Array.from({ length: GROUPS_OF_AGE }, (_, at) => GROUPS_OF_AGE - 1 - at).map(group => [agesOf(group), ...[0, 1].flatMap(sex =>
    [people(of(0, sex, group)), people(of(2, sex, group)), `${people(of(1, sex, group))} – ${people(of(3, sex, group))}`])]);
  table($('pyramidTable'), null, w('pyramid') + ' · ' + nameOf(state.region), heads, rows);
}
