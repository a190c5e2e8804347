// What the page says: [中文, English].
const WORDS = {
  skip: ['跳到规划对照表', 'Skip to the plan'],
  print: ['打印', 'Print'],
  lang: ['English', '中文'],
  answer: ['结论', 'The answer'],
  assumed: [
    '“依据：假设”的结论取决于没有公开数据的2020年基数或其他假设，不是预测的事实。请先核实这些基数，再引用数字。',
    'A conclusion with “basis: assumption” turns on 2020 figures that nobody has published, or on other assumptions; it is not an established fact. Check those figures before quoting it.'],
  plan: ['规划目标对照', 'The plan, target by target'],
  planHow: [
    '约束性指标在前，其余按实现概率由低到高。缺口与须增加数为计划之外的数量；正差距表示中位数高于要求。',
    'Binding targets first, then the least likely. Shortfalls and additions are beyond the plan’s own programmes; a positive margin means that the median lies above what is asked.'],
  region: ['地区', 'Region'],
  pace: ['进度、临界进度与临界基数', 'Pace, break-even pace and critical baseline'],
  paceHow: [
    '临界进度：每年须完成多少，目标才有五成或九成可能实现。临界基数：2020年实际值达到多少，目标才有五成或九成可能实现。',
    'Break-even pace: units a year at which the target has a chance of 0.5 or 0.9. Critical baseline: the 2020 value at which it has.'],
  map: ['地图：哪里不足', 'Map: where it falls short'],
  sheet: ['范围', 'Area'],
  subject: ['目标或指标', 'Target or indicator'],
  statistic: ['统计量', 'Statistic'],
  year: ['年末', 'End of'],
  fan: ['走势与不确定范围', 'Paths and their uncertainty'],
  indicator: ['指标', 'Indicator'],
  asTable: ['以表格查看', 'As a table'],
  pyramid: ['人口金字塔', 'Population pyramid'], men: ['男', 'Men'], women: ['女', 'Women'],
  rank: ['地区排序', 'Regions in order'],
  about: ['依据、假设与来源', 'Basis, assumptions and sources'],
  assumedLong: [
    '假设就是假设：下表中依据为“假设”的数值没有公开来源，是为使计算得以进行而设定的起始值，均可在情景文件中替换。凡取决于它们的结果都注明“假设”。',
    'An assumption is an assumption: values below with that basis have no published source. They are starting values that make the calculation possible; each can be replaced in the scenario file, and every result that rests on one says so.'],
  policyRows: ['规划全部条目及其处理方式', 'Every row of the plan and what became of it'],
  assumptions: ['全部假设', 'All assumptions'],
  sources: ['数据来源', 'Sources of the data'],
  target: ['目标', 'Target'], asked: ['要求', 'Asked'], due: ['期限', 'By end of'],
  median: ['期末中位数', 'Median then'], chance: ['实现概率', 'P(met)'],
  margin: ['差距（中位数）', 'Margin (median)'], lack: ['缺口中位数', 'Median shortfall'],
  add: ['九成把握须增加', 'To add for 90 %'], first: ['过半可能实现的首年', 'Likely met from'],
  basis: ['依据', 'Basis'], none: ['无', 'none'], never: ['期内未能', 'not by horizon'],
  noDenominator: ['无分母', 'no denominator'],
  paceNow: ['计划每年', 'Scheduled a year'], pace50: ['五成：每年', 'P 0.5: a year'],
  pace90: ['九成：每年', 'P 0.9: a year'], base: ['2020年基数（中位数）', '2020 value (median)'],
  crit50: ['临界基数（五成）', 'Critical value, P 0.5'],
  crit90: ['临界基数（九成）', 'Critical value, P 0.9'],
  share: ['结果方差中来自基数', 'Variance from the baseline'],
  targets: ['规划目标：缺口', 'Targets of the plan: shortfall'], indicators: ['指标', 'Indicators'],
  prob: ['不达标概率', 'Probability of a shortfall'], p50: ['中位数', 'Median'],
  p50u: ['中位数（兼示不确定性）', 'Median with its uncertainty'],
  p90: ['九成分位数（P90）', 'Ninth decile (P90)'], p10: ['一成分位数（P10）', 'First decile (P10)'],
  mean: ['均值', 'Mean'], lackOf: ['缺口', 'Shortfall'],
  add90: ['九成把握须增加', 'To add for 90 %'],
  fades: ['颜色为中位数所在级，越灰越不确定；格内数字为80%区间', 'Colour: class of the median, greyer where less certain; figures: 80 % interval'],
  spans: ['80%区间跨越的级数', 'number of classes that the 80 % interval spans'],
  rankNo: ['序', 'No.'], showAll: ['显示全部', 'Show all'], showFew: ['只显示前20', 'Show the first 20'],
  status: ['处理方式', 'Status'], quote: ['原文', 'Text of the plan'], needs: ['说明', 'Note'],
  meaning: ['含义', 'Meaning'], value: ['取值', 'Value'], reason: ['理由', 'Reason'],
  own: ['情景自定', 'the scenario’s own'], title: ['名称', 'Title'],
  publisher: ['发布者', 'Publisher'], period: ['时间', 'Period'], licence: ['使用条款', 'Licence'],
  band95: ['95%区间', '95 % interval'], band80: ['80%区间', '80 % interval'],
  band50: ['50%区间', '50 % interval'], horizon: ['期末', 'Horizon'], now: ['2020年', '2020'],
  reserve: ['应急备用床位', 'The emergency reserve'],
  reserveHow: [
    '需转移的老人来自须撤空的机构。共用：区内任一县区的备用床位可供全区使用，区外不援助；各自：各县区只用自己的，各自达到同样的把握。更罕见的年份见 emergency.csv。',
    'Displaced residents come from homes that must be emptied. Shared: any county’s reserve serves the whole region, and nobody outside helps; alone: each uses its own only, and is as safe by itself. Rarer years are in emergency.csv.'],
  reserveNone: ['不设全国共用的备用床位；请选省、市或县。', 'No reserve is shared nationwide: choose a province, a prefecture or a county.'],
  reserveRare: ['只在多少年一遇时不够', 'Too small only in'], reserveHeld: ['情景中的备用床位', 'Reserve of the scenario'],
  reserveChance: ['一年中有人无处安置的概率', 'P(anyone without room in a year)'],
  reserveNeeded: ['共用时最少须有', 'Smallest reserve, shared'], reserveRange: ['抽样误差范围', 'Monte Carlo range'],
  reserveAlone: ['各自储备合计', 'Sum, each alone'], reserveGain: ['共用节省', 'Saved by sharing'],
  yearly: ['一年中的平均人数（计入县区间互助）', 'People in a year on average, mutual aid counted'],
  displaced: ['需转移', 'Displaced'], aided: ['由外县接收', 'Taken in elsewhere'], unplaced: ['无处安置', 'Without room'],
  course: ['进度监测', 'Monitoring'],
  courseHow: [
    '“应达”为由2020年起点到期限的直线；“填报”为规划人员自己的数。约束性指标在前。',
    'The path is the straight line from the start of 2020 to the deadline; “reached” is the planner’s own figure. Binding rows first.'],
  path: ['应达', 'Path'], simulated: ['模拟中位数', 'Simulated median'], reached: ['填报', 'Reached'], standing: ['状态', 'Standing'],
  trust: ['可信程度：与实际普查数的检验', 'How far to trust it: held against a census'],
  ages: ['年龄', 'Ages'], units: ['单元数', 'Units'], mdape: ['误差中位数', 'Median absolute error'], bias: ['偏差中位数', 'Median error'],
  in80: ['80%区间含住', 'Inside 80 %'], in95: ['95%区间含住', 'Inside 95 %'], width80: ['80%区间平均宽度', 'Mean width of 80 %'], crps: ['CRPS（占实际数）', 'CRPS (of the count)'],
  deadlineMark: ['期限', 'deadline'], threshold: ['要求', 'asked'],
};
const LEVELS = {
  county: ['县（市、区）', 'county'], prefecture: ['市', 'prefecture'],
  province: ['省', 'province'], nation: ['全国', 'nation'],
};
const ATTRIBUTES = {
  binding: ['约束性', 'binding'], anticipated: ['预期性', 'anticipated'], project: ['工程项目', 'project'],
  baseline: ['基数', 'baseline'], definition: ['定义', 'definition'], assumption: ['假设', 'assumption'],
};
const STATUSES = {
  evaluated: ['已模拟对照', 'evaluated'], calibration: ['用于设定基数', 'sets the baseline'],
  tracked: ['仅跟踪', 'tracked only'], definition: ['定义', 'definition'],
  not_modelled: ['未模拟', 'not modelled'], no_denominator: ['无分母', 'no denominator'],
};
const EVALUATIONS = { mid_term: ['中期评估', 'mid-term'], final: ['终期评估', 'final'] };
const COURSES = {
  met: ['已达到', 'reached'], on_path: ['进度正常', 'on path'], behind: ['进度落后', 'behind'], no_figure: ['未填报', 'no figure'],
  recorded: ['已填报，规划无数值', 'recorded'],
};
const AGES = {
  total: ['总人口', 'all ages'], '10plus': ['10岁及以上', '10 and over'], '60plus': ['60岁及以上', '60 and over'],
  '65plus': ['65岁及以上', '65 and over'], '80plus': ['80岁及以上', '80 and over'], '85plus': ['85岁及以上', '85 and over'],
};
const NOTES = [
  ['人口为常住人口口径；“年”指当年12月31日，2020年由11月1日普查时点推至年末。',
    'People are residents; a year means its 31 December, and 2020 is the census of 1 November moved to it.'],
  ['每一次模拟是全部地区共同的一种未来；地区合计在同一未来之内相加。',
    'A draw is one future for all regions together; sums over regions are taken inside a draw.'],
  ['概率后的“±”是有限次模拟带来的误差（一个标准误），不是模型本身的误差。',
    'The “±” after a probability is the error of a finite number of draws (one standard error), not that of the model.'],
  ['方格图一格为一个地区，位置近似，不表示行政区域界线；未使用地图底图，未附审图号。',
    'On the tile map a square is a region near its true place; no boundary is drawn and no base map is used.'],
];
