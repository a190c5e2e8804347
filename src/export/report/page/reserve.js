// The emergency reserve: what there is, and how little would do.
const R = F.reserve;
const hasReserve = region => Boolean(R && R.rows[region].some(Boolean));
let reserveRegion = hasReserve(F.widest) ? F.widest : Math.max(0, F.regions.reduce((best, region, at) =>
  hasReserve(at) && (best < 0 || (region.level === 'province' && F.regions[best].level !== 'province')) ? at : best, -1));
const showReserveRegion = regionInput('reserveRegion', () => reserveRegion, region => { reserveRegion = region; drawReserve(); });

// A chance a year, as people say it.
function oneIn(p) {
  if (p <= 0) return L ? 'practically no year' : '几乎没有哪一年';
  if (p >= 0.995) return L ? 'every year' : '每一年';
  const of = p > 0.1 ? 10 : 100;
  const n = p >= 0.01 ? Math.round(of * p) : 0;
  if (!n) return (L ? 'about 1 year of ' : '大约每') + Number((1 / p).toPrecision(2)).toLocaleString(L ? 'en' : 'zh-CN') + (L ? '' : '年中的1年');
  return L ? `${n} of ${of} years` : `每${of}年中的${n}年`;
}
function reserveWords(line, year) {
  const beds = value => number(value, 'beds'), [, , rare] = line.needed, county = F.regions[reserveRegion].level === 'county';
  const enough = line.held >= rare[0];
  const shared = county ? '' : L ? 'If all its counties shared them, ' : '若由全部县区共用，';
  const now = L
    ? `At the end of ${year} ${nameOf(reserveRegion)} holds ${beds(line.held)} reserve beds on average. ${shared}${shared ? 'some' : 'Some'} displaced residents would find no room in ${oneIn(line.chance[0])}.`
    : `${year}年末，${nameOf(reserveRegion)}平均有应急备用床位${beds(line.held)}张。${shared}${oneIn(line.chance[0])}会有需转移的老人无处安置。`;
  const asks = L
    ? ` To fall short in 1 year of 100 at most, ${beds(rare[0])} beds are needed${enough ? ', which it has.' : '.'}`
    : `要做到百年一遇以内才不够用，须有${beds(rare[0])}张${enough ? '，现有数量已够。' : '。'}`;
  const alone = county ? '' : L
    ? ` For every county to be as safe with a reserve of its own, ${beds(rare[3])}: sharing saves ${beds(rare[4])}.`
    : `若各县区各自储备并达到同样把握，共须${beds(rare[3])}张；共用可省${beds(rare[4])}张。`;
  const people = line.yearly[2], aid = people === null ? '' : L
    ? ` As the scenario has it, where only counties of one circle of mutual aid help each other, ${number(people, 'persons')} people a year find no room on average.`
    : `按情景现行安排（只在互助圈内相互接收），平均每年${number(people, 'persons')}人无处安置。`;
  return now + asks + alone + aid;
}
function drawReserve() {
  $('reserve').hidden = !R;
  if (!R) return;
  showReserveRegion();
  const lines = R.years.map((year, at) => [year, R.rows[reserveRegion][at]]).filter(([, line]) => line);
  $('reserveWords').replaceChildren(...(lines.length ? lines.map(([year, line]) => el('li', {}, reserveWords(line, year), ' ', basisMark(line.basis)))
    : [el('li', {}, w('reserveNone'))]));
  const heads = ['year', 'reserveRare', 'reserveHeld', 'reserveChance', 'reserveNeeded', 'reserveRange', 'reserveAlone', 'reserveGain'].map(w);
  const county = F.regions[reserveRegion].level === 'county', beds = value => number(value, 'beds');
  const odds = p => number(p, 'share');
  table($('reserveTable'), 'reserveCaption', nameOf(reserveRegion), heads, lines.flatMap(([year, line]) => R.chances.map((chance, at) => {
    const [needed, least, most, alone, gain] = line.needed[at];
    return [String(year), L ? `1 year in ${Math.round(1 / chance)}` : `${Math.round(1 / chance)}年一遇`, beds(line.held),
      odds(line.chance[0]) + ' ±' + odds(line.chance[1]), el('strong', {}, beds(needed)), `${beds(least)} – ${beds(most)}`,
      county ? '—' : beds(alone), county ? '—' : beds(gain)];
  })));
  table($('yearlyTable'), 'yearlyCaption', w('yearly'), ['year', 'displaced', 'aided', 'unplaced'].map(w), lines.map(([year, line]) =>
    [String(year), ...line.yearly.map(value => number(value, 'persons'))]));
}
