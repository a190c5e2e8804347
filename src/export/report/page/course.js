// The plan held against what has been reached.
const GROUPS = DATA.courses.filter(group => group.years.some(row => row.simulated !== null || row.actual !== null));
const EVERY = [...new Set(GROUPS.flatMap(group => group.years.map(row => row.year)))].sort((a, b) => a - b);
const REACHED = GROUPS.flatMap(group => group.years.filter(row => row.actual !== null).map(row => row.year));
let courseYear = REACHED.length ? Math.max(...REACHED) : EVERY[EVERY.length - 1];
function drawCourse() {
  $('course').hidden = !GROUPS.length;
  if (!GROUPS.length) return;
  options($('courseYear'), EVERY.map(year => [year, String(year)]), courseYear);
  const named = code => {
    const found = F.regions.map((region, at) => [region, at]).filter(([region]) => region.code === code);
    return found.length ? nameOf(found[found.length - 1][1]) : code;
  };
  const rows = GROUPS.map(group => {
    // A target that is due before is shown as it stood then.
    const row = group.years.filter(row => row.year <= courseYear).pop();
    if (!row) return null;
    const value = figure => number(figure, group.unit);
    // 每县机构数 ≥ 1, but ≥ 100人.
    const unit = isShare(group.unit) ? '' : group.unit_name[L], first = !L && unit[0] === '每';
    const asked = () => (first ? unit + ' ' : '') + group.comparator + ' ' + value(group.threshold) + (first || !unit ? '' : (L ? ' ' : '') + unit);
    const name = el('span', {}, group.name[L], ' ', el('span', { class: 'tag ' + group.attribute }, ATTRIBUTES[group.attribute][L]), el('small', {}, group.id));
    return [name, named(group.region), group.threshold === null ? '—' : asked(), String(row.year) + (row.evaluation === 'annual' ? '' : L ? ` (${EVALUATIONS[row.evaluation][1]})` : `（${EVALUATIONS[row.evaluation][0]}）`),
      value(row.path), value(row.simulated), row.prob_met === null ? '—' : chance(row.prob_met), value(row.actual),
      el('span', { class: 'tag ' + row.course }, COURSES[row.course][L])];
  }).filter(Boolean);
  table($('courseTable'), 'courseCaption', w('course') + ' · ' + courseYear,
    ['target', 'region', 'asked', 'year', 'path', 'simulated', 'chance', 'reached', 'standing'].map(w), rows);
  const silent = DATA.courses.length - GROUPS.length;
  $('courseRest').textContent = !silent ? '' : L
    ? `${silent} more rows of the plan are neither simulated nor in the planner’s table; monitoring.csv lists them.`
    : `规划另有${silent}项既未模拟，也无填报数，列于 monitoring.csv。`;
}
$('courseYear').addEventListener('change', event => { courseYear = Number(event.target.value); drawCourse(); });
