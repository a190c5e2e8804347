// Regions in the order of what the map shows.
let rankAll = false;
const FEW = 20;
function drawRank() {
  const map = F.maps[state.sheet];
  const regions = map ? map.tiles.map(tile => tile[0]) : F.regions.map((_, at) => at);
  const { isTarget, at } = subjectOf(), unit = unitShown();
  const rows = regions.map(region => [region, figure(region)]).filter(([, value]) => value !== null);
  rows.sort((a, b) => b[1] - a[1] || (F.regions[a[0]].code < F.regions[b[0]].code ? -1 : 1));
  const most = Math.max(...rows.map(row => Math.abs(row[1])), Number.MIN_VALUE);
  const bar = value => {
    const picture = svg('svg', { class: 'meter', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    picture.append(svg('rect', { width: 100, height: 8, class: 'track' }), svg('rect', { width: 100 * Math.abs(value) / most, height: 8, class: 'fill' }));
    return picture;
  };
  const heads = [w('rankNo'), w('region'), w(state.statistic)];
  heads.push(...(isTarget ? [w('chance'), w('lack'), w('add')] : [w('band80')]), w('basis'));
  const cells = rows.map(([region, value], no) => {
    const go = el('button', { type: 'button', class: 'link' }, nameOf(region));
    go.addEventListener('click', () => { choose(region); $('fan').scrollIntoView(); });
    const row = [String(no + 1), go, el('span', { class: 'odds' }, el('span', {}, amount(isTarget && !isShare(unit) ? whole(value) : value, unit)), bar(value))];
    if (isTarget) {
      const now = standing(at, region, state.year), lack = F.targets[at].lack_unit;
      row.push(chance(now.met), amount(whole(now.p50), lack), amount(whole(now.add), lack));
    } else {
      const fan = fanOf(at, region, state.year);
      row.push(`${number(fan[1], unit)} – ${number(fan[5], unit)}`);
    }
    return [...row, basisMark(basisOf(region))];
  });
  table($('rankTable'), 'rankCaption', subjectName() + ' · ' + w(state.statistic) + ' · ' + YEARS[state.year], heads, rankAll ? cells : cells.slice(0, FEW));
  $('rankHow').textContent = L ? 'What the map shows, from most to least; choose there another target, indicator, statistic or year.' : '与地图所示一致，由高到低；在地图处更换目标、指标、统计量或年份。';
  const button = $('rankAll');
  button.hidden = cells.length <= FEW;
  button.textContent = (rankAll ? w('showFew') : w('showAll')) + (rankAll ? '' : ` (${cells.length})`);
}
$('rankAll').addEventListener('click', () => { rankAll = !rankAll; drawRank(); });
