//! Peoples in the names of autonomous areas.

/// Peoples named in the names of autonomous areas, without 族.
const PEOPLES: [&str; 57] = [
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "高山",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
    "各",
    "汉",
];

/// Peoples that stand in names without 族 too.
const WITHOUT_ZU: [&str; 7] = ["维吾尔", "哈萨克", "塔吉克", "锡伯", "柯尔克孜", "蒙古", "达斡尔"];

/// Peoples as they stand in English names.
const ENGLISH_PEOPLES: [&str; 59] = [
    "Mongol",
    "Mongolian",
    "Hui",
    "Tibetan",
    "Uyghur",
    "Miao",
    "Yi",
    "Zhuang",
    "Bouyei",
    "Korean",
    "Manchu",
    "Dong",
    "Yao",
    "Bai",
    "Tujia",
    "Hani",
    "Kazakh",
    "Dai",
    "Li",
    "Lisu",
    "Va",
    "Wa",
    "She",
    "Lahu",
    "Shui",
    "Sui",
    "Dongxiang",
    "Nakhi",
    "Naxi",
    "Jingpo",
    "Kyrgyz",
    "Tu",
    "Daur",
    "Mulao",
    "Mulam",
    "Qiang",
    "Blang",
    "Salar",
    "Maonan",
    "Gelao",
    "Xibe",
    "Achang",
    "Pumi",
    "Tajik",
    "Nu",
    "Evenki",
    "Ewenki",
    "Bonan",
    "Yugur",
    "Jing",
    "Derung",
    "Dulong",
    "Oroqen",
    "Monba",
    "Lhoba",
    "Jino",
    "Various",
    "Nationalities",
    "and",
];

/// 阜新蒙古族 is 阜新; a people alone keeps its name: 鄂温克族 is 鄂温克.
pub(super) fn without_peoples(name: &str) -> &str {
    let mut stem = name;
    loop {
        let shorter = PEOPLES.iter().find_map(|people| {
            let rest = stem.strip_suffix('族').and_then(|rest| rest.strip_suffix(people));
            rest.or_else(|| {
                WITHOUT_ZU.contains(people).then(|| stem.strip_suffix(people)).flatten()
            })
            .filter(|rest| rest.chars().count() >= 2)
        });
        match shorter {
            Some(rest) => stem = rest,
            None => return stem.strip_suffix('族').unwrap_or(stem),
        }
    }
}

/// `Harqin Zuoyi Mongol` is `Harqin Zuoyi`.
pub(super) fn without_english_peoples(name: &str) -> &str {
    let mut stem = name;
    while let Some((rest, last)) = stem.rsplit_once(' ') {
        if !ENGLISH_PEOPLES.contains(&last.trim_end_matches(',')) {
            break;
        }
        stem = rest;
    }
    stem
}
