//! What is said of the call itself.

use super::messages;

messages! {
    /// How many problems there are, below what cannot be done.
    to_put_right(what, n) { "错误：{what}（须改正 {n} 处）", "error: {what} ({n} to put right)" }
    /// A refusal.
    refused(why) { "错误：{why}", "error: {why}" }
    /// The scenario is not there or cannot be parsed.
    scenario_unread() { "情景无法读取", "the scenario cannot be read" }
    /// The scenario cannot be run.
    scenario_unfit() { "情景不能运行", "the scenario cannot be run" }
    /// A named scenario cannot be run.
    named_unfit(name) { "{name} 不能运行", "{name} cannot be run" }
    /// One of several scenarios cannot be run.
    one_unfit() { "有情景不能运行", "a scenario cannot be run" }
    /// The seeds are wrong.
    seeds_unfit() { "数据表不能使用", "the seeds cannot be used" }
    /// The planner's own table is wrong.
    table_unfit() { "分县床位表不能使用", "the table of beds cannot be used" }
    /// The planner's service points or settlements are wrong.
    geodata_unfit() { "服务点表或居民点表不能使用", "the table of service points or settlements cannot be used" }
    /// The planner's figures are wrong.
    actuals_unfit() { "监测数据表不能使用", "the table of figures cannot be used" }
    /// An import that stopped.
    import_unfit() { "表格不能导入，未写出任何文件", "the tables cannot be imported; nothing was written" }
    /// Outlines that cannot be used.
    outlines_unfit() { "边界文件不能使用", "the outlines cannot be used" }
    /// No table has the figure.
    figure_unfit() { "没有哪个表含有这项数字", "no table has this figure" }
    /// A file that the system does not give.
    unread(why) { "无法读取：{why}", "cannot be read: {why}" }
    /// The same, by name.
    file_unread(name, why) { "`{name}` 无法读取：{why}", "`{name}` cannot be read: {why}" }
    /// The scenarios that come with the program.
    shipped(list) { "　自带情景：{list}", " Shipped scenarios: {list}" }
    /// The nearest shipped scenario.
    meant_shipped(word) { "；是否指 `{word}`？", "; did you mean `{word}`?" }
    /// A year outside the run.
    year_outside(year, first, last) {
        "--year {year}：本次模拟只报告 {first} 至 {last} 年",
        "--year {year}: the run reports {first} to {last}"
    }
    /// Two scenarios of one name, whose figures and maps would be mixed up.
    same_id(id) {
        "有两个情景的 id 都是 {id}：请改其中一个文件的 id，或只写一次",
        "two of the scenarios have the id {id}: change the id in one of the files, or name it once"
    }
    /// Scenarios of different places.
    nothing_in_common(base, other) {
        "{base} 与 {other} 没有共同的地区，无从对比：请选地区相同或相互包含的情景",
        "{base} and {other} have no region in common, so nothing can be compared: name scenarios of the same regions"
    }
    /// A target that has no unit in a region.
    nothing_counted(region, target) {
        "{region} 没有 `{target}` 所统计的对象",
        "{region} has none of what `{target}` counts"
    }
    /// A region that the scenario does not have.
    no_region(found) { "本情景没有地区 `{found}`", "`{found}` is no region of this scenario" }
    /// A name that several regions have.
    several_regions(found, list) {
        "`{found}` 是多个地区的名称：请用代码，{list} 之一",
        "`{found}` names several regions: give a code of {list}"
    }
    /// A target that the scenario does not have.
    no_target(found) { "本情景没有目标 `{found}`", "`{found}` is no target of this scenario" }
    /// The same, of `--fail-on`.
    no_fail_target(found) {
        "--fail-on：本次模拟没有目标 `{found}`",
        "--fail-on: `{found}` is no target of this run"
    }
    /// A target that falls due after the run.
    fail_target_later(found, deadline, last) {
        "--fail-on：目标 `{found}` 到 {deadline} 年末才到期，而模拟只到 {last} 年末：请延长 time.horizon_year 或去掉该目标",
        "--fail-on: `{found}` is due at the end of {deadline}, and the run ends with {last}: raise time.horizon_year or leave the target out"
    }
    /// A target that nothing can be said of.
    fail_target_unjudged(list) {
        "--fail-on：目标 {list} 在模拟的最大地区到期时均无分母，无法判断是否实现",
        "--fail-on: {list} cannot be judged: no widest region of the run has a denominator at the deadline"
    }
    /// What there is.
    there_are(list) { "（可选：{list}）", " (there are: {list})" }
    /// More memory than there is.
    memory_short(needed, whose, limit, advice, fewer) {
        "本次模拟约需 {needed} MiB，超过{whose}的 {limit} MiB：{advice}{fewer}",
        "the run needs about {needed} MiB, more than {whose} ({limit} MiB): {advice}{fewer}"
    }
    /// A limit of memory.
    allowed_memory() { " --max-memory 允许", "--max-memory allows" }
    /// Another.
    machine_memory() { "本机内存", "this machine has" }
    /// Another.
    addressable() { "可寻址内存", "can be addressed" }
    /// What fits.
    most_draws(draws) { "可试 --draws {draws}，这是能容纳的最多次数", "try --draws {draws}, the most that fit" }
    /// Nothing fits.
    fewer_regions(least) {
        "单线程一次抽样就需 {least} MiB：请减少地区",
        "one draw on one thread needs {least} MiB: choose fewer regions"
    }
    /// Something else that helps.
    fewer_threads() { "，或减少 --threads", ", or fewer --threads" }
    /// Scenarios with nothing between them.
    split_frame(base, other, sections) {
        "--split：{base} 与 {other} 的 {sections} 不同，两者之间没有可逐项分解的内容",
        "--split: {base} and {other} differ in {sections}, so there is nothing between them to split"
    }
    /// More changes than orders can be averaged over.
    split_many(base, other, n, runs, most) {
        "--split shapley：{other} 与 {base} 有 {n} 处不同，需要 {runs} 次模拟；最多分解 {most} 处：请用 --split chain",
        "--split shapley: {other} differs from {base} in {n} things, which makes {runs} runs; at most {most} things can be split so: use --split chain"
    }
    /// A file that stays as it is.
    there_already(path) {
        "{path} 已存在，不会覆盖：请换一个目录",
        "{path} is there already and stays as it is: give another directory"
    }
    /// An output file that stays as it is.
    there_already_out(path) {
        "{path} 已存在：加 --overwrite 覆盖，或用 --out 换一个文件名",
        "{path} is there already: give --overwrite, or another file with --out"
    }
    /// A region without a map.
    nothing_on_map(table) { "{table} 中没有可绘图的地区", "{table} has no region that a map can show" }
    /// No result directory.
    no_results(path, why) {
        "{path}：{why}；应为 carecast run 写出的结果目录",
        "{path}: {why}: expected a result directory that `carecast run` wrote"
    }
    /// A damaged file.
    damaged(path, why) { "{path} 已损坏：{why}", "{path} is damaged: {why}" }
    /// No directory.
    no_folder(path) {
        "{path} 不是目录：应为源数据表所在目录",
        "{path} is no directory: expected the folder of the source tables"
    }
    /// A table of seeds that is not there.
    no_table_of_seeds(found) { "没有数据表 `{found}`", "there is no table `{found}`" }
    /// Where the tables are listed.
    list_seeds() { "；用 carecast seeds list 列出", " (`carecast seeds list` lists them)" }
    /// A command that there is none of.
    no_command(found) { "没有命令 `{found}`", "there is no command `{found}`" }
    /// An option that there is none of.
    no_option(found) { "没有选项 `{found}`", "there is no option `{found}`" }
    /// An argument more than there are.
    no_argument(found) { "多余的参数 `{found}`", "one argument too many: `{found}`" }
    /// A value that an option does not take.
    bad_value(option, found) { "选项 {option} 的值 `{found}` 不对", "the value `{found}` of {option} is wrong" }
    /// An argument that is missing.
    argument_missing(list) { "缺少参数：{list}", "missing: {list}" }
    /// Any other mistake of the call.
    bad_call() { "命令行有误", "the call is wrong" }
    /// Where help is.
    see_help() { "　用 carecast --help 查看用法", " (see `carecast --help`)" }
    /// How large a run is.
    run_size(id, counties, years, draws) {
        "{id}：{counties} 个县 × {years} 年 × {draws} 次模拟",
        "{id}: {counties} counties × {years} years × {draws} draws"
    }
    /// What it takes.
    run_takes(seconds, mib, rows) {
        "；双核约 {seconds} 秒，{mib} MiB，{rows} 行",
        "; about {seconds} s on 2 cores, {mib} MiB, {rows} rows"
    }
    /// Single against double precision.
    float_difference(difference) {
        "单精度与双精度的差别至多 {difference}",
        "float32 departs from float64 by {difference} at the most"
    }
    /// Beside the bar.
    time_left() { "剩余", "left" }
    /// How sure a chance is.
    chance_error(error) {
        "概率的模拟误差至多 ±{error} 个百分点",
        "Monte Carlo error of a chance at most ±{error} points"
    }
    /// The first target of the plan in a region that is done, and how sure it is.
    chance_so_far(region, target, chance, error) {
        "{region}：{target}实现概率 {chance}%，模拟误差 ±{error} 个百分点",
        "{region}: {target} met in {chance} % of draws, Monte Carlo error ±{error} points"
    }
    /// A file that cannot be written.
    writing(path) { "写入 {path}", "writing {path}" }
    /// A directory that cannot be made.
    making(path) { "创建目录 {path}", "making the directory {path}" }
    /// An answer that cannot be printed.
    answering() { "输出结果", "writing the answer" }
    /// Threads that do not start.
    starting_threads() { "启动线程", "starting the threads" }
    /// A signal that cannot be heard.
    listening() { "等待 Ctrl-C", "listening for Ctrl-C" }
    /// A workbook that cannot be made.
    making_workbook() { "生成工作簿", "making the workbook" }
    /// Completions that cannot be printed.
    printing_completions() { "输出补全脚本", "printing the completions" }
    /// A manual page that cannot be printed.
    printing_manual() { "输出手册页", "printing the manual page" }
    /// A published revision that is damaged.
    revision_unfit() { "该人口展望版本无法推算", "the revision cannot be projected" }
    /// The shipped county model is damaged.
    model_damaged() { "县级模型已损坏", "the county model is damaged" }
    /// Censuses that do not suffice.
    model_unfit() { "县级模型无法拟合", "the county model cannot be fitted" }
    /// Censuses that do not suffice.
    hindcast_unfit() { "回测无法进行", "the hindcast cannot be made" }
    /// The shipped seeds are damaged.
    seeds_damaged() { "内置数据表已损坏", "the seeds are damaged" }
    /// Source tables that do not suffice.
    seeds_unmade() { "数据表无法重建", "the seeds cannot be built" }
    /// What a rebuild found.
    files_differ(n, differ) { "共 {n} 个文件，{differ} 个不同", "{n} files, {differ} differ" }
    /// The rest of a table.
    more_lines(n) { "……另有 {n} 行", "… and {n} more lines" }
    /// How large a hindcast is.
    units_and_draws(units, draws) { "{units} 个单元，{draws} 次模拟", "{units} units, {draws} draws" }
    /// Columns of a hindcast's scores.
    scores_heading() {
        "组       误差中位 平均误差 偏差   CRPS  50 %   80 %   90 %   95 %",
        "group      MdAPE   MAPE   bias   CRPS   50 %   80 %   90 %   95 %"
    }
    /// Columns of the engine's check.
    projection_heading() {
        "年份   总人口   0–4岁   60岁+    65岁+    80岁+  （推算 ÷ 公布 − 1）",
        "year    total     0–4      60+      65+      80+   (projected ÷ published − 1)"
    }
    /// The engine's check of life tables.
    life_heading() { "预期寿命：推算 − 公布，岁", "life expectancy, computed − published, years" }
    /// Another process writes there.
    directory_busy(path) {
        "另一次模拟正在写入 {path}：请等它结束，或用 --out 换目录",
        "another run is writing {path}: wait for it, or choose another --out"
    }
    /// Ctrl-C.
    directory_cancelled(path) { "已中断：{path} 未写入任何内容", "interrupted: nothing was written to {path}" }
    /// The file system said no.
    directory_io(path, source) { "无法写入 {path}：{source}", "cannot write {path}: {source}" }
    /// Results of another run in the way.
    directory_other(path, list) {
        "{path} 是另一次模拟的结果（{list} 不同）：请用 --out 换目录，或加 --overwrite",
        "{path} holds the results of another run ({list} differ): choose another directory with --out, or add --overwrite"
    }
    /// Something else in the way.
    directory_foreign(path) {
        "{path} 已存在，且不是 carecast 的结果：请用 --out 换目录，或加 --overwrite 将其全部替换",
        "{path} exists and holds no results of carecast: choose another directory with --out, or add --overwrite to replace it with everything in it"
    }
    /// A file in the way.
    directory_file(path) {
        "{path} 不是目录：请用 --out 换一个",
        "{path} is not a directory: choose another one with --out"
    }
    /// A directory that nobody means to lose.
    directory_protected(path, reason) {
        "{path} 受保护（{reason}），--overwrite 不会替换：请用 --out 换目录",
        "{path} is {reason}, which --overwrite does not replace: choose another directory with --out"
    }
    /// A file that was written.
    made(path) { "已生成：{path}", "made: {path}" }
    /// What an import holds.
    imported(counties, beds, path, file) {
        "已读入 {counties} 个县、{beds} 张床，写出 {path}。在情景中写：[supply] county_table = \"{file}\"",
        "{counties} counties with {beds} beds, written to {path}. In the scenario: [supply] county_table = \"{file}\""
    }
    /// Schedules of a province carried out in a part of it.
    part_of_province(counties, province) {
        "本次运行只含{province}的 {counties} 个县，项目进度全部落在这些县；如只应承担一部分，请在情景中调整各项目的 per_year",
        "the run has {counties} counties of {province} only, and the whole of the programmes' schedules is carried out in them: set `per_year` to what falls to them"
    }
    /// What was left out.
    note(what) { "注意：{what}", "note: {what}" }
}
