// How well the model foresaw what has been counted since.
const V = DATA.validation, SCORED = Object.keys(AGES).filter(age => V.hindcast.groups[age]);
function drawTrust() {
  $('trust').hidden = !SCORED.length;
  if (!SCORED.length) return;
  const of = age => V.hindcast.groups[age], percent = value => number(Math.round(1000 * value) / 1000 + 0, 'share');
  const { units, provinces, draws } = V.hindcast, shown = SCORED.includes('65plus') ? '65plus' : SCORED[0], score = of(shown);
  $('trustWords').textContent = L
    ? `Started from the census of 2010, with each of ${provinces} provinces foreseen by a model fitted without it, the 80 % intervals for ${AGES[shown][1]} contained the count of 2020 in ${percent(score.cov80)} of ${score.n.toLocaleString('en')} counties and groups of counties, the 95 % intervals in ${percent(score.cov95)}; half of the medians were off by more than ${percent(score.mdape)}. This tests people by age, not beds or care: no count of those is held against the model.`
    : `以2010年普查为起点，${provinces}个省份轮流不参与拟合而由模型预测2020年：在${score.n}个县（或合并单元）中，${AGES[shown][0]}的80%区间含住2020年普查数的占${percent(score.cov80)}，95%区间占${percent(score.cov95)}；半数单元的中位数误差超过${percent(score.mdape)}。此项检验只针对分年龄人口，床位与照护没有可供检验的实际数。`;
  table($('trustTable'), 'trustCaption', L ? `2010 to 2020: ${units.toLocaleString('en')} units, ${draws.toLocaleString('en')} draws` : `2010年至2020年：${units}个单元，${draws}次抽样`,
    ['ages', 'units', 'mdape', 'bias', 'in80', 'in95', 'width80', 'crps'].map(w), SCORED.map(age => {
      const { n, mdape, bias, cov80, cov95, width80, crps } = of(age);
      return [AGES[age][L], String(n), percent(mdape), percent(bias), percent(cov80), percent(cov95), percent(width80), nf(3).format(crps)];
    }));
  const { first_year, last_year, largest, life_expectancy } = V.projection, errors = Object.values(largest);
  $('trustEngine').textContent = !errors.length ? '' : L
    ? `The engine by itself: fed with a published projection’s own rates for ${first_year} to ${last_year}, it departs from its figures by ${nf(2).format(100 * Math.max(...errors))} % at the most, and by ${nf(3).format(life_expectancy)} years of life expectancy.`
    : `计算引擎自身：采用一套已发布预测自己的参数，${first_year}年至${last_year}年的结果与其公布数最多相差${nf(2).format(100 * Math.max(...errors))}%，出生时预期寿命最多相差${nf(3).format(life_expectancy)}岁。`;
}
