// The plan, target by target, and its paces.
let planRegion = F.widest;
const showPlanRegion = regionInput('planRegion', () => planRegion, region => { planRegion = region; drawPlan(); });
const yearOf = target => Math.max(0, Math.min(LAST, F.targets[target].deadline - YEARS[0]));
const isBinding = target => F.targets[target].attribute === 'binding';

function planOrder(region) {
  const order = F.targets.map((_, at) => at);
  const met = at => standing(at, region, yearOf(at)).met ?? 2;
  return order.sort((a, b) =>
    F.targets[b].headline - F.targets[a].headline || isBinding(b) - isBinding(a) || met(a) - met(b));
}
function meter(p) {
  if (p === null) return null;
  const picture = svg('svg', { class: 'meter', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  picture.append(svg('rect', { width: 100, height: 8, class: 'track' }),
    svg('rect', { width: 100 * p, height: 8, class: 'fill' }));
  return picture;
}
function marginText(target, actual) {
  const { unit, threshold } = F.targets[target];
  if (actual === null) return '—';
  const gap = actual - threshold, sign = gap >= 0 ? '+' : '−';
  if (isShare(unit)) return sign + nf(1).format(Math.abs(100 * gap)) + (L ? ' points' : ' 个百分点');
  return sign + number(Math.abs(gap), unit);
}
function drawPlan() {
  showPlanRegion();
  const heads = ['target', 'asked', 'due', 'median', 'margin', 'chance', 'lack', 'add', 'first', 'basis'].map(w);
  const lack = (value, unit) => value === null ? '—' : value > 0 ? amount(whole(value), unit) : w('none');
  const rows = planOrder(planRegion).map(at => {
    const target = F.targets[at], year = yearOf(at), now = standing(at, planRegion, year);
    const name = el('span', {}, target.name[L], ' ',
      el('span', { class: 'tag ' + target.attribute }, ATTRIBUTES[target.attribute][L]));
    if (now.met === null) {
      return [name, target.asked[L], String(target.deadline), w('noDenominator'), '—', '—', '—', '—', '—', '—'];
    }
    const odds = el('span', { class: 'odds' }, el('span', {}, chance(now.met)), meter(now.met));
    return [name, target.asked[L], YEARS[year] + (target.deadline > YEARS[year] ? '*' : ''),
      number(now.actual, target.unit), marginText(at, now.actual), odds,
      lack(now.p50, target.lack_unit), lack(now.add, target.lack_unit),
      target.first[planRegion][0] ? String(target.first[planRegion][0]) : w('never'),
      basisMark(target.basis[planRegion])];
  });
  $('costs').hidden = !DATA.costs;
  $('costs').textContent = DATA.costs ? DATA.costs[L] + (L ? '.' : '。') : '';
  table($('planTable'), 'planCaption', nameOf(planRegion), heads, rows);
  const paces = F.targets.flatMap(target => {
    const pace = target.paces[planRegion] || target.paces[F.widest];
    if (!pace) return [];
    const share = value => number(value, 'share');
    return [[target.name[L], target.asked[L], number(pace[0]), number(pace[1]), number(pace[2]),
      share(pace[3]), share(pace[4]), share(pace[5]), share(pace[6])]];
  });
  $('paces').hidden = !paces.length;
  table($('paceTable'), 'paceCaption', nameOf(F.targets.some(t => t.paces[planRegion]) ? planRegion : F.widest),
    ['target', 'asked', 'paceNow', 'pace50', 'pace90', 'base', 'crit50', 'crit90', 'share'].map(w), paces);
}
